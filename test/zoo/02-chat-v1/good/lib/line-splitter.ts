import { Transform } from 'node:stream';
import type { TransformCallback } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** Bytes in, lines out: without their end, whether that was \n or \r\n. */
export class LineSplitter extends Transform {
  readonly #decoder = new StringDecoder('utf8');
  #rest = '';

  constructor() {
    super({ readableObjectMode: true });
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const lines = (this.#rest + this.#decoder.write(chunk)).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.push(line.replace(/\r$/, ''));
    done();
  }
}
