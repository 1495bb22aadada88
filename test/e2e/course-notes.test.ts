import { once } from 'node:events';
import net from 'node:net';
import path from 'node:path';
import { beforeEach, describe, expect } from 'vitest';
import { idsWith, onlyResult, root, test } from './workshop.ts';

const server = (name: string) =>
  path.join(root, 'test', 'fixtures', 'course-notes', name, 'server.cjs');

/** Whether a program of somebody else's has the port that these servers insist on. */
async function isTaken(port: number): Promise<boolean> {
  const listener = net.createServer().listen(port);
  try {
    await once(listener, 'listening');
    return false;
  } catch {
    return true;
  } finally {
    listener.close();
  }
}

// One after the other: both listen on 8080.
describe('the servers of the course notes', { timeout: 150_000 }, () => {
  beforeEach(async ({ skip }) => {
    skip(await isTaken(8080), 'another program has port 8080');
  });

  test('the chat room v1 fails where it is wrong, and only there', async ({ place }) => {
    const { status, out } = await place.run([
      ...['verify', '02-chat-v1', '--json', '--seed', '1', '--file', server('chat-v1')],
    ]);
    const result = onlyResult(out);
    expect({
      status,
      failed: idsWith(result, 'failed'),
      skipped: idsWith(result, 'skipped'),
      inconclusive: idsWith(result, 'inconclusive'),
    }).toEqual({
      status: 1,
      // Names are looked up under `undefined`; no 'error' listener; a chunk taken for a line; `undefined` is said to
      // leave; the empty nickname is taken.
      failed: ['taken', 'reset', 'framing', 'quiet-leaver', 'odd-names'],
      skipped: ['stalled', 'crowd'],
      inconclusive: [],
    });
    await place.nothingLeft();
  });

  test('the chat room v2 fails where it is wrong, and only there', async ({ place }) => {
    const { status, out } = await place.run([
      ...['verify', '03-chat-v2', '--json', '--seed', '1', '--file', server('chat-v2')],
    ]);
    const result = onlyResult(out);
    expect({
      status,
      failed: idsWith(result, 'failed'),
      skipped: idsWith(result, 'skipped'),
      inconclusive: idsWith(result, 'inconclusive'),
    }).toEqual({
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
    await place.nothingLeft();
  });
});
