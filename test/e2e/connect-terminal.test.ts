import type net from 'node:net';
import { describe, expect } from 'vitest';
import { test as base, until } from './talking.ts';
import { hasTerminal, Terminal } from './terminal.ts';

/** A server that does what the test says, and remembers what it heard. */
class Server {
  port = '';
  readonly chunks: string[] = [];
  readonly events: string[] = [];
  socket: net.Socket | undefined;

  readonly treat = (socket: net.Socket) => {
    this.socket = socket;
    socket.on('data', (bytes) => this.chunks.push(bytes.toString()));
    socket.on('end', () => this.events.push('end'));
    socket.on('error', ({ code }: NodeJS.ErrnoException) => this.events.push(code ?? 'error'));
  };

  says = (bytes: string | Uint8Array) => this.socket?.write(bytes);
  hears = (...chunks: string[]) => until(() => expect(this.chunks).toEqual(chunks));
  sees = (...events: string[]) => until(() => expect(this.events).toEqual(events));
}

const test = base.extend<{ terminal: Terminal; server: Server }>({
  terminal: async ({ place }, use) => {
    const terminal = new Terminal(place);
    await use(terminal);
    await terminal.close();
  },
  server: async ({ talking }, use) => {
    const server = new Server();
    server.port = await talking.serve(server.treat);
    await use(server);
  },
});

/** The last line of what is told at the start: from here on the keys have their meaning. */
const ready = 'C leaves.';

describe.skipIf(!hasTerminal).concurrent('connect, on a terminal', () => {
  test('Enter sends a line, Ctrl-D half-closes and goes on listening', async ({
    terminal,
    server,
  }) => {
    await terminal.run(`connect ${server.port}`);
    await terminal.shows(ready);
    await terminal.type('hello 你好');
    await terminal.press('Enter');
    await server.hears('hello 你好\r\n');
    await terminal.press('C-d');
    await server.sees('end');
    await terminal.shows('You have ended your side (FIN). Still listening.');
    server.says('I am still here\r\n');
    await terminal.shows('I am still here');
    server.socket?.end('bye');
    await terminal.shows(/^bye\nThe server has ended its side \(FIN\)\.\nstatus 0$/m);
  });

  test('with --lf a line ends with \\n alone', async ({ terminal, server }) => {
    await terminal.run(`connect ${server.port} --lf`);
    await terminal.shows(ready);
    await terminal.type('hello');
    await terminal.press('Enter');
    await server.hears('hello\n');
  });

  test('Ctrl-D after some text sends half a line', async ({ terminal, server }) => {
    await terminal.run(`connect ${server.port}`);
    await terminal.shows(ready);
    await terminal.type('hel');
    await terminal.press('C-d');
    await server.hears('hel');
    await terminal.type('lo');
    await terminal.press('Enter');
    await server.hears('hel', 'lo\r\n');
    await terminal.shows(/^hello$/m);
    expect(server.events).toEqual([]);
  });

  test('Ctrl-R resets the connection', async ({ terminal, server }) => {
    await terminal.run(`connect ${server.port}`);
    await terminal.shows(ready);
    await terminal.press('C-r');
    await server.sees('ECONNRESET');
    await terminal.shows(/^You have reset the connection \(RST\)\.\nstatus 0$/m);
  });

  test('Ctrl-R resets it after Ctrl-D, too', async ({ terminal, server }) => {
    await terminal.run(`connect ${server.port}`);
    await terminal.shows(ready);
    await terminal.press('C-d');
    await server.sees('end');
    await terminal.press('C-r');
    await terminal.shows(/^You have reset the connection \(RST\)\.\nstatus 0$/m);
    // Somebody who has stopped reading finds out when it writes.
    server.says('hello?');
    await until(() => expect(server.events).toHaveLength(2));
  });

  test('Ctrl-C leaves with status 130', async ({ terminal, server }) => {
    await terminal.run(`connect ${server.port}`);
    await terminal.shows(ready);
    await terminal.type('never sent');
    await terminal.press('C-c');
    await terminal.shows(/^never sent\nstatus 130$/m);
    expect(server.chunks).toEqual([]);
  });

  test('what arrives leaves the line alone that is being typed', async ({ terminal, server }) => {
    await terminal.run(`connect ${server.port}`, 40);
    await terminal.shows(ready);
    server.says('name: ');
    await terminal.shows(/^name:$/m);
    const long = 'a line that takes more than one row of this terminal';
    await terminal.type(long);
    await terminal.shows('of this terminal');
    server.says('news\r\n');
    await terminal.shows(/^name: news$/m);
    server.says('and more\r\nmore: ');
    const rows = `more: ${long}`.match(/.{1,40}/g)?.map((row) => row.trimEnd());
    await terminal.shows(['name: news', 'and more', ...(rows ?? [])].join('\n'));
    await terminal.press('Enter');
    await server.hears(`${long}\r\n`);
  });

  test('nothing that arrives can change the terminal, and characters come whole', async ({
    terminal,
    server,
  }) => {
    await terminal.run(`connect ${server.port}`);
    await terminal.shows(ready);
    server.says('\u001b[2J\u001b[1;1Hyou are mine\rnow\u0007\r\n');
    await terminal.shows('␛[2J␛[1;1Hyou are mine␍now\\x07');
    server.says(Uint8Array.of(0xe6, 0xb5));
    server.says(Uint8Array.of(0x8b, 0x0d, 0x0a));
    await terminal.shows(/^测$/m);
    expect(await terminal.screen()).toContain(ready);
  });

  test('with --raw every key is sent at once', async ({ terminal, server }) => {
    await terminal.run(`connect ${server.port} --raw`);
    await terminal.shows(ready);
    await terminal.press('a');
    await server.hears('a');
    await terminal.press('Enter');
    await server.hears('a', '\r\n');
    await terminal.press('Up');
    await server.hears('a', '\r\n', '\u001b[A');
    server.says('heard\r\n');
    await terminal.shows(/^heard$/m);
    await terminal.press('C-d');
    await server.sees('end');
    await terminal.press('C-r');
    await terminal.shows(/^You have reset the connection \(RST\)\.\nstatus 0$/m);
  });

  test('a reset by the server is told below what was typed', async ({ terminal, server }) => {
    await terminal.run(`connect ${server.port}`);
    await terminal.shows(ready);
    await terminal.type('in the middle');
    await terminal.shows('in the middle');
    server.socket?.resetAndDestroy();
    await terminal.shows(
      /^in the middle\nThe connection was reset by the server \(RST\)\.\nstatus 1$/m,
    );
  });

  test('with UDP each line is a datagram, and Ctrl-D leaves', async ({ terminal, talking }) => {
    const server = await talking.bound();
    const heard: string[] = [];
    server.socket.on('message', (bytes, { port, address }) => {
      heard.push(bytes.toString());
      server.socket.send(`<${bytes.toString()}>`, port, address);
    });
    await terminal.run(`connect --udp ${server.port} --lang zh-CN`);
    await terminal.shows('Ctrl-D 或 Ctrl-C 离开。');
    await terminal.type('你好');
    await terminal.press('Enter');
    await terminal.shows(/^你好\n<你好>$/m);
    await terminal.press('C-d');
    await terminal.shows('status 0');
    expect(heard).toEqual(['你好']);
  });
});
