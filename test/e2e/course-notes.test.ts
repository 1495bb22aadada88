import dgram from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { flat, idsWith, onlyResult, root, test, type Place } from './workshop.ts';

const notes = (...parts: string[]) => path.join(root, 'test', 'fixtures', 'course-notes', ...parts);

/** Whether a program of somebody else's has the port that these programs insist on. */
async function isTaken(port: number, protocol: 'tcp' | 'udp'): Promise<boolean> {
  const holder =
    protocol === 'tcp' ? net.createServer().listen(port) : dgram.createSocket('udp4').bind(port);
  try {
    await once(holder, 'listening');
    return false;
  } catch {
    return true;
  } finally {
    holder.close();
  }
}

/** Verifies and returns the checks by their verdicts. */
async function verdicts(place: Place, ...args: string[]) {
  const { status, out } = await place.run(['verify', ...args, '--json', '--seed', '1']);
  const result = onlyResult(out);
  await place.nothingLeft();
  return {
    status,
    failed: idsWith(result, 'failed'),
    skipped: idsWith(result, 'skipped'),
    inconclusive: idsWith(result, 'inconclusive'),
  };
}

// One after the other: all listen on 8080.
describe('the TCP servers of the course notes', { timeout: 150_000 }, () => {
  test.beforeEach(async ({ skip }) => {
    skip(await isTaken(8080, 'tcp'), 'another program has port 8080');
  });

  test('the chat room v1 fails where it is wrong, and only there', async ({ place }) => {
    expect(await verdicts(place, '02-chat-v1', '--file', notes('chat-v1', 'server.cjs'))).toEqual({
      status: 1,
      // Names are looked up under `undefined`; no 'error' listener; a chunk taken for a line; `undefined` is said to
      // leave; the empty nickname is taken.
      failed: ['taken', 'reset', 'framing', 'quiet-leaver', 'odd-names'],
      skipped: ['stalled', 'crowd'],
      inconclusive: [],
    });
  });

  test('the chat room v2 fails where it is wrong, and only there', async ({ place }) => {
    expect(await verdicts(place, '03-chat-v2', '--file', notes('chat-v2', 'server.cjs'))).toEqual({
      status: 1,
      // IP and port run together; split(':') loses text; `bonjour` is taken for `b:`; who is reset stays listed; a chunk
      // taken for a line; names are shared; the empty name is taken; whoever never ends a line is not cut off.
      failed: [
        ...['greeting', 'colons', 'unknown', 'leave', 'framing'],
        ...['unique', 'odd-names', 'flood'],
      ],
      skipped: ['stalled', 'crowd'],
      inconclusive: [],
    });
  });

  test('the server without backpressure fails, and a chart shows why', async ({ place }) => {
    // It writes its file beside itself.
    await place.solve('01-backpressure', notes('backpressure'));
    const only = ['--check', 'everyone,bounded', '--verbose'];
    const { status, out } = await place.run(['verify', '1', ...only]);
    expect(status).toBe(1);
    expect(out).toMatch(/^ {2}✖ everyone /m);
    expect(out).toMatch(/^ {2}✖ bounded .*\n +what the server holds .*\(MiB\)$/m);
    // The bars reach the dashed line of the limit.
    // A curve may dip below the line again.
    expect(out).toMatch(/^ +16 MiB ┤[╌▁▂▃▄▅▆▇█]*[▁▂▃▄▅▆▇█]$/m);
    expect(out).toMatch(/^ +└─+\n +0 +\d+ ms$/m);
    expect(flat(out)).toMatch(
      /The client was not reading, and the server kept \d+(\.\d)? MiB for it when the verifier stopped watching; a bounded server stays under 16 MiB/,
    );
    expect(flat(out)).toMatch(
      /second\d+: expected 128 MiB, byte for byte, .*; found 0 bytes of the file, .*first\d+ had come before, and had got 128 MiB\./,
    );
    await place.nothingLeft();
  });
});

describe('the UDP programs of the course notes', { timeout: 60_000 }, () => {
  test.beforeEach(async ({ skip }) => {
    skip(await isTaken(41_234, 'udp'), 'another program has port 41234');
  });

  test('fail where they are wrong, and only there', async ({ place }) => {
    expect(await verdicts(place, '04-udp', '--file', notes('udp'))).toEqual({
      status: 1,
      // The server insists on 41234; the client sends a text of its own to 41234 and never ends.
      failed: ['bound', 'slice'],
      skipped: ['port-taken', 'retry', 'gives-up', 'stray', 'broadcast'],
      inconclusive: [],
    });
  });

  test('are told which port they should have used, in the words of UDP', async ({ place }) => {
    const only = ['--check', 'bound,slice', '--verbose', '--seed', '1'];
    const { status, out } = await place.run(['verify', '4', '--file', notes('udp'), ...only]);
    expect(status).toBe(1);
    expect(flat(out)).toMatch(
      /server: expected to be bound to port (\d+), which PORT named; found 127\.0\.0\.1:41234\./,
    );
    expect(flat(out)).toMatch(/Note: the server is bound to port 41234 although PORT was \d+\. /);
    expect(flat(out)).toMatch(
      /should have heard a datagram of these 6 bytes, but nothing came within .* Just before: the client was called with \S+ \d 6, HOST was 127\.0\.0\.1 and PORT \d+\./,
    );
    expect(out).not.toContain('listen(');
    await place.nothingLeft();
  });
});
