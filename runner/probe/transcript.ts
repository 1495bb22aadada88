import { Buffer } from 'node:buffer';
import { mostEntries, type TranscriptEntry, type WireEvent } from '../lesson/transcript.ts';
import { Changes } from './waiting.ts';

/** So many bytes are kept whole; of what comes after them, only the beginning of each piece. */
const keptWhole = 8 * 2 ** 20;
const keptOfEach = 256;

/** Writes down what happens in one check. */
export class Transcript {
  readonly entries: TranscriptEntry[] = [];
  readonly changes = new Changes();
  readonly #began = performance.now();
  #bytes = 0;
  /** What is being transferred right now, and where that stands among the entries. */
  #bulk: { readonly from: string; readonly to: string; index: number; size: number } | undefined;

  /** Milliseconds since the check began. */
  now(): number {
    return performance.now() - this.#began;
  }

  add(
    from: string,
    to: string,
    event: WireEvent,
    bytes: Uint8Array = Buffer.alloc(0),
    says?: string,
  ) {
    if (this.entries.length >= mostEntries) return;
    this.#bytes += bytes.length;
    const kept = this.#bytes <= keptWhole ? bytes : Buffer.from(bytes.subarray(0, keptOfEach));
    const more = {
      ...(kept.length < bytes.length ? { size: bytes.length } : {}),
      ...(says === undefined ? {} : { says }),
    };
    this.entries.push({ atMs: this.now(), from, to, event, bytes: kept, ...more });
    this.changes.fire();
  }

  /** Bytes that are too many to be kept. What follows without a break becomes one entry. */
  addBulk(from: string, to: string, size: number) {
    const last = this.#bulk;
    const goesOn = last?.index === this.entries.length - 1 && last.from === from && last.to === to;
    const bulk = goesOn ? last : { from, to, index: this.entries.length, size: 0 };
    bulk.size += size;
    this.#bulk = bulk;
    const atMs = this.entries[bulk.index]?.atMs ?? this.now();
    const bytes = Buffer.alloc(0);
    this.entries[bulk.index] = { atMs, from, to, event: 'data', bytes, size: bulk.size };
  }
}
