// A UDP echo server. It is already bound to its port; it hears everybody, and answers nobody yet.
// The text of the lesson tells the whole story: `npx workshop read 04-udp`.
//
// Take the steps in the order of their numbers, and
// `npx workshop verify 04-udp` says after each one how far you are.

import dgram from 'node:dgram';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const socket = dgram.createSocket('udp4');

socket.on('message', (message, sender) => {
  console.log('received', message, 'from', sender);

  // TODO 2 (echo): `sender` says where this came from. How do the same bytes get back there?
  // Send them with this very socket: to its port they were sent, from there the answer is due.

  // TODO 3 (senders, boundaries, empty, big): With the fewest possible lines these four hold by
  // themselves. What must you NOT keep between two datagrams? Need you do anything at all to the
  // bytes? And is a datagram without any bytes still a question?
});

// For the star:
// TODO (unreachable): Somebody asks, and is gone before the answer. Do you notice? Should you?
// TODO (port-taken): Where does it say that somebody else already has our port?

socket.bind(port, host, () => {
  // TODO 1 (bound): Where are we really bound? Ask socket.address(), and print address and port.
  console.log('the server has started');
});
