// Takes a sender that is gone (ECONNREFUSED on a connected socket) for the end of the world.
import dgram from 'node:dgram';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const thinkingMs = 30;

// reuseAddr: all of them share one port.
const createSocket = () => dgram.createSocket({ type: 'udp4', reuseAddr: true });

function answer(message: Buffer, sender: dgram.RemoteInfo) {
  const connection = createSocket();
  // From now on this sender's datagrams arrive here.
  connection.on('message', answerSoon);
  connection.on('error', (error) => {
    console.error(`cannot answer: ${error.message}`);
    process.exit(1);
  });
  connection.bind(port, host, () => {
    connection.connect(sender.port, sender.address, () => connection.send(message));
  });
}

function answerSoon(message: Buffer, sender: dgram.RemoteInfo) {
  setTimeout(() => answer(message, sender), thinkingMs);
}

const socket = createSocket();

socket.on('message', answerSoon);

socket.on('error', (error) => {
  console.error(`cannot bind to port ${port}: ${error.message}`);
  process.exitCode = 1;
});

socket.bind(port, host, () => {
  const { address, port } = socket.address();
  console.log(`bound to ${address}:${port}`);
});
