import { once } from 'node:events';
import { describe, expect } from 'vitest';
import { test, until, type Talking } from './talking.ts';

describe.concurrent('connect --udp', () => {
  test('sends each line as a datagram, and prints each datagram as a line', async ({ talking }) => {
    const heard: string[] = [];
    const server = await talking.bound();
    server.socket.on('message', (bytes, { port, address }) => {
      heard.push(bytes.toString());
      server.socket.send(`<${bytes.toString()}>`, port, address);
    });
    const { ends, says, hears, status, said } = talking.connect('--udp', String(server.port));
    says('one\n\ntwo\r\nthr');
    await hears('<two>\n');
    says('ee');
    ends();
    expect(await status()).toBe(0);
    expect(said.out.toString().startsWith('<one>\n<>\n<two>\n')).toBe(true);
    // The last one was on its way when the client left, maybe.
    await until(() => expect(heard).toEqual(['one', '', 'two', 'three']));
    expect(said.err).toContain(`Sending datagrams to 127.0.0.1:${server.port} from`);
  });

  test('names whoever answers in place of the server', async ({ talking }) => {
    const server = await talking.bound();
    const other = await talking.bound();
    server.socket.on('message', (_bytes, { port, address }) =>
      other.socket.send('psst', port, address),
    );
    const { says, ends, hears, isTold, status } = talking.connect('--udp', String(server.port));
    says('hello\n');
    await hears('psst\n');
    await isTold(`The next is from 127.0.0.1:${other.port}, not from 127.0.0.1:`);
    ends();
    expect(await status()).toBe(0);
  });

  test('with --chunks: the size of each datagram, and from whom', async ({ talking }) => {
    const server = await talking.bound();
    server.socket.on('message', (bytes, { port, address }) =>
      server.socket.send(bytes, port, address),
    );
    const { says, ends, hears, status } = talking.connect(
      '--udp',
      `localhost:${server.port}`,
      '--chunks',
    );
    says('hello\n');
    await hears(`  5 bytes from 127.0.0.1:${server.port}\nhello\n`);
    ends();
    expect(await status()).toBe(0);
  });

  test.skipIf(process.platform !== 'linux')(
    'may be sent to everybody on the loopback network',
    async ({ talking }) => {
      // Elsewhere this address is not that of a broadcast, or cannot be bound.
      const server = await talking.bound({}, '127.255.255.255');
      server.socket.on('message', (_bytes, { port, address }) =>
        server.socket.send('here', port, address),
      );
      const { says, ends, hears, status } = talking.connect(
        '--udp',
        `127.255.255.255:${server.port}`,
      );
      says('anybody?\n');
      await hears('here\n');
      ends();
      expect(await status()).toBe(0);
    },
  );

  test('leaves when no answer comes, and says what that means', async ({ talking }) => {
    const silent = await talking.bound();
    const { ends, status, said } = talking.connect('--udp', String(silent.port));
    ends('hello\n');
    expect(await status()).toBe(0);
    expect(said.err).toContain('No answer has come.');
  });

  test('what is too long for a datagram is told, with status 1', async ({ talking }) => {
    const server = await talking.bound();
    const { ends, status, said } = talking.connect('--udp', String(server.port));
    ends('a'.repeat(65_508));
    expect(await status()).toBe(1);
    expect(said.err).toContain('Not sent: 65508 bytes are too many for a datagram');
  });
});

describe('connect --multicast', () => {
  const group = '239.255.71.7';

  /** Bound to the group, it hears nothing else. Windows cannot do that. */
  const home = process.platform === 'win32' ? '127.0.0.1' : group;

  /** Somebody else in the group; undefined where this machine knows no multicast on its loopback. */
  async function member(talking: Talking) {
    try {
      const { socket, port } = await talking.bound({ reuseAddr: true }, home);
      socket.addMembership(group, '127.0.0.1');
      socket.setMulticastInterface('127.0.0.1');
      const heard = once(socket, 'message').then(() => true);
      socket.send('is anybody there?', port, group);
      const tooLate = new Promise<false>((resolve) => setTimeout(resolve, 5000, false).unref());
      return (await Promise.race([heard, tooLate])) ? { socket, port } : undefined;
    } catch {
      return undefined;
    }
  }

  test('hears the others, and is heard', async ({ talking, skip }) => {
    const other = await member(talking);
    if (!other) return skip('no multicast on the loopback interface');
    const heard: string[] = [];
    other.socket.on('message', (bytes) => heard.push(bytes.toString()));
    const { port } = other;
    const { says, ends, hears, isTold, status, said } = talking.connect(
      '--multicast',
      group,
      String(port),
    );
    await isTold(`In the group ${group}:${port}`);
    says('alice: hi\n');
    await until(() => expect(heard).toContain('alice: hi'));
    other.socket.send('bob: hello', port, group);
    await hears('bob: hello\n');
    ends();
    expect(await status()).toBe(0);
    // What it says itself comes back, too, and is left out.
    expect(said.out.toString()).toBe('bob: hello\n');
  });

  test('with --chunks shows what comes back of its own words', async ({ talking, skip }) => {
    const other = await member(talking);
    if (!other) return skip('no multicast on the loopback interface');
    const { says, ends, hears, status } = talking.connect(
      '--multicast',
      group,
      String(other.port),
      '--chunks',
    );
    says('alice: hi\n');
    await hears(' (yourself)\nalice: hi\n');
    ends();
    expect(await status()).toBe(0);
  });

  test('an address that no interface has is wrong usage', async ({ place }) => {
    const { status, err } = await place.run([
      'connect',
      '9000',
      '--multicast',
      group,
      '--iface',
      '192.0.2.1',
    ]);
    expect(status).toBe(2);
    expect(err).toMatch(/^No interface of this machine [^\n]* 192\.0\.2\.1 \(E[A-Z]+\)\.\n$/);
  });
});
