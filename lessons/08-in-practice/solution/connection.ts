// What both programs do with a connection: frames, and the heartbeat.
import type net from 'node:net';

export interface Message {
  readonly kind: 'request' | 'answer' | 'ping' | 'pong';
  readonly id?: number;
  readonly text?: string;
  readonly afterMs?: number;
}

const maxFrame = Number(process.env['MAX_FRAME'] ?? 65_536);
const heartbeatMs = Number(process.env['HEARTBEAT_MS'] ?? 5000);
const mostMissed = 3;

/** Sends one frame: the length of the body in bytes, then the body. */
export function send(socket: net.Socket, message: Message): void {
  const body = Buffer.from(JSON.stringify(message));
  const frame = Buffer.alloc(4 + body.length);
  frame.writeUInt32BE(body.length);
  body.copy(frame, 4);
  // After end() or destroy() nobody takes it any more.
  if (socket.writable) socket.write(frame);
}

/** Takes the bytes as they come, and hands on each body once all of it is there. */
function readFrames(socket: net.Socket, handle: (body: Buffer) => void): void {
  let waiting = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= 4) {
      const length = waiting.readUInt32BE();
      // Before its body has come: nothing is kept for somebody who announces too much.
      if (length > maxFrame) {
        socket.destroy(new Error(`a frame of ${length} bytes, and ${maxFrame} are allowed`));
        return;
      }
      if (waiting.length < 4 + length) return;
      handle(waiting.subarray(4, 4 + length));
      waiting = waiting.subarray(4 + length);
    }
  });
}

/** Reads messages, and drops the connection when the other side is not heard for too long. */
export function converse(socket: net.Socket, hear: (message: Message) => void): void {
  let missed = 0;
  const heartbeat = setInterval(() => {
    if (missed === mostMissed) socket.destroy(new Error('the other side has fallen silent'));
    missed += 1;
    send(socket, { kind: 'ping' });
  }, heartbeatMs);

  readFrames(socket, (body) => {
    const message = JSON.parse(body.toString()) as Message;
    if (message.kind === 'ping') send(socket, { kind: 'pong' });
    else hear(message);
  });
  // Whatever comes is a sign of life, half a frame as well.
  socket.on('data', () => (missed = 0));
  socket.on('close', () => clearInterval(heartbeat));
}
