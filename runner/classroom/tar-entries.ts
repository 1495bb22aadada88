import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { ReadableStream, type ReadableWritablePair } from 'node:stream/web';
import { createGunzip } from 'node:zlib';
import { createTarDecoder, type ParsedTarEntry } from 'modern-tar';
import type { Entry } from './entry.ts';
import { beyond, type Limits } from './limits.ts';

const kinds: Readonly<Record<string, Entry['kind']>> = { file: 'file', directory: 'folder' };

/** Passes bytes on, up to the limit: a few may become very many when they are unpacked. */
async function* counted(bytes: AsyncIterable<Uint8Array>, limits: Limits) {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > limits.unpackedBytes) throw beyond.unpackedBytes(limits);
    yield chunk;
  }
}

export async function* tarEntries(
  file: string,
  isCompressed: boolean,
  limits: Limits,
): AsyncGenerator<Entry> {
  const packed = createReadStream(file);
  // What goes wrong comes out at the end of the pipeline.
  const bytes = isCompressed ? pipeline(packed, createGunzip(), () => undefined) : packed;
  // The same streams, which browsers and Node.js declare each in their own words.
  const decoder = createTarDecoder({ strict: true }) as ReadableWritablePair<
    ParsedTarEntry,
    Uint8Array
  >;
  const entries = ReadableStream.from(counted(bytes, limits)).pipeThrough(decoder);
  for await (const { header, body } of entries) {
    yield {
      name: header.name,
      kind: kinds[header.type ?? 'file'] ?? 'other',
      content: () => body,
    };
    // What has not been read stands in the way of the next one.
    await body.cancel();
  }
}
