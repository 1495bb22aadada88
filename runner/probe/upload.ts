import { Buffer } from 'node:buffer';
import type net from 'node:net';
import { FileReader } from './big-file.ts';

/** Waits until the system takes more, or nothing will ever be taken again. */
const drained = (socket: net.Socket) =>
  new Promise<void>((resolve) => {
    const done = () => {
      socket.off('drain', done);
      socket.off('close', done);
      resolve();
    };
    socket.on('drain', done);
    socket.on('close', done);
  });

/** Sends so many bytes of a file, as fast as they are taken. `tell` is called with the size of each piece. */
export async function upload(
  socket: net.Socket,
  file: string,
  bytes: number,
  tell: (size: number) => void,
): Promise<void> {
  const reader = new FileReader(file);
  for (let sent = 0; sent < bytes && !socket.destroyed;) {
    const piece = Buffer.from(reader.at(sent, bytes - sent));
    sent += piece.length;
    tell(piece.length);
    if (!socket.write(piece)) await drained(socket);
  }
  reader.close();
}
