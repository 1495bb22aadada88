// The forms of ECMA-48: CSI with parameters, strings such as a window's title, and the short ones.
const sequences =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]|\u001b[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)|\u001b[ -/]*[0-Z\\^-~]/g;
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/** The beginning of a sequence whose end has not come yet. A string that goes on and on is none. */
const unfinished =
  /(?:\u009b[0-?]*[ -/]*|\u001b(?:\[[0-?]*[ -/]*|[\]PX^_][^\u0007\u001b]{0,256}|[ -/]*)?)$/;

/** Takes control sequences and control characters out of a stream of text, also where a chunk cuts one in two. */
export class ControlFilter {
  #pending = '';

  clean(text: string): string {
    // Nearly all text has none of them.
    if (this.#pending === '' && text.search(controls) < 0) return text;
    const whole = this.#pending + text;
    this.#pending = unfinished.exec(whole)?.[0] ?? '';
    const finished = whole.slice(0, whole.length - this.#pending.length);
    return finished.replace(sequences, '').replace(controls, '');
  }
}
