/** What can be seen to happen between two parties, or is done to one of them: then `from` and `to` are the same. */
export type WireEvent =
  | 'connect'
  /** An attempt to connect that came to nothing. */
  | 'refused'
  | 'data'
  /** A datagram that the network has lost on its way. */
  | 'lost'
  | 'end'
  | 'reset'
  /** A client stops reading, and reads again. */
  | 'stall'
  | 'resume'
  /** A socket for datagrams is closed, of which nobody is told. */
  | 'close'
  /** A client has waited in vain for what should have come by then. */
  | 'timeout'
  /** A program is sent the signal that the bytes name. */
  | 'signal'
  /** A program has ended by itself. */
  | 'exit';

/** One thing that happened in a check. `from` and `to` are names of clients or of the learner's programs. */
export interface TranscriptEntry {
  /** Milliseconds since the check began. */
  readonly atMs: number;
  readonly from: string;
  readonly to: string;
  readonly event: WireEvent;
  /** Where there is a `size`, only the beginning of them, or nothing. */
  readonly bytes: Uint8Array;
  /** How many bytes there were, where they are too many to be kept. */
  readonly size?: number;
  /** What they are, where they are not for reading. */
  readonly says?: string;
}

/** No transcript is longer: what comes after so many entries is left out. */
export const mostEntries = 50_000;
