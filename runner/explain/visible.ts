import { characterAt, decode } from './utf8.ts';

/** Characters without a shape of their own: what sets the direction of writing, has no width, or is no character. */
const unseen =
  /[\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu;

const codeOf = (character: string) =>
  `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;

/**
 * A text on one line, with line ends, tabs and all that cannot be seen made visible: `\r\n` is ⏎, `\n` alone is ␊, a
 * mark that turns the writing around is `<U+202E>`.
 */
export const visible = (text: string): string =>
  text
    .replaceAll('\r\n', '⏎')
    .replaceAll('\n', '␊')
    .replaceAll('\r', '␍')
    .replaceAll('\t', '⇥')

    .replace(/[\u0000-\u001f\u007f-\u009f]/g, (control) => {
      const code = control.codePointAt(0) ?? 0;
      return code < 0x20 ? String.fromCodePoint(0x2400 + code) : '�';
    })
    .replace(unseen, codeOf);

/** A byte as two digits. */
export const hexByte = (byte: number) => byte.toString(16).padStart(2, '0');

const hex = (bytes: readonly number[]) => `<${bytes.map(hexByte).join(' ')}>`;

/** Text with a few bytes in it that are none, as of a character that was cut in two; undefined where they are many. */
function mixed(bytes: Uint8Array): string | undefined {
  const parts: string[] = [];
  let wrong: number[] = [];
  let count = 0;
  const flush = () => {
    if (wrong.length > 0) parts.push(hex(wrong));
    wrong = [];
  };
  for (let at = 0; at < bytes.length;) {
    const length = characterAt(bytes, at);
    if (length === 0) {
      wrong.push(bytes[at] ?? 0);
      count += 1;
    } else {
      flush();
      parts.push(visible(decode(bytes.subarray(at, at + length)) ?? ''));
    }
    at += Math.max(1, length);
    if (count * 4 > bytes.length) return undefined;
  }
  flush();
  return parts.join('').replaceAll('␍␊', '⏎');
}

/** Whether a message of JSON begins here, behind its length in four bytes. No such message has 16 MiB. */
const isFrame = (bytes: Uint8Array) => bytes[0] === 0 && bytes[4] === 0x7b;

/** The same for bytes; what is no text is shown in hex, and a frame with its length: `[15]{"kind":"ping"}`. */
export function visibleBytes(bytes: Uint8Array): string {
  let shown = '';
  let rest = bytes;
  while (isFrame(rest)) {
    const length = new DataView(rest.buffer, rest.byteOffset).getUint32(0);
    shown += `[${length}]${unframed(rest.subarray(4, 4 + length))}`;
    rest = rest.subarray(4 + length);
  }
  return shown + (rest[0] === 0 && rest.length <= 4 ? hex([...rest]) : unframed(rest));
}

function unframed(bytes: Uint8Array): string {
  const text = decode(bytes);
  if (text !== undefined) return visible(text);
  return (
    mixed(bytes) ??
    (bytes.length > 64 ? hex([...bytes.subarray(0, 64)]).replace('>', ' …>') : hex([...bytes]))
  );
}

/** A long text without its middle, so that both ends can be seen. `most` is in characters. */
export function shorten(text: string, most: number): string {
  const characters = [...text];
  if (characters.length <= most) return text;
  const head = Math.ceil((most - 1) * 0.6);
  const tail = Math.max(0, most - 1 - head);
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - tail).join('')}`;
}
