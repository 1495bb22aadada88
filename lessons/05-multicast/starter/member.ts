import dgram from 'node:dgram';

// Welcome! This member has a socket on the right port, and waits until you end its input (Ctrl-D).
// It just is in no group yet, so it hears nobody, and nobody hears it. Take the steps one at a time,
// and after each one:  npx workshop verify 05-multicast

const group = process.env['GROUP'] ?? '239.1.2.3';
const port = Number(process.env['PORT'] ?? 8080);
// Later you need IFACE, NAME, TTL and LOOPBACK from the environment too. Which one is a number?

const socket = dgram.createSocket('udp4');

// joins, second half: a datagram brings bytes. What makes a text of them, and where should it go?
// no-echo: what you say comes back to you as well. The others on this machine have the same address
//   and port as you, so what is there in the datagram itself that tells who said it?
socket.on('message', () => {});

socket.on('listening', () => {
  console.log(`bound to ${socket.address().address}:${socket.address().port}, but not in ${group}`);

  // joins: what tells the kernel that you want to hear GROUP? Why here, and not before bind()?
  // interface: a machine has several interfaces. Which two calls take IFACE, one for hearing and one
  //   for sending?
  // ttl, loopback (for the star): two more settings of the socket that sends. TTL is a number, and
  //   LOOPBACK is '0' or '1'. What is Boolean('0')?
});

// speaks: each line typed is one datagram, `NAME: TEXT`, to GROUP:PORT. An empty line is not sent.
//   A chunk of standard input can hold three lines, or half a one: which module of Node cuts lines?
//   And somebody else is on PORT already: which option of createSocket lets you share it?
// together: nothing new, if everything above holds. Let three members talk, each in its own terminal.
process.stdin.resume();

// leaves: at the end of the input, say `NAME: bye`, leave the group and close. When has a datagram
//   really been sent: when send() returns, or when it calls you back?
process.stdin.on('end', () => {
  socket.close();
});

// For the star:
// only-group: on Linux you may hear other groups on the same port. To which address could you bind
//   instead of every address there is?
// bad-group: is GROUP in 224.0.0.0-239.255.255.255 at all? If not, say so in one line, with its
//   address in it, and end with status 1, before you bind.
socket.bind(port);
