import { Writable } from 'node:stream';
import type { Socket } from 'node:net';
import { beforeEach, expect, test } from 'vitest';
import { writesOf } from '../../../runner/probe/inside-writes.ts';

/** As a socket hands over what is written to it. */
class Handing extends Writable {
  readonly handed: string[] = [];

  override _write(piece: Buffer, _encoding: BufferEncoding, done: () => void) {
    this.handed.push(piece.toString());
    done();
  }

  override _writev(pieces: readonly { chunk: Buffer }[], done: () => void) {
    this.handed.push(pieces.map(({ chunk }) => chunk.toString()).join(''));
    done();
  }
}

let stream: Handing;
const writes = () => writesOf(stream as unknown as Socket);

beforeEach(() => {
  stream = new Handing();
});

test('it counts from the first time that it is asked', () => {
  stream.write('before');
  expect(writes()).toBe(0);
  stream.write('header');
  stream.write('body');
  expect(writes()).toBe(2);
  expect(stream.handed).toEqual(['before', 'header', 'body']);
});

test('what was corked together counts once, and arrives as it is', () => {
  writes();
  stream.cork();
  stream.write('header');
  stream.write('body');
  expect(writes()).toBe(0);
  stream.uncork();
  expect(writes()).toBe(1);
  expect(stream.handed).toEqual(['headerbody']);
});

test('nothing at all does not count', () => {
  writes();
  stream.write('');
  expect(writes()).toBe(0);
});
