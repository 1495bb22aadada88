// Web streams: pull() is called when there is room, and write() says with its promise when there is.
import { open } from 'node:fs/promises';
import net from 'node:net';
import { ReadableStream, WritableStream } from 'node:stream/web';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

async function readableFile(path: string): Promise<ReadableStream<Uint8Array>> {
  const handle = await open(path);
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(65536), 0, 65536);
      if (bytesRead > 0) {
        controller.enqueue(buffer.subarray(0, bytesRead));
        return;
      }
      await handle.close();
      controller.close();
    },
    cancel: () => handle.close(),
  });
}

function writableSocket(socket: net.Socket): WritableStream<Uint8Array> {
  return new WritableStream<Uint8Array>({
    write(chunk) {
      return new Promise((resolve, reject) => {
        socket.write(chunk, (error) => (error ? reject(error) : resolve()));
      });
    },
    close: () => void socket.end(),
    abort: () => void socket.destroy(),
  });
}

const server = net.createServer((socket) => {
  socket.on('error', () => {});
  readableFile(file)
    .then((readable) => readable.pipeTo(writableSocket(socket)))
    .catch((error: Error) => {
      console.error(`not delivered: ${error.message}`);
      socket.destroy();
    });
});

server.listen(port, host, () => console.log(`listening on ${host}:${port}`));
