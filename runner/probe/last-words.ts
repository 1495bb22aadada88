import path from 'node:path';

/** What a program that has crashed left on standard error. */
export interface LastWords {
  /** The first place in the learner's own files that is named, as `server.ts:12`. */
  readonly at?: string;
  /** What was thrown. */
  readonly error?: string;
  /** It was thrown because nobody listened to an 'error' event. */
  readonly unheard?: true;
}

/** Reads them, for a program whose files are in this folder. */
export function readLastWords(stderr: string, folder: string): LastWords {
  const here = folder.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const place = new RegExp(`${here}[\\\\/]([^\\s():]+):(\\d+)`).exec(stderr);
  const error = /^\s*(?:Uncaught )?([\w.]*(?:Error|Exception)\b.*)$/m.exec(stderr)?.[1];
  return {
    ...(place ? { at: `${path.normalize(place[1] ?? '')}:${place[2] ?? ''}` } : {}),
    ...(error === undefined ? {} : { error }),
    ...(/^Emitted 'error' event/m.test(stderr) ? { unheard: true } : {}),
  };
}

/** Whether a program says that its port was taken, in whatever language it is written. */
export const saysPortTaken = (stderr: string) => /EADDRINUSE|address already in use/i.test(stderr);
