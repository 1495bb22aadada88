import { Buffer } from 'node:buffer';
import type { TranscriptEntry, WireEvent } from '../lesson/transcript.ts';

/** So many bytes are kept whole; of what comes after them, only the beginning of each piece. */
const keptWhole = 8 * 2 ** 20;
const keptOfEach = 256;
const mostEntries = 50_000;

/** Writes down what happens in one check. */
export class Transcript {
  readonly entries: TranscriptEntry[] = [];
  readonly #began = performance.now();
  #bytes = 0;

  /** Milliseconds since the check began. */
  now(): number {
    return performance.now() - this.#began;
  }

  add(from: string, to: string, event: WireEvent, bytes: Uint8Array = Buffer.alloc(0)) {
    if (this.entries.length >= mostEntries) return;
    this.#bytes += bytes.length;
    const kept = this.#bytes <= keptWhole ? bytes : Buffer.from(bytes.subarray(0, keptOfEach));
    this.entries.push({ atMs: this.now(), from, to, event, bytes: kept });
  }
}
