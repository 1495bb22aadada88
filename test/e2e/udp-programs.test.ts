import dgram from 'node:dgram';
import { once } from 'node:events';
import path from 'node:path';
import { describe, expect } from 'vitest';
import { flat, onlyResult, root, test } from './workshop.ts';

const bad = path.join(root, 'test', 'zoo', '05-multicast', 'bad');

const closesAtOnce = `
import dgram from 'node:dgram';
const socket = dgram.createSocket('udp4');
socket.bind(0, () => {
  socket.close(() => console.log('closed, and well'));
});
`;

const setsTooEarly = `
import dgram from 'node:dgram';
const socket = dgram.createSocket('udp4');
socket.setBroadcast(true);
`;

const sendsAfterItHasClosed = `
import dgram from 'node:dgram';
const { HOST, PORT } = process.env;
const [text, offset, length] = process.argv.slice(2);
const socket = dgram.createSocket('udp4');
const send = () => socket.send(Buffer.from(text), Number(offset), Number(length), Number(PORT), HOST);
setInterval(send, 250);
send();
socket.on('message', (answer) => {
  console.log(String(answer));
  socket.close();
});
`;

// In some versions of Node, bind with a callback says nothing when it fails.
const sharesNoPort = `
import dgram from 'node:dgram';
const { GROUP, PORT, IFACE } = process.env;
const socket = dgram.createSocket('udp4');
socket.on('message', (message) => console.log(String(message)));
socket.bind(Number(PORT), () => socket.addMembership(GROUP, IFACE));
process.stdin.resume();
`;

const bindsTo = (port: number) => `
import dgram from 'node:dgram';
const socket = dgram.createSocket('udp4');
socket.bind(${port}, '127.0.0.1', () => console.log('bound'));
setInterval(() => undefined, 1000);
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

  test('and throws at once has crashed, whoever waits for it', async ({ place }) => {
    await place.run(['start', '4']);
    await place.write(path.join('solutions', '04-udp', 'client.ts'), setsTooEarly);
    const { status, out } = await place.run(['verify', '4', '--check', 'slice']);
    expect(status).toBe(1);
    expect(flat(out)).toContain('The client ended with exit status 1 at client.ts:4');
    expect(flat(out)).toContain('Error: setBroadcast EBADF.');
    expect(flat(out)).toContain('bind() is not done when it returns');
  });

  test('and throws in place of ending is told by what it threw', async ({ place }) => {
    await place.run(['start', '4']);
    await place.write(path.join('solutions', '04-udp', 'client.ts'), sendsAfterItHasClosed);
    const { status, out } = await place.run(['verify', '4', '--check', 'slice']);
    expect(status).toBe(1);
    expect(flat(out)).toContain(
      'should have ended with exit status 0, but ended with 1 at client.ts:6',
    );
    expect(flat(out)).toContain('after close()');
  });

  test('does not share the port of its group: the error and the hint say so', async ({ place }) => {
    await place.write(path.join('solutions', '05-multicast', 'member.ts'), sharesNoPort);
    const { status, out } = await place.run(['verify', '5', '--check', 'joins,speaks']);
    expect(status).toBe(1);
    expect(out).toMatch(/✔ joins/);
    expect(flat(out)).toContain('EADDRINUSE');
    expect(flat(out)).toContain('can have the same UDP port, if each of them asks for that');
  });

  test('insists on a port that another program has: that is not held against it', async ({
    place,
  }) => {
    const other = dgram.createSocket('udp4');
    await once(other.bind(0, '127.0.0.1'), 'listening');
    const { port } = other.address();
    await place.write(path.join('solutions', '04-udp', 'server.ts'), bindsTo(port));
    const { status, out } = await place.run(['verify', '4', '--check', 'bound']);
    other.close();
    expect(status).toBe(3);
    expect(flat(out)).toContain(`your program wants port ${port}, which another program`);
  });

  test('is drawn with each datagram once, also one from us to us', async ({ place }) => {
    await place.solve('05-multicast', path.join(bad, 'only-group.bound-to-any.ts'), 'member.ts');
    const { out } = await place.run(['verify', '5', '--check', 'only-group', '--json']);
    const [check] = onlyResult(out).checks;
    const sent = check?.transcript.filter(({ to }) => to === 'neighbour');
    expect(sent).toHaveLength(1);
  });
});
