// An echo server. It already listens and lets everybody in; it just has nothing to say yet.
// The text of the lesson tells the whole story: `npx workshop read 00-tcp-basics`.
//
// Take the steps in the order of their numbers, and
// `npx workshop verify 00-tcp-basics` says after each one how far you are.

import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const server = net.createServer();

server.on('connection', (socket) => {
  // TODO 2 (greets): How many clients are connected now, and how many may be? Send both as one
  // line, like 1/10. server.getConnections knows the first; MAX_CLIENTS in the environment (10
  // is a fine default) is the second.

  // TODO 3 (echo, independent): What arrives with each 'data' event, and how does it get back to
  // this client, and to nobody else? This listener only throws it away.
  socket.on('data', () => {});

  // TODO 5 (reset): What happens to the whole process when a socket emits 'error' and nobody
  // listens? Try it: `npx workshop connect 8080`, and then Ctrl-R.

  // For the star, in any order:
  // TODO (binary): Is a chunk a string or bytes? What becomes of byte 255 in a string?
  // TODO (farewell): After a client's FIN, how can we still say `bye: N`? (allowHalfOpen, 'end')
  // TODO (idle): With IDLE_MS set, who hangs up on a silent client: setTimeout, or you?
  // TODO (keep-alive): How would we learn that a client's cable was cut?
});

// TODO 4 (limit): Which property of the server turns away clients beyond MAX_CLIENTS?

// For the star:
// TODO (port-taken): Where does it say that somebody else already listens on our port?
// TODO (closes-gently): On SIGTERM, how do we let nobody in any more and still serve those inside?

server.listen(port, host, () => {
  // TODO 1 (listens): Where do we really listen? Ask server.address(), and print the port.
  console.log('the server has started');
});
