import type { Address } from './failure.ts';

/** Which way a datagram goes: from the program that speaks first, or back to it. */
export type Way = 'there' | 'back';

/** What becomes of a datagram. */
export interface Fate {
  /** After how many milliseconds it arrives, 0 at once: more than once where it is repeated, never where it is lost. */
  readonly arrivesAfter: readonly number[];
  /** What it is, in a word, where its bytes are not for reading. */
  readonly says?: string;
}

/** What decides about the datagrams on a link. */
export interface Traffic {
  /** A datagram has come to the link. */
  comes(bytes: Uint8Array, way: Way, atMs: number): Fate;
  /** A copy of it has been handed over. */
  arrives(bytes: Uint8Array, way: Way, atMs: number): void;
}

/** A time in which nothing was passed on that should have been, in milliseconds since the check began. */
export type HoldUp = readonly [fromMs: number, toMs: number];

/** The network between two programs, which loses, repeats and delays. */
export interface Link {
  /** Where the first program finds the second one. */
  readonly address: Address;
  /** Looks now and after every datagram until it finds something; undefined when it has not within this time. */
  until<T>(look: () => T | undefined, withinMs: number): Promise<T | undefined>;
  /** Says from now on whether all that had been sent to it by now has come through: it may lag behind. */
  catchesUp(): () => boolean;
  /** When it was held up for longer than so much, since this machine was busy. */
  heldUp(moreThanMs: number): readonly HoldUp[];
}
