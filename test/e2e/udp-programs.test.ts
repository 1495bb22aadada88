import path from 'node:path';
import { describe, expect } from 'vitest';
import { flat, test } from './workshop.ts';

const closesAtOnce = `
import dgram from 'node:dgram';
const socket = dgram.createSocket('udp4');
socket.bind(0, () => {
  socket.close(() => console.log('closed, and well'));
});
`;

describe.concurrent('a program that speaks UDP', () => {
  test('may close its socket as soon as it is bound, and is not ended by that', async ({
    place,
  }) => {
    await place.run(['start', '4']);
    await place.write(path.join('solutions', '04-udp', 'client.ts'), closesAtOnce);
    const { status, out } = await place.run(['verify', '4', '--check', 'slice']);
    expect(status).toBe(1);
    expect(out).toContain('│ closed, and well');
    expect(flat(out)).not.toContain('ERR_SOCKET_DGRAM_NOT_RUNNING');
  });
});
