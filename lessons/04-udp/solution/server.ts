import dgram from 'node:dgram';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const socket = dgram.createSocket('udp4');

socket.on('message', (message, sender) => {
  // Port 0 means that no answer is wanted, and send() would throw.
  if (sender.port === 0) return;

  // From the socket that heard the question: whoever asked waits for an answer from this very port.
  socket.send(message, sender.port, sender.address, (error) => {
    if (error) console.error(`no answer to ${sender.address}:${sender.port}: ${error.message}`);
  });
});

socket.on('listening', () => {
  const { address, port } = socket.address();
  console.log(`bound to ${address}:${port}`);
});

socket.on('error', (error: NodeJS.ErrnoException) => {
  const reason = error.code === 'EADDRINUSE' ? 'the port is taken' : error.message;
  console.error(`the socket for ${host}:${port} failed: ${reason}`);
  process.exitCode = 1;
});

socket.bind(port, host);
