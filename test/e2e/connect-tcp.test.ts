import { Buffer } from 'node:buffer';
import type net from 'node:net';
import { describe, expect, vi } from 'vitest';
import { test, until } from './talking.ts';
import { flat } from './workshop.ts';

const echo = (socket: net.Socket) => socket.pipe(socket);

describe.concurrent('connect, with piped input', () => {
  test('sends every byte as it is, and prints every byte as it is', async ({ talking }) => {
    const port = await talking.serve(echo);
    const { ends, status, said } = talking.connect(port);
    const bytes = Buffer.from(Array.from({ length: 1 << 20 }, (_, index) => (index * 7) >> 3));
    ends(bytes);
    expect(await status()).toBe(0);
    expect(said.out.equals(bytes)).toBe(true);
    expect(flat(said.err)).toMatch(
      new RegExp(
        `^Connected to 127\\.0\\.0\\.1:${port} from 127\\.0\\.0\\.1:\\d+\\. ` +
          'You have ended your side \\(FIN\\)\\. Still listening\\. ' +
          'The server has ended its side \\(FIN\\)\\. $',
      ),
    );
  });

  test('half-closes at its end, and goes on listening', async ({ talking }) => {
    const heard: string[] = [];
    let server: net.Socket | undefined;
    const port = await talking.serve((socket) => {
      server = socket;
      socket.on('data', (bytes) => heard.push(bytes.toString()));
      socket.on('end', () => socket.write('You are done, I am not.\n'));
    });
    const { ends, hears, status } = talking.connect(port);
    ends('hello\n');
    await hears('You are done');
    expect(heard.join('')).toBe('hello\n');
    server?.end('Now I am.\n');
    await hears('Now I am.');
    expect(await status()).toBe(0);
  });

  test('does not wait for the end of its input when the server has ended', async ({ talking }) => {
    const port = await talking.serve((socket) => socket.end('closed today\n'));
    const { status, said } = talking.connect(port);
    expect(await status()).toBe(0);
    expect(said.out.toString()).toBe('closed today\n');
    expect(said.err).toContain('The server has ended its side (FIN).');
  });

  test('a reset by the server is told, with status 1', async ({ talking }) => {
    const port = await talking.serve((socket) => socket.on('data', () => socket.resetAndDestroy()));
    const { says, status, said } = talking.connect(port);
    says('hello\n');
    expect(await status()).toBe(1);
    expect(said.err).toMatch(/\nThe connection was reset by the server \(RST\)\.\n$/);
  });

  test.skipIf(process.platform === 'win32')(
    'Ctrl-C leaves, with status 130',
    async ({ talking }) => {
      const port = await talking.serve((socket) => socket.write('hello\n'));
      const { client, ends, hears, status } = talking.connect(port);
      ends();
      await hears('hello');
      client.kill('SIGINT');
      expect(await status()).toBe(130);
    },
  );

  test('whoever reads it may stop reading', async ({ talking }) => {
    const port = await talking.serve((socket) => {
      const go = () => void (socket.destroyed || socket.write('more\n', () => setImmediate(go)));
      go();
    });
    const { client, hears, status } = talking.connect(port);
    await hears('more');
    client.stdout.destroy();
    expect(await status()).toBe(0);
  });
});

describe.concurrent('connect, to an address', () => {
  test('of IPv6, in brackets', async ({ talking, skip }) => {
    const port = await talking.serve((socket) => socket.end('hello'), '::1').catch(() => undefined);
    if (port === undefined) return skip('this machine has no ::1');
    const { status, said } = talking.connect(`[::1]:${port}`);
    expect(await status()).toBe(0);
    expect(said.err).toContain(`Connected to [::1]:${port} from [::1]:`);
  });

  test('by name, as other clients have it', async ({ talking }) => {
    const port = await talking.serve((socket) => socket.end('hello'));
    const { status, said } = talking.connect('localhost', port);
    expect(await status()).toBe(0);
    expect(said.out.toString()).toBe('hello');
  });

  test('where nobody listens: how to start the lesson, with status 1', async ({
    place,
    talking,
  }) => {
    const port = await talking.freePort();
    await place.run(['start', '3']);
    const { status, out, err } = await place.run(['connect', port]);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toBe(
      `Nobody is listening on 127.0.0.1:${port} with TCP. Start your server in another terminal: ` +
        `npx workshop run 03-chat-v2 --port ${port} (a UDP server is reached with --udp)\n`,
    );
    const chinese = await place.run(['connect', port, '--lang', 'zh-CN']);
    expect(chinese.status).toBe(1);
    expect(chinese.err).toContain(`没有程序在 127.0.0.1:${port} 监听 TCP。`);
  });

  test('that is no host is wrong usage', async ({ place }) => {
    const { status, out, err } = await place.run(['connect', 'no such host:80']);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/^There is no host "no such host" [^\n]+\n$/);
  });
});

describe.concurrent('what arrives', () => {
  test('with --chunks: where each begins, even where it cuts a character', async ({ talking }) => {
    const server = await talking.speaker();
    const { hears, isTold, status, said } = talking.connect(server.port, '--chunks');
    await isTold('Connected');
    await server.says(Uint8Array.of(0x61, 0xe4, 0xbd));
    await hears('a\\xe4\\xbd');
    await server.says(Uint8Array.of(0xa0));
    await hears('\\xa0');
    await server.says('line\r\n');
    await hears('line');
    await server.ends();
    expect(await status()).toBe(0);
    const times = /^▸ \d+\.\d{3} s {2}/gm;
    expect(said.out.toString().replace(times, '▸ ')).toBe(
      '▸ 3 bytes\na\\xe4\\xbd\n▸ 1 byte\n\\xa0\n▸ 6 bytes\nline\n',
    );
  });

  test('with --visible: line ends, control characters, and bytes that are no text', async ({
    talking,
  }) => {
    const sent = Buffer.concat([
      Buffer.from('a\tb\r\n\u001b[31m测试\u0007\n'),
      Buffer.from([0xff, 0x0d]),
    ]);
    const port = await talking.serve((socket) => socket.end(sent));
    const { status, said } = talking.connect(port, '--visible');
    expect(await status()).toBe(0);
    expect(said.out.toString()).toBe('a␉b␍␊\n␛[31m测试\\x07␊\n\\xff␍');
  });

  test('is untouched where no terminal could be harmed', async ({ talking }) => {
    const sent = '\u001b[2J\u001b]0;mine\u0007\r\n';
    const port = await talking.serve((socket) => socket.end(sent));
    const { status, said } = talking.connect(port);
    expect(await status()).toBe(0);
    expect(said.out.toString()).toBe(sent);
  });
});

test('`run` says how to connect, and that works', async ({ place, talking }) => {
  await place.run(['start', '3']);
  const port = await talking.freePort();
  const running = place.start(['run', '3', '--port', port]);
  talking.onEnd(() => void running.kill('SIGKILL'));
  let told = '';
  running.stderr.on('data', (bytes: Buffer) => (told += bytes.toString()));
  const command = `npx workshop connect ${port}`;
  await until(() => expect(told).toContain(`${command}\n`));
  await vi.waitFor(async () => expect(await place.type(command)).toMatchObject({ status: 0 }), {
    timeout: 40_000,
    interval: 100,
  });
  running.kill('SIGINT');
  await running;
  await place.nothingLeft();
});
