import fs from 'node:fs';
import net from 'node:net';
import { pipeline } from 'node:stream';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = process.env['FILE'] ?? 'big.test';

// Half-open: a client that has nothing to say may end its half early, and still gets the file.
const server = net.createServer({ allowHalfOpen: true }, (socket) => {
  // What a client says all the same is thrown away: left unread, it would hide the client's FIN.
  socket.resume();

  // Each client has a stream of its own. It is read as fast as this client takes it, and closed
  // whatever happens to the client.
  pipeline(fs.createReadStream(file), socket, (error) => {
    if (error) console.error(`a client did not get everything: ${error.message}`);
  });

  // A reset can still come when pipeline is done and has taken its listeners off.
  socket.on('error', () => {});
});

server.listen(port, host, () => console.log('listening on', server.address()));
