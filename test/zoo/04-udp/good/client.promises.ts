// async and await: one try after the other, each with its own time limit.
import dgram from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const broadcast = process.env['BROADCAST'];
const address = broadcast ?? host;

const text = process.argv[2] ?? '';
const [offset = 0, length = Buffer.byteLength(text)] = process.argv.slice(3).map(Number);

async function ask(socket: dgram.Socket, question: Buffer): Promise<string> {
  // Listens from the first to the last try: an answer may come between two of them.
  const answer = new Promise<string>((resolve) => {
    socket.on('message', (bytes, from) => {
      const known = from.port === port && (broadcast !== undefined || from.address === host);
      if (known) resolve(bytes.toString('utf8'));
    });
  });
  for (let attempt = 1; attempt <= 6; attempt += 1) {
    await new Promise<void>((resolve, reject) => {
      socket.send(question, offset, length, port, address, (error) =>
        error ? reject(error) : resolve(),
      );
    });
    const heard = await Promise.race([answer, pause(400, undefined, { ref: false })]);
    if (heard !== undefined) return heard;
  }
  throw new Error('no answer');
}

const socket = dgram.createSocket('udp4');
try {
  socket.bind();
  await once(socket, 'listening');
  if (broadcast !== undefined) socket.setBroadcast(true);
  console.log(await ask(socket, Buffer.from(text)));
} catch (error) {
  console.error(`${address}:${port} failed: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  socket.close();
}
