/** What can be seen to happen between two parties. */
export type WireEvent = 'connect' | 'data' | 'end' | 'reset' | 'exit';

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
}
