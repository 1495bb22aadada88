import { Buffer } from 'node:buffer';
import { statSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import type { Download } from '../lesson/stage.ts';
import { FileReader, placeInFile } from './big-file.ts';
import type { Heard } from './heard.ts';
import { Changes, until } from './waiting.ts';

/**
 * The whole file takes a fraction of a second; whoever has let us wait for so many times the time after which silence is
 * the end is not going to be done. On a slow machine that time is longer.
 */
const mostQuiets = 12;
/** How long this process has had nothing to do, in milliseconds: while it is busy, nobody lets it wait. */
const ownIdleMs = () => performance.eventLoopUtilization().idle;
/** Who lets the other side see no progress for so long, in milliseconds, may be taken for one who has gone. */
const seemsGoneMs = 500;
/** So many bytes the system may hold on the way: the other side need not see that fewer of them were taken. */
const mostOnTheWay = 8 * 2 ** 20;
/** So many bytes of what came instead tell surely where they belong. */
const tellsItsPlace = 32;

/** Compares what comes with the lesson's big file, byte by byte, without keeping it. */
export class FileDownload {
  readonly #reader: FileReader;
  readonly #size: number;
  readonly #idleMs: () => number;
  readonly #changes = new Changes();
  /** Since when, and from which byte on, the other side may have seen no progress. */
  #unseenFrom: { readonly ms: number; readonly byte: number };
  #longestMs = 0;
  #bytes = 0;
  #wrongAt: number | undefined;
  /** What came from the first wrong byte on. */
  #instead = Buffer.alloc(0);

  /** `sinceMs`: since when something may have come, as `performance.now()` tells it. */
  constructor(file: string, sinceMs = performance.now(), idleMs: () => number = ownIdleMs) {
    this.#unseenFrom = { ms: sinceMs, byte: 0 };
    this.#idleMs = idleMs;
    this.#reader = new FileReader(file);
    this.#size = statSync(file).size;
  }

  add(bytes: Buffer) {
    if (this.#wrongAt === undefined) this.#compare(bytes);
    else if (this.#instead.length < tellsItsPlace) {
      this.#instead = Buffer.concat([this.#instead, bytes.subarray(0, tellsItsPlace)]);
    }
    this.#bytes += bytes.length;
    if (this.#bytes - this.#unseenFrom.byte > mostOnTheWay) this.#makesProgress();
    this.#changes.fire();
  }

  /** Waits for so many bytes, the end of the connection, or until nothing has come for so long, in milliseconds. */
  async finished(bytes: number, quietMs: number, heard: Heard): Promise<Download> {
    // A server that sends without end has sent too much already.
    const most = Math.min(bytes, 2 * this.#size);
    const before = this.#idleMs();
    const inTime = () => this.#idleMs() - before < mostQuiets * quietMs;
    let had = -1;
    const goesOn = () => this.#bytes > had && this.#bytes < most && !heard.over;
    while (goesOn() && inTime()) {
      had = this.#bytes;
      const isOn = () => this.#bytes >= most || heard.over !== undefined || undefined;
      await until([this.#changes, heard.changes], quietMs, isOn);
    }
    this.#reader.close();
    this.#makesProgress();
    return {
      bytes: this.#bytes,
      ...(this.#wrongAt === undefined ? {} : { wrongAt: this.#wrongAt }),
      ...this.#place(),
      ...(heard.over ? { over: heard.over } : {}),
      ...(goesOn() ? { isSlow: true } : {}),
      ...(this.#longestMs > seemsGoneMs ? { seemedGone: true } : {}),
    };
  }

  #makesProgress() {
    const ms = performance.now();
    this.#longestMs = Math.max(this.#longestMs, ms - this.#unseenFrom.ms);
    this.#unseenFrom = { ms, byte: this.#bytes };
  }

  #place(): { insteadFrom?: number } {
    const place = placeInFile(this.#instead, this.#size);
    return place === undefined ? {} : { insteadFrom: place };
  }

  #compare(bytes: Buffer) {
    for (let at = 0; at < bytes.length;) {
      const expected = this.#reader.at(this.#bytes + at, bytes.length - at);
      // Beyond the end of the file there is nothing that would be right.
      const piece = bytes.subarray(at, at + Math.max(1, expected.length));
      if (!piece.equals(expected)) {
        const wrong = at + piece.findIndex((byte, index) => byte !== expected[index]);
        this.#wrongAt = this.#bytes + wrong;
        this.#instead = Buffer.from(bytes.subarray(wrong, wrong + tellsItsPlace));
        return;
      }
      at += piece.length;
    }
  }
}
