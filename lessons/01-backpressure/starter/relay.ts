// A relay, between a client and the sink. So far it hears the client out, and passes on nothing.
// The text of the lesson tells the whole story: `npx workshop read 01-backpressure`.
//
// Its turn comes after the server's.

import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const sinkHost = process.env['SINK_HOST'] ?? '127.0.0.1';
const sinkPort = Number(process.env['SINK_PORT'] ?? 9090);

const server = net.createServer((client) => {
  // TODO 6 (relay-delivers): Open a connection to the sink for this client, and pass on what the
  // client sends, byte for byte. What becomes of bytes that arrive before the sink is connected?
  // And how does the sink learn that the client has ended?
  client.resume();

  // TODO 7 (relay-throttles): The sink has stopped reading, and the client goes on sending. Nobody
  // can tell the client to wait. Or can you, by what you do not do? And when do you do it again?

  // For the star:
  // TODO (relay-recovers): The sink goes away. What should the client notice, and the next one?

  // A client may reset its connection at any time. So may the sink, once you have one.
  client.on('error', (error) => console.error(`a client was lost: ${error.message}`));
});

server.listen(port, host, () => {
  console.log('listening on', server.address(), 'for', `${sinkHost}:${sinkPort}`);
});
