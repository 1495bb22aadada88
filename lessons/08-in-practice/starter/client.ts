// A client that sends each line that is typed, and forgets it. It comes after the server.
// The text of the lesson tells the whole story: `npx workshop read 08-in-practice`.
// To run it by hand: `npx workshop run 08-in-practice client`.

import net from 'node:net';
import readline from 'node:readline';
import { converse, send } from './connection.ts';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const socket = net.connect({ host, port });

converse(socket, (message) => {
  // TODO 9 (pipelined): Which question is this the answer to? Print `QUESTION: ANSWER`.
  console.log('heard', message);
});

// TODO 10 (reconnects): The connection is gone. Which event tells you, whatever the reason? Connect
//   again after RETRY_MS (500 is a fine default). What has to be asked again, and what not?
socket.on('error', (error) => console.error(`the connection was lost: ${error.message}`));

readline
  .createInterface({ input: process.stdin })
  .on('line', (text) => {
    // TODO 8 (pipelined): Give each question an id of its own, and remember it. Do you have to wait
    //   for its answer before you send the next one?
    send(socket, { kind: 'request', text });
  })
  .on('close', () => {
    // TODO 9 (pipelined): The input has ended. Have all answers come? When may you hang up?
    socket.end();
  });

// For the star:
// TODO (backoff): How long do you wait when the second attempt was in vain, too? And the third?
// When do you begin again with a short wait?
