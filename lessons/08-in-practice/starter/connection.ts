// What both programs do with a connection. So far it finds no message in what arrives.
// The text of the lesson tells the whole story: `npx workshop read 08-in-practice`.
//
// Begin here, do step 3 in the server, come back, and then write the client: the steps have numbers,
// in the order of the checks, and `npx workshop verify 08-in-practice` says how far you are.

import type net from 'node:net';

export interface Message {
  readonly kind: 'request' | 'answer' | 'ping' | 'pong';
  readonly id?: number;
  readonly text?: string;
  readonly afterMs?: number;
}

/** Sends one message as a frame. */
export function send(socket: net.Socket, message: Message): void {
  // TODO 1 (frames): The other side cannot know where this ends. What has to stand before it, in
  //   how many bytes, and what does it count: characters or bytes? (Buffer.from, writeUInt32BE)
  socket.write(JSON.stringify(message));
}

/** Hands each message that comes on this connection to `hear`. */
export function converse(socket: net.Socket, hear: (message: Message) => void): void {
  socket.on('data', (chunk: Buffer) => {
    console.log('received', chunk);
    const bodies: Buffer[] = [];
    // TODO 2 (frames): How long is the body of the first frame in this chunk, and where does it begin?
    //   Put it into `bodies`.

    // TODO 4 (split-frames): And if the chunk holds only half of it? Or three frames? What do you
    //   have to keep until the next chunk, and how often do you have to look?

    // TODO 5 (too-long): Which length is too much? (MAX_FRAME in the environment; 65536 is a fine
    //   default.) When do you know it, and what do you do about it?

    for (const body of bodies) hear(JSON.parse(body.toString()) as Message);
  });

  // TODO 6 (heartbeat): Who answers a ping, and when? And who sends one, every HEARTBEAT_MS (5000
  //   is a fine default)? What becomes of the timer when the connection is closed?

  // TODO 7 (dead-peer): How do you notice that nothing has come for three heartbeats? What counts
  //   as a sign of life? And what do you do then?
}
