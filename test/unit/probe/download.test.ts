import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { bigFile } from '../../../runner/probe/big-file.ts';
import { FileDownload } from '../../../runner/probe/download.ts';
import { Heard } from '../../../runner/probe/heard.ts';
import { content, smallBigFile, withByteChanged } from '../helpers/big-file.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const size = smallBigFile.bytes;
/** No test waits for so long. */
const longMs = 60_000;

/** `isBusy`: something else takes all of our time, and nobody else lets us wait. */
async function aDownload({ isBusy = false, sinceMs }: { isBusy?: boolean; sinceMs?: number } = {}) {
  const file = await bigFile(await tempFolder(), smallBigFile);
  const download = new FileDownload(file, sinceMs, () => (isBusy ? 0 : performance.now()));
  const heard = new Heard();
  return { download, heard };
}

/** Cuts bytes into pieces of this length. */
const inPieces = (bytes: Buffer, length: number) =>
  Array.from({ length: Math.ceil(bytes.length / length) }, (_, index) =>
    bytes.subarray(index * length, (index + 1) * length),
  );

/** What is found out about a server that sends this and then ends the connection. */
async function verdictOn(sent: Buffer, pieceLength = 65_536) {
  const { download, heard } = await aDownload();
  for (const piece of inPieces(sent, pieceLength)) download.add(piece);
  heard.finish('end');
  return download.finished(Infinity, longMs, heard);
}

describe('what came is compared with the file', () => {
  test.each([1009, 65_536, 2 ** 21])('and is whole, in pieces of %i bytes', async (length) => {
    expect(await verdictOn(content, length)).toEqual({ bytes: size, over: 'end' });
  });

  test('and is too short', async () => {
    expect(await verdictOn(content.subarray(0, 1_048_577))).toEqual({
      bytes: 1_048_577,
      over: 'end',
    });
    expect(await verdictOn(Buffer.alloc(0))).toEqual({ bytes: 0, over: 'end' });
  });

  test.each([0, 65_535, 65_536, 70_000, 1_048_576, size - 1])(
    'and is wrong at byte %i, from where on it is not looked at any more',
    async (place) => {
      const changed = withByteChanged(place);
      changed.fill(0, place + 1);
      expect(await verdictOn(changed)).toEqual({ bytes: size, wrongAt: place, over: 'end' });
    },
  );

  test('and one byte that was changed is no leap in the file', async () => {
    const { wrongAt, insteadFrom } = await verdictOn(withByteChanged(70_000));
    expect([wrongAt, insteadFrom]).toEqual([70_000, undefined]);
  });

  test('and the memory of a piece may be used again', async () => {
    const { download, heard } = await aDownload();
    const piece = Buffer.from(content.subarray(20_000, 20_040));
    download.add(piece);
    piece.fill(0);
    heard.finish('end');
    expect(await download.finished(Infinity, longMs, heard)).toMatchObject({
      insteadFrom: 20_000,
    });
  });
});

describe('what stands in the wrong place', () => {
  const leap = Buffer.concat([content.subarray(0, 100_000), content.subarray(200_001)]);

  // In pieces of 10 bytes the place is known only by what comes in several of them.
  test.each([10, 16, 65_536])('is found, in pieces of %i bytes', async (length) => {
    expect(await verdictOn(leap, length)).toEqual({
      bytes: leap.length,
      wrongAt: 100_000,
      insteadFrom: 200_001,
      over: 'end',
    });
  });

  test('is not told when it is too short to be sure', async () => {
    const { wrongAt, insteadFrom } = await verdictOn(leap.subarray(0, 100_010));
    expect([wrongAt, insteadFrom]).toEqual([100_000, undefined]);
  });

  test('is the beginning, when the file comes once more', async () => {
    expect(await verdictOn(Buffer.concat([content, content]))).toEqual({
      bytes: 2 * size,
      wrongAt: size,
      insteadFrom: 0,
      over: 'end',
    });
  });

  test('is something foreign, when more than the file comes', async () => {
    expect(await verdictOn(Buffer.concat([content, Buffer.from('bye\n')]))).toEqual({
      bytes: size + 4,
      wrongAt: size,
      over: 'end',
    });
  });
});

describe('a download is over', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Whether it is over yet. */
  function watch<T>(download: Promise<T>) {
    const state: { isOver: boolean } = { isOver: false };
    void download.then(() => (state.isOver = true));
    return state;
  }

  test('as soon as so many bytes have come', async () => {
    const { download, heard } = await aDownload();
    const finished = download.finished(100, longMs, heard);
    for (const piece of inPieces(content.subarray(0, 160), 80)) download.add(piece);
    expect(await finished).toEqual({ bytes: 160 });
  });

  test.each(['end', 'reset'] as const)('at once after a connection’s %s', async (how) => {
    const { download, heard } = await aDownload();
    const finished = download.finished(Infinity, longMs, heard);
    download.add(content.subarray(0, 80));
    heard.finish(how);
    expect(await finished).toEqual({ bytes: 80, over: how });
  });

  test('when nothing has come for a while, and not while something comes', async () => {
    const { download, heard } = await aDownload();
    const finished = download.finished(Infinity, 1000, heard);
    const state = watch(finished);
    for (const piece of inPieces(content.subarray(0, 400), 80)) {
      download.add(piece);
      await vi.advanceTimersByTimeAsync(900);
      expect(state.isOver).toBe(false);
    }
    await vi.advanceTimersByTimeAsync(2000);
    expect(await finished).toEqual({ bytes: 400 });
  });

  test('when nothing has come at all', async () => {
    const { download, heard } = await aDownload();
    const finished = download.finished(Infinity, 1000, heard);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await finished).toEqual({ bytes: 0 });
  });

  test('when the file could have come twice and there is no end of it', async () => {
    const { download, heard } = await aDownload();
    const finished = download.finished(Infinity, longMs, heard);
    for (let sent = 0; sent < 2; sent += 1) download.add(content);
    expect(await finished).toMatchObject({ bytes: 2 * size });
  });

  test.each([1000, 3000])(
    'when a trickle goes on for much longer than a silence of %i ms',
    async (quietMs) => {
      const { download, heard } = await aDownload();
      const began = performance.now();
      const finished = download.finished(Infinity, quietMs, heard);
      const state = watch(finished);
      for (let came = 0; !state.isOver && came < content.length; came += 10) {
        download.add(content.subarray(came, came + 10));
        await vi.advanceTimersByTimeAsync(quietMs / 2);
      }
      const silences = (performance.now() - began) / quietMs;
      expect(silences).toBeGreaterThan(10);
      expect(silences).toBeLessThan(20);
      expect(await finished).toMatchObject({ isSlow: true });
      expect((await finished).over).toBeUndefined();
    },
  );

  test('but not while it is we who have no time for it', async () => {
    const { download, heard } = await aDownload({ isBusy: true });
    const finished = download.finished(300, 1000, heard);
    for (let came = 0; came < 300; came += 10) {
      await vi.advanceTimersByTimeAsync(900);
      download.add(content.subarray(came, came + 10));
    }
    expect(await finished).toEqual({ bytes: 300 });
  });

  test.each<[string, (heard: Heard) => void, object]>([
    ['ends', (heard) => heard.finish('end'), { bytes: 230, over: 'end' }],
    ['falls silent', () => undefined, { bytes: 230 }],
  ])('and whoever %s at last is not told to be still sending', async (_, ending, facts) => {
    const { download, heard } = await aDownload();
    const finished = download.finished(Infinity, 1000, heard);
    for (let came = 0; came < 230; came += 10) {
      download.add(content.subarray(came, came + 10));
      await vi.advanceTimersByTimeAsync(480);
    }
    ending(heard);
    await vi.advanceTimersByTimeAsync(5000);
    expect(await finished).toEqual(facts);
  });
});

describe('a client', () => {
  /** What is found out when so many bytes came so many milliseconds after those before. */
  const foundAfter = async (...came: readonly (readonly [ms: number, bytes: number])[]) => {
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const { download, heard } = await aDownload({ sinceMs: 0 });
    let bytes = 0;
    for (const [ms, length] of came) {
      now += ms;
      download.add(Buffer.concat([content.subarray(bytes, bytes + length)], length));
      bytes += length;
    }
    heard.finish('end');
    return download.finished(Infinity, longMs, heard);
  };
  afterEach(() => void vi.restoreAllMocks());
  const much = 9 * 2 ** 20;

  test('to whom nothing came for over half a second may be taken for one who has gone', async () => {
    expect(await foundAfter([600, 5])).toEqual({ bytes: 5, over: 'end', seemedGone: true });
    expect(await foundAfter([1, much], [600, 5])).toHaveProperty('seemedGone', true);
  });

  test('to whom little came may, too: the system holds more than that on the way', async () => {
    const found = await foundAfter([200, 5], [200, 5], [200, 5]);
    expect(found).toEqual({ bytes: 15, over: 'end', seemedGone: true });
  });

  test('to whom something came at once, or much, may not', async () => {
    expect(await foundAfter([0, 5])).toEqual({ bytes: 5, over: 'end' });
    expect(await foundAfter([400, much], [400, much])).not.toHaveProperty('seemedGone');
  });
});
