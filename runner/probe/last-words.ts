import path from 'node:path';
import type { LastWords } from '../lesson/failure.ts';

/** What stands below the line of Node's that points with carets at where it was thrown; the last of them ended it. */
const fatal = /^ *\^+ *\r?\n(?:\r?\n)?(?<thrown>\S.*)$/gm;
/** The same in other languages, or where there was no line to point at. */
const namedError = /^\s*(?:Uncaught )?(?<thrown>[\w.]*(?:Error|Exception)(?=[:\s]|$).*)$/m;
/** Node's own words around what a promise was rejected with, when that is no error. */
const rejectedWith =
  /^\[?UnhandledPromiseRejection: .* rejected with the reason "(?<reason>.*?)(?:"\.\]?(?: \{)?)?$/;
/** Where Node ends a program for a promise that was rejected, when nothing in the error names a better place. */
const inNodesPromises = /^node:internal\/(?:process\/promises|modules\/run_main):\d+$/m;
/** Below the learner's folder, and not the learner's: packages, and the part of ours that runs inside the program. */
const notTheirs = /(?:^|[\\/])(?:node_modules|runner[\\/]probe)[\\/]/;

/** What stands there when an exception was not caught, or shown as a whole, and in no message of a program's own. */
const trace = /^ +at .+:\d+\)?$|^Node\.js v\d|^Traceback \(most recent call last\)/m;

/** Whether a program that has ended has thrown something. */
export const hasThrown = (stderr: string) => trace.test(stderr);

/** Reads what a program that has crashed left on standard error; its files are in this folder. */
export function readLastWords(stderr: string, folder: string): LastWords {
  const at = placeIn(folder, stderr);
  const error = whatWasThrown(stderr);
  return {
    ...(at === undefined ? {} : { at }),
    ...(error === undefined ? {} : { error }),
    ...(/^Emitted 'error' event/m.test(stderr) ? { unheard: true } : {}),
    ...(inNodesPromises.test(stderr) ? { rejected: true } : {}),
  };
}

function placeIn(folder: string, stderr: string): string | undefined {
  const here = folder.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const places = stderr.matchAll(new RegExp(`${here}[\\\\/]([^\\s():]+):(\\d+)`, 'g'));
  for (const [, file = '', line = ''] of places) {
    if (!notTheirs.test(file)) return `${path.normalize(file)}:${line}`;
  }
  return undefined;
}

function whatWasThrown(stderr: string): string | undefined {
  const match = [...stderr.matchAll(fatal)].at(-1) ?? namedError.exec(stderr);
  const thrown = match?.groups?.['thrown'];
  return thrown && (rejectedWith.exec(thrown)?.groups?.['reason'] ?? thrown);
}

/** How much of what programs have printed goes into a result, in lines and in characters of each. */
const most = { lines: 16, width: 400 };
/** A line of a stack trace that is about the part of ours inside the program. */
const ourFrame = /^ +at .*[\\/]runner[\\/]probe[\\/]/;

/** The last lines that programs have printed, each under its name where there are several. */
export function lastPrinted(
  programs: readonly { readonly name: string; readonly text: string }[],
): string {
  const printed = programs.filter(({ text }) => text.trim() !== '');
  const share = Math.max(2, Math.floor(most.lines / Math.max(1, printed.length)));
  const parts = printed.map(({ name, text }) => {
    const lines = text.trimEnd().split('\n');
    const last = lines.filter((line) => !ourFrame.test(line)).slice(-share);
    return [...(printed.length > 1 ? [`[${name}]`] : []), ...last];
  });
  return parts
    .flat()
    .map((line) => line.slice(0, most.width))
    .join('\n');
}

/** Whether a program says that its port was taken, in whatever language it is written. */
export const saysPortTaken = (stderr: string) => /EADDRINUSE|address already in use/i.test(stderr);
