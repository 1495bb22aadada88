// A server that answers questions, and the wait that two small writes bring.
// The text of the lesson tells the whole story: `npx workshop read 06-nagle`.
//
// Work from top to bottom: the steps come in the order of the checks, and
// `npx workshop verify 06-nagle` says after each one how far you are.

import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const mode = process.env['MODE'] ?? 'default';

// TODO (answers): The body is the question in capital letters, without its line end. How many bytes
// are that? (Not how many characters: the letter é has two bytes, 好 has three.)
// TODO (stalls): Write the header, a line with that number, and after it the body: two writes.
function answer(socket: net.Socket, question: string): void {
  console.log(`somebody asked ${question}`);
}

const server = net.createServer((socket) => {
  // TODO (framing): Is a chunk a question? What arrives for half a line, and for three at once?
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    answer(socket, chunk.trim());
  });

  // TODO (no-delay): With MODE=no-delay nothing waits although there are two writes. Which method of
  // a socket does that, and when is it called?

  // TODO (one-write): With MODE=one-write header and body leave together. Can answer() stay as it
  // is? (cork and uncork)

  // For the star:
  // TODO (batch): With MODE=one-write, what has to stand between cork and uncork when one chunk
  // brings twenty questions?

  socket.on('error', (error) => console.error(`a client was lost: ${error.message}`));
});

server.listen(port, host, () => console.log(`answering on ${host}:${port}, MODE=${mode}`));
