import { Buffer } from 'node:buffer';
import type { TranscriptEntry, WireEvent } from '../lesson/transcript.ts';

/** Writes down what happens in one check. */
export class Transcript {
  readonly entries: TranscriptEntry[] = [];
  readonly #began = performance.now();

  /** Milliseconds since the check began. */
  now(): number {
    return performance.now() - this.#began;
  }

  add(from: string, to: string, event: WireEvent, bytes: Uint8Array = Buffer.alloc(0)) {
    this.entries.push({ atMs: this.now(), from, to, event, bytes });
  }
}
