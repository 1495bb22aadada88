// A chat room with commands. So far it only prints what arrives.
// The text of the lesson tells the whole story: `npx workshop read 03-chat-v2`.
//
// Work from top to bottom: the steps come in the order of the checks, and
// `npx workshop verify 03-chat-v2` says after each one how far you are.

import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

// Who is here, and under which name. Everybody starts as "anonymous", so a name cannot be the key:
// the connection itself can.
const names = new Map<net.Socket, string>();

const server = net.createServer((socket) => {
  names.set(socket, 'anonymous');

  // TODO (greeting): Which two properties of `socket` hold the address of the other end?
  // Tell the IP and the port apart: `127.0.0.154321` is neither.
  socket.write('Welcome!\r\n');

  socket.on('data', (data) => {
    console.log('received', data);

    // TODO (broadcast): A line `b:TEXT` goes to everyone else, as `NAME: TEXT`, with `\r\n` at its
    // end. How do you leave out the speaker?
    // TODO (rename): `n:NAME` changes the name, and the one who asked is told so.
    // TODO (private): `c:NAME:TEXT` goes to NAME alone. How do you find a connection by its name?
    // TODO (colons): What becomes of `b:see you at 12:30`, and of `c:bob:at 12:30`?
    // TODO (private-missing): And if nobody is called NAME?
    // TODO (list): `l` is answered with every name, one a line, yours included.
    // TODO (unknown): Any other line is answered, too. Is `list` the command `l`? Is `bonjour` `b:`?
  });

  // TODO (leave): What must be forgotten when somebody hangs up? Which event comes after a polite
  // goodbye (FIN) and after a reset (RST) alike? And what does Node do with an 'error' event that
  // nobody listens to?

  // TODO (framing): TCP carries bytes, not lines. `data` may hold half a line, or three, or half a
  // character. What must you keep from one 'data' event to the next? (See `setEncoding`, too.)

  // For the star:
  // TODO (unique): May two people choose the same name?
  // TODO (odd-names): Does `n:__proto__` work? And what about `n:` and `n:a:b`?
  // TODO (stalled): Somebody stops reading. Who has to wait for them?
  // TODO (flood): Somebody sends megabytes and never ends the line. How much do you keep?
  // TODO (crowd): A hundred people at once. If everything above holds, this does too.
});

server.listen(port, host, () => {
  console.log('The chat room is open at', server.address());
});
