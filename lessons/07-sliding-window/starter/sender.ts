// The sender. It sends the first piece of the file, and ends without waiting for an answer.
// The text of the lesson tells the whole story: `npx workshop read 07-sliding-window`.
//
// Put any file beside this one and call it `file`. Let your receiver run in one terminal,
// `npx workshop run 07-sliding-window receiver`, and this sender in a second one:
// `npx workshop run 07-sliding-window sender`
//
// Take the steps in the order of their numbers, now here, now in the receiver, and
// `npx workshop verify 07-sliding-window` says after each one how far you are.

import dgram from 'node:dgram';
import { readFileSync } from 'node:fs';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = readFileSync(process.env['FILE'] ?? 'file');

const payload = 1024;

const socket = dgram.createSocket('udp4');

/** A packet as the contract has it: a letter, a number of four bytes, and what belongs to it. */
function packet(letter: string, number: number, bytes: Buffer) {
  const header = Buffer.alloc(5, letter);
  header.writeUInt32BE(number, 1);
  return Buffer.concat([header, bytes]);
}

// TODO 2 (complete): How many packets does the file make, and which bytes are in number 7? After the
// last one comes the FIN: the letter F, the next number, and no bytes.

// TODO 3 (complete): When does the next packet go out? Begin with one at a time: send it, wait until an
// answer asks for the next number (ack.readUInt32BE(1)), and send that one. It is called
// stop-and-wait, and it is a fine first step: the file arrives.

// TODO 4 (loss): What if no answer comes? What was not acknowledged after 100 ms, say, is sent again.

// TODO 6 (window): WINDOW packets may be on the way at once. Which are the two numbers that say where
// the window begins, and what was sent already? What makes the one go up, and what the other?

// For the star:
// TODO (selective): One of eight is lost. Must all eight be sent again?
// TODO (gives-up): Nothing comes any more, however often we send. When do we stop, and what do we say?

socket.on('message', (ack) => {
  console.log('an answer:', ack);
  socket.close();
});

socket.send(packet('D', 0, file.subarray(0, payload)), port, host, () => {
  setTimeout(() => socket.close(), 200);
});
