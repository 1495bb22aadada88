// A chat room over TCP. So far it welcomes people, and does not understand a word they say.
// The text of the lesson tells the whole story: `npx workshop read 02-chat-v1`.
//
// Work from top to bottom: the steps come in the order of the checks, and
// `npx workshop verify 02-chat-v1` says after each one how far you are.

import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

// TODO (join): The room has to find a person by nickname. What will you keep here?
// (Later somebody comes in as `__proto__` or `constructor`: what does a plain object say to those?)

// Every line that the server says ends with \r\n.
function say(socket: net.Socket, line: string): void {
  socket.write(`${line}\r\n`);
}

// TODO (join, talk): Write broadcast(line, except): who must hear a line, and who must not?

const server = net.createServer((socket) => {
  // TODO (greeting): Tell the newcomer how many people are online, itself included.
  // Which event makes the number smaller again?
  say(socket, 'Welcome! What is your nickname?');

  // TODO (join): The first line is the nickname. Remember it, and tell those in the room.
  // TODO (talk): Every line after it is said to everyone else: the nickname first, then the text.
  // TODO (taken): What if somebody has that nickname already? Say so, and let them try another.
  // TODO (byebye): What does the line `byebye` do? Do the others hear it?
  socket.on('data', (chunk) => {
    console.log('somebody sent', chunk);
    // TODO (framing): Is a chunk a line? Try it: what arrives for half a line? For three at once?
    // For a character of three bytes that is cut after the first one? With \n, and with \r\n?
  });

  // TODO (leave): Somebody hangs up. Which event tells you? The others hear it once, the
  // nickname is free again, and one person fewer is online.
  // TODO (reset): Somebody's connection is reset. Which event is that, and what happens to a Node
  // program when nobody listens to it?

  // For the star:
  // TODO (quiet-leaver): What do the others hear when somebody leaves who never gave a nickname?
  // TODO (odd-names): Which nicknames are fine, and what do you answer to an empty line?
  // TODO (stalled): Somebody stops reading. Does your broadcast wait for them?
  // TODO (crowd): A hundred people at once. Is there a limit anywhere?
});

server.listen(port, host, () => console.log(`chat room on ${host}:${port}`));
