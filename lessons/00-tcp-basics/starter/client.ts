import net from 'node:net';

// This client already finds the server. It leaves again without a word, though.
// Let your server run in one terminal, and this client in a second one.

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const socket = net.connect({ host, port }, () => {
  // TODO 6 (client-talks): What did the user ask us to say? It is in process.argv[2].
  //   How do we send it and end our half of the connection, while we go on listening?
  socket.end();
});

// TODO 7 (client-talks): Print on standard output what the server says, instead of dropping it.
//   Print nothing else there, and let the process end by itself when the server has ended.
socket.resume();

// Stretch:
// - client-utf8: A Chinese character is three bytes. What do you print when only two have come?
// - client-refused: What do we tell the user, and the shell, when nobody listens on that port?
