// A server that lets everybody in, and answers nobody yet. Begin in `connection.ts`.
// The text of the lesson tells the whole story: `npx workshop read 08-in-practice`.

import net from 'node:net';
import { converse, send, type Message } from './connection.ts';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

function answer(socket: net.Socket, request: Message): void {
  console.log('asked', request);
  // TODO 3 (frames): Answer with the same id, and the text in capitals. With `afterMs` in the
  //   request, so much later: what do the other requests do meanwhile?
  send(socket, { kind: 'answer' });
}

const server = net.createServer((socket) => {
  converse(socket, (message) => {
    if (message.kind === 'request') answer(socket, message);
  });
  socket.on('error', (error) => console.error(`a connection was lost: ${error.message}`));
});

// For the star:
// TODO (drains): On SIGTERM, who may still come in, who is still waiting for an answer, and when may
// each connection be ended?

server.listen(port, host, () => console.log('listening on', server.address()));
