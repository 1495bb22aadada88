import type { Text } from './text.ts';
import type { Wanted } from './wanted.ts';

/** What is known about a place in the learner's program that does not compile. */
export interface CompileProblem {
  readonly message: string;
  readonly file?: string;
  /** From 1. */
  readonly line?: number;
  /** In characters, from 0. */
  readonly column?: number;
  readonly length?: number;
  /** The line itself, and the one above it, where the mistake often is. */
  readonly lineText?: string;
  readonly lineAbove?: string;
  /** An import leads nowhere. */
  readonly unresolved?: true;
}

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** How a program came to an end. */
export interface Exit {
  readonly status: number | null;
  readonly signal: string | null;
}

/** What a program that has thrown something left on standard error. */
export interface LastWords {
  /** The first place in the learner's own files that is named, as `server.ts:12`. */
  readonly at?: string;
  /** What was thrown. */
  readonly error?: string;
  /** It was thrown because nobody listened to an 'error' event. */
  readonly unheard?: true;
  /** A promise was rejected with it, and nobody caught that. */
  readonly rejected?: true;
}

/** Why a program could not be probed, or stopped being there. */
export type Crash =
  | { readonly cause: 'does-not-compile'; readonly problem: CompileProblem }
  | { readonly cause: 'no-file'; readonly expected: string }
  | { readonly cause: 'cannot-start'; readonly command: string; readonly code: string }
  | ({ readonly cause: 'exited'; readonly exit: Exit } & LastWords)
  | {
      readonly cause: 'never-listened';
      readonly waitedMs: number;
      readonly asked: Address;
      readonly protocol: 'tcp' | 'udp';
      /** It did not come back to its event loop either. */
      readonly blocked?: true;
    }
  /** It runs, and does not come back to its event loop. `missed`: what somebody was waiting for. */
  | {
      readonly cause: 'blocked';
      readonly waitedMs: number;
      readonly missed: { readonly who: string; readonly wanted: Wanted };
    }
  /** Somebody else has the port, as they should: it is for everybody who asks to share it. */
  | { readonly cause: 'port-not-shared'; readonly asked: Address }
  | { readonly cause: 'wrong-protocol'; readonly protocol: 'tcp' | 'udp'; readonly asked: Address }
  | { readonly cause: 'wrong-address'; readonly listens: Address; readonly asked: Address };

/** Why a member of a multicast group hears nothing of what is said there, or is not heard there itself. */
export type Deafness =
  | { readonly cause: 'not-joined'; readonly group: string }
  | { readonly cause: 'other-port'; readonly bound: number; readonly port: number }
  /** It is bound to an address of its own, where nothing arrives that is sent to a group. */
  | { readonly cause: 'own-address'; readonly host: string }
  /** It did not say where to send, and the system chose. */
  | { readonly cause: 'no-interface' };

/** What a program prints on. */
export type Stream = 'stdout' | 'stderr';
/** Where it should have printed something; `either` is as good as the other. */
export type Streams = Stream | 'either';

/**
 * What was observed, as facts; the explain folder makes the sentences. `who` is the client, or the learner's
 * program, that observed it; `stream` where a program should have printed it, `insteadOn` where it did; `deaf` why it may not have heard of it. `after` says what had
 * happened just before, when that is not plain from the title.
 */
export type Failure = { readonly after?: Text } & (
  | {
      readonly kind: 'silence';
      readonly who: string;
      readonly stream?: Streams;
      readonly insteadOn?: Stream;
      readonly deaf?: Deafness;
      readonly wanted: Wanted;
      readonly waitedMs: number;
      /** It had printed something else there, before that was looked for. */
      readonly hadPrinted?: true;
      /** It did come, but only then. */
      readonly cameAfterMs?: number;
      /** The program that should have said it had ended. */
      readonly ended?: { readonly program: string; readonly exit: Exit };
    }
  | {
      readonly kind: 'mismatch';
      readonly who: string;
      readonly stream?: Streams;
      readonly insteadOn?: Stream;
      readonly deaf?: Deafness;
      readonly wanted: Wanted;
      /** As it came; bytes where it was a datagram, a text where it is told in words. */
      readonly received: string | Uint8Array | Text;
      /** Where a program ended otherwise than it should have: what it threw. */
      readonly thrown?: LastWords;
      /** The sentence that says so, where what was wanted and what was found do not make one. */
      readonly told?: Text;
    }
  | {
      readonly kind: 'unexpected';
      readonly who: string;
      readonly unwanted: Wanted;
      /** As it came; bytes where it was a datagram. */
      readonly received: string | Uint8Array;
    }
  | {
      readonly kind: 'closed';
      readonly who: string;
      /** The other side, which closed it. */
      readonly by: string;
      readonly how: 'end' | 'reset';
      readonly wanted: Wanted;
      /** `who` did not wait, but was saying lines of so many bytes. */
      readonly saying?: number;
      /** What had come in place of it. */
      readonly received?: string;
    }
  | { readonly kind: 'refused'; readonly who: string; readonly address: Address }
  | { readonly kind: 'crashed'; readonly program: string; readonly crash: Crash }
  | {
      readonly kind: 'measure';
      /** A sentence; {value} and {limit} stand for the figures with their unit. */
      readonly what: Text;
      readonly value: number;
      readonly limit: number;
      readonly unit: Text;
    }
);

/** The learner's failure. Whatever else a check throws is our own fault and makes it inconclusive. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed';
  readonly failure: Failure;
  /** The id of a check that fails for the same cause: where it has failed, this one waits for it. */
  readonly sharesCauseWith: string | undefined;

  constructor(failure: Failure, sharesCauseWith?: string) {
    super(failure.kind);
    this.failure = failure;
    this.sharesCauseWith = sharesCauseWith;
  }
}

/** The machine cannot tell: no fault of the learner's, and none of the verifier's. */
export class CannotTell extends Error {
  override readonly name = 'CannotTell';
  readonly reason: Text;

  constructor(reason: Text) {
    super(reason.en);
    this.reason = reason;
  }
}
