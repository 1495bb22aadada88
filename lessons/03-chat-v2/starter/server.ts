import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

// Who is here, and under which name. Everybody starts as "anonymous", so a name cannot be the key:
// the connection itself can.
const names = new Map<net.Socket, string>();

const server = net.createServer((socket) => {
  names.set(socket, 'anonymous');

  // greeting: which two properties of `socket` hold the address of the other end?
  // Tell the IP and the port apart: `127.0.0.154321` is neither.
  socket.write('Welcome!\r\n');

  socket.on('data', (data) => {
    // For now the server only prints what arrives. Take one step after the other, and run
    // `npx workshop verify 03-chat-v2` after each.
    console.log('received', data);

    // broadcast: a line `b:TEXT` goes to everyone else, as `NAME: TEXT`, with `\r\n` at its end.
    //   How do you leave out the speaker?
    // rename: `n:NAME` changes the name, and the one who asked is told so.
    // private: `c:NAME:TEXT` goes to NAME alone. How do you find a connection by its name?
    // colons: what becomes of `b:see you at 12:30`, and of `c:bob:at 12:30`?
    // private-missing: and if nobody is called NAME?
    // list: `l` is answered with every name, one a line, yours included.
    // unknown: any other line gets an answer too. Is `list` the command `l`? Is `bonjour` `b:`?
  });

  // leave: what must be forgotten when somebody hangs up? Which event comes after a polite
  //   goodbye (FIN) and after a reset (RST) alike? And what does Node do with an 'error' event
  //   that nobody listens to?

  // framing: TCP carries bytes, not lines. `data` may hold half a line, or three, or half a
  //   character. What must you keep from one 'data' event to the next? (See `setEncoding`, too.)

  // For the star:
  // unique: may two people choose the same name?
  // odd-names: does `n:__proto__` work? And what about `n:` and `n:a:b`?
  // stalled: somebody stops reading. Who has to wait for them?
  // flood: somebody sends megabytes and never ends the line. How much do you keep?
  // crowd: a hundred people at once. If everything above holds, this does too.
});

server.listen(port, host, () => {
  console.log('The chat room is open at', server.address());
});
