import type { Failure } from '../lesson/failure.ts';
import type { Lang } from '../lesson/text.ts';
import { visibleBytes } from './visible.ts';
import { describeDatagram } from './wanted.ts';

export const seconds = (ms: number) => `${(ms / 1000).toFixed(1).replace(/\.0$/, '')} s`;

/** Chinese sets a blank between its own characters and Latin ones. */
export const beside = (text: string) => (/^[\w"]/.test(text) ? ` ${text}` : text);

export type Of<Kind extends Failure['kind']> = Extract<Failure, { kind: Kind }>;

/** What came, on one line and in the language that is wanted. */
export interface Shown {
  readonly received: string;
  /** What came where it was bytes. */
  readonly bytes?: Uint8Array;
}

/** A failure, its facts ready to be put into sentences. */
export type Spoken =
  | Exclude<Failure, { kind: 'mismatch' | 'unexpected' }>
  | (Of<'mismatch'> & Shown)
  | (Of<'unexpected'> & Shown);

export function inLanguage(failure: Failure, lang: Lang): Spoken {
  if (failure.kind !== 'mismatch' && failure.kind !== 'unexpected') return failure;
  const { received } = failure;
  if (typeof received === 'string') return { ...failure, received };
  if (!(received instanceof Uint8Array)) return { ...failure, received: received[lang] };
  const line = received.length === 0 ? describeDatagram(received, lang) : visibleBytes(received);
  return { ...failure, received: line, bytes: received };
}
