// Two loops side by side: one over what is typed, one over what is heard.
import dgram from 'node:dgram';
import { on, once } from 'node:events';
import net from 'node:net';
import { promisify } from 'node:util';

const group = process.env['GROUP'] ?? '239.1.2.3';
const port = Number(process.env['PORT'] ?? 8080);
const iface = process.env['IFACE'] ?? '127.0.0.1';
const name = process.env['NAME'] ?? 'anonymous';

async function* lines(input: NodeJS.ReadStream): AsyncGenerator<string> {
  let rest = '';
  input.setEncoding('utf8');
  for await (const chunk of input as AsyncIterable<string>) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    yield* parts.map((part) => part.replace(/\r$/, ''));
  }
  yield rest.replace(/\r$/, '');
}

const socket = dgram.createSocket({ type: 'udp4', reuseAddr: true });
const send = promisify<string, number, string>(socket.send.bind(socket));

async function hear(signal: AbortSignal): Promise<void> {
  try {
    for await (const [message] of on(socket, 'message', { signal })) {
      const text = String(message);
      if (!text.startsWith(`${name}: `)) console.log(text);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function speak(): Promise<void> {
  for await (const line of lines(process.stdin)) {
    if (line === '') continue;
    await send(`${name}: ${line}`, port, group).catch((error: unknown) => console.error(error));
  }
  await send(`${name}: bye`, port, group);
}

const [first = 0] = group.split('.').map(Number);
if (net.isIPv4(group) && first >= 224 && first < 240) {
  socket.bind(port, process.platform === 'linux' ? group : '0.0.0.0');
  await once(socket, 'listening');
  socket.addMembership(group, iface);
  socket.setMulticastInterface(iface);
  socket.setMulticastTTL(Number(process.env['TTL'] ?? 1));
  socket.setMulticastLoopback(process.env['LOOPBACK'] !== '0');

  const atTheEnd = new AbortController();
  const hearing = hear(atTheEnd.signal);
  await speak();
  atTheEnd.abort();
  await hearing;
  socket.dropMembership(group, iface);
  socket.close();
} else {
  process.stderr.write(`not a multicast group: ${group}\n`);
  process.exitCode = 1;
}
