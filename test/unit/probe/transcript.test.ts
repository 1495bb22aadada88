import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Transcript } from '../../../runner/probe/transcript.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const sizes = ({ entries }: Transcript) =>
  entries.map(({ from, to, event, size }) => `${from} ${to} ${event} ${size}`);

describe('bytes that are too many to be kept', () => {
  test('become one entry as long as nothing else happens', () => {
    const transcript = new Transcript();
    for (const size of [65_536, 65_536, 1000]) transcript.addBulk('server', 'alice', size);
    expect(sizes(transcript)).toEqual(['server alice data 132072']);
    expect(transcript.entries[0]?.bytes).toHaveLength(0);
  });

  test('are told at the time when the first of them came', async () => {
    const transcript = new Transcript();
    await vi.advanceTimersByTimeAsync(100);
    transcript.addBulk('server', 'alice', 1);
    await vi.advanceTimersByTimeAsync(100);
    transcript.addBulk('server', 'alice', 1);
    transcript.add('server', 'alice', 'end');
    expect(transcript.entries.map(({ atMs }) => atMs)).toEqual([100, 200]);
  });

  test('become another entry after something else has happened, even between the same two', () => {
    const transcript = new Transcript();
    transcript.add('alice', 'server', 'connect');
    transcript.addBulk('server', 'alice', 10);
    transcript.addBulk('server', 'alice', 10);
    transcript.add('alice', 'server', 'data', Buffer.from('hi'));
    transcript.addBulk('server', 'alice', 5);
    expect(sizes(transcript)).toEqual([
      'alice server connect undefined',
      'server alice data 20',
      'alice server data undefined',
      'server alice data 5',
    ]);
  });

  test('become an entry for each direction, and for each of those who send or get them', () => {
    const transcript = new Transcript();
    transcript.addBulk('server', 'alice', 1);
    transcript.addBulk('server', 'bob', 2);
    transcript.addBulk('bob', 'server', 3);
    transcript.addBulk('bob', 'server', 3);
    transcript.addBulk('alice', 'server', 4);
    expect(sizes(transcript)).toEqual([
      'server alice data 1',
      'server bob data 2',
      'bob server data 6',
      'alice server data 4',
    ]);
  });
});

describe('what is kept', () => {
  const mebibyte = Buffer.alloc(2 ** 20, 'x');

  test('is whole for the first bytes, and then the beginning of each piece', () => {
    const transcript = new Transcript();
    for (let index = 0; index < 10; index += 1) transcript.add('server', 'bob', 'data', mebibyte);
    const lengths = transcript.entries.map(({ bytes }) => bytes.length);
    expect(lengths.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 2 ** 20));
    expect(Math.max(...lengths.slice(8))).toBeLessThan(1000);
    expect(Math.min(...lengths.slice(8))).toBeGreaterThan(0);
    const told = transcript.entries.map(({ size }) => size);
    expect(told).toEqual(lengths.map((length) => (length === 2 ** 20 ? undefined : 2 ** 20)));
  });

  test('tells how many bytes there were where it is less than that', () => {
    const transcript = new Transcript();
    for (let index = 0; index < 9; index += 1) transcript.add('server', 'bob', 'data', mebibyte);
    transcript.add('server', 'bob', 'data', Buffer.from('hello'));
    const told = transcript.entries.map(({ size }) => size);
    expect(told.slice(7)).toEqual([undefined, 2 ** 20, undefined]);
  });

  test('has room for bulk that is never kept', () => {
    const transcript = new Transcript();
    transcript.addBulk('server', 'alice', 128 * 2 ** 20);
    transcript.add('server', 'alice', 'data', mebibyte);
    expect(transcript.entries[1]?.bytes).toHaveLength(2 ** 20);
  });

  test('has an end, so that an endless conversation does not fill the memory', () => {
    const transcript = new Transcript();
    for (let index = 0; index < 60_000; index += 1) transcript.add('server', 'bob', 'data');
    expect(transcript.entries.length).toBeLessThan(60_000);
  });
});
