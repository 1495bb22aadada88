// A file server. It already listens and lets everybody in; it only says which file it would send.
// The text of the lesson tells the whole story: `npx workshop read 01-backpressure`.
//
// Take the steps in the order of their numbers, and
// `npx workshop verify 01-backpressure` says after each one how far you are.

import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
// `verify` and `run` set FILE. It has 128 MiB: more than we want to have in memory.
const file = process.env['FILE'] ?? 'big.test';

const server = net.createServer((socket) => {
  // TODO 1 (delivers): How do the bytes of the file get to the client, and what tells the client
  // that this was all? Begin as simply as you like, and replace the next line.
  socket.end(`I would send ${file}, if I knew how\r\n`);

  // TODO 2 (everyone): What does a client get that comes when the first one has got everything?
  // Which things does each connection need for itself?

  // TODO 3 (bounded): A disk reads faster than a client takes. Where are the bytes in between?
  // socket.write() returns something: print it, with socket.writableLength. When should you stop
  // reading the file?

  // TODO 4 (resumes): And when may you read on? Which event says so, and how often does it come?
  // (Between steps 3 and 4 the file stops on its way, so `delivers` fails again. That is as it
  // should be.)

  // TODO 5 (unblocked): One client has fallen asleep. Who else is waiting now?

  // For the star:
  // TODO (cleans-up): A client vanishes in mid-transfer. What do you still hold in your hands for
  // it, and who closes that? Does anybody still wait for its `drain`? (And when you have done all
  // this by hand: look at stream.pipeline.)

  // A client may reset its connection at any time. That must not end the whole server.
  socket.on('error', (error) => console.error(`a client was lost: ${error.message}`));
});

server.listen(port, host, () => console.log('listening on', server.address(), 'with', file));
