// stream/promises, and nothing else.
import fs from 'node:fs';
import net from 'node:net';
import { pipeline } from 'node:stream/promises';

const { HOST = '127.0.0.1', PORT = '8080', FILE = 'big.test' } = process.env;

async function serve(socket: net.Socket): Promise<void> {
  socket.on('error', () => {});
  try {
    await pipeline(fs.createReadStream(FILE), socket);
    console.log('one more satisfied client');
  } catch (error) {
    console.log('a client is not satisfied:', error instanceof Error ? error.message : error);
  }
}

net.createServer((socket) => void serve(socket)).listen(Number(PORT), HOST);
