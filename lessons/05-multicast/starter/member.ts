// A chat without a server. This member has a socket on the right port, and waits until you end its
// input (Ctrl-D). It just is in no group yet, so it hears nobody, and nobody hears it.
// The text of the lesson tells the whole story: `npx workshop read 05-multicast`.
//
// Take the steps in the order of their numbers, and
// `npx workshop verify 05-multicast` says after each one how far you are.

import dgram from 'node:dgram';

const group = process.env['GROUP'] ?? '239.1.2.3';
const port = Number(process.env['PORT'] ?? 8080);
// Later you need IFACE, NAME, TTL and LOOPBACK from the environment too. Which one is a number?

const socket = dgram.createSocket('udp4');

// TODO 4 (no-echo): What you say comes back to you as well. The others on this machine have the
// same address and port as you, so what is there in the datagram itself that tells who said it?
socket.on('message', () => {});

socket.on('listening', () => {
  console.log(`bound to ${socket.address().address}:${socket.address().port}, but not in ${group}`);

  // TODO 1 (joins): What tells the kernel that you want to hear GROUP, on the interface IFACE? Why
  // here, and not before bind()? Then datagrams come to the listener above. They bring bytes: what
  // makes a text of them, and where should it go?
  // TODO 6 (interface): Nothing new, if what you say goes out by IFACE, too. Do both calls take it
  // from the environment, or did you write an address down?

  // For the star:
  // TODO (ttl, loopback): Two more settings of the socket that sends. TTL is a number, and LOOPBACK
  // is '0' or '1'. What is Boolean('0')?
});

// TODO 2 (speaks): Each line typed is one datagram, `NAME: TEXT`, to GROUP:PORT. An empty line is
// not sent. A chunk of standard input can hold three lines, or half a one: which module of Node
// cuts lines? By which interface does it go out: which call says IFACE, and when may you make it?
// And somebody else is on PORT already: which option of createSocket lets you share it?
// TODO 3 (together): Nothing new, if the above holds. Let three members talk, each in a terminal.
process.stdin.resume();

// TODO 5 (leaves): At the end of the input, say `NAME: bye`, leave the group and close. When has a
// datagram really been sent: when send() returns, or when it calls you back?
process.stdin.on('end', () => {
  socket.close();
});

// For the star:
// TODO (only-group): On Linux you may hear other groups on the same port. To which address could
// you bind instead of every address there is?
// TODO (bad-group): Is GROUP in 224.0.0.0-239.255.255.255 at all? If not, say so in one line, with
// its address in it, and end with status 1, before you bind.
socket.bind(port);
