// The client. It already finds the server, and leaves again without a word.
// The text of the lesson tells the whole story: `npx workshop read 00-tcp-basics`.
//
// Its turn comes after the server's. Let your server run in one terminal, and this client in a
// second one.

import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const socket = net.connect({ host, port }, () => {
  // TODO 6 (client-talks): What did the user ask us to say? It is in process.argv[2].
  // How do we send it and end our half of the connection, while we go on listening?
  socket.end();
});

// TODO 7 (client-talks): Print on standard output what the server says, instead of dropping it.
// Print nothing else there, and let the process end by itself when the server has ended.
socket.resume();

// For the star:
// TODO (client-utf8): A Chinese character is three bytes. What do you print when two have come?
// TODO (client-refused): What do we tell the user, and the shell, when nobody listens on that port?
