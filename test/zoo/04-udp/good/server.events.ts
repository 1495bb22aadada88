// One listener for each event, and nothing else.
import dgram from 'node:dgram';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const server = dgram.createSocket('udp4');

server.on('listening', () => console.log('listening', server.address()));
server.on('message', (bytes, { port, address }) => server.send(bytes, port, address));
server.on('error', (error) => {
  console.error(`port ${port}: ${error.message}`);
  process.exitCode = 1;
});
server.on('close', () => console.log('closed'));

server.bind({ port, address: host, exclusive: true });
