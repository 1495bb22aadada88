// The client. It sends one datagram, always the same, and does not wait for what comes back.
// The text of the lesson tells the whole story: `npx workshop read 04-udp`.
//
// Its turn comes after the server's. Let your server run in one terminal, and this client in a
// second one: `npx workshop run 04-udp client -- 测试信息 3 6`

import dgram from 'node:dgram';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const socket = dgram.createSocket('udp4');

// TODO 4 (slice): The user gave us a text, an offset and a length: process.argv[2], [3] and [4].
// The last two count bytes. Which bytes is a text made of? (Buffer.from) And which two arguments
// of send() choose a slice of them?
socket.send('hello', port, host, () => {
  // TODO 5 (slice): Too early! What has happened by now, and what has not? Wait for the answer,
  // print it on standard output, and close the socket then: an open one keeps us running.
  socket.close();
});

// For the star:
// TODO (retry): Datagrams get lost, and nobody tells us. How long do we wait, to send it again?
// And who stops the timer when the answer is there?
// TODO (gives-up): And if nobody ever answers? What do we tell the user, and what does our exit
// status tell the shell?
// TODO (stray): Anybody can send to our port. How do we know that it comes from the server?
// TODO (broadcast): With BROADCAST in the environment that is the address to send to. Why does the
// system refuse it at first? From when on may we ask for permission? And from whom does the answer
// come?
