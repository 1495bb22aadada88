// Event listeners and one interval; tells the server from others by both its address and its port.
import dgram, { type RemoteInfo } from 'node:dgram';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const broadcast = process.env['BROADCAST'];
const to = broadcast ?? host;

const [, , text = '', offset = '0', length = '0'] = process.argv;
const slice = Buffer.from(text).subarray(Number(offset), Number(offset) + Number(length));

const socket = dgram.createSocket('udp4');
let again: NodeJS.Timeout | undefined;

const isServer = (sender: RemoteInfo) => sender.address === host && sender.port === port;

const send = () => {
  socket.send(slice, port, to, (error) => {
    if (error) stop(`cannot send to ${to}:${port}: ${error.message}`);
  });
};

function stop(complaint?: string) {
  clearInterval(again);
  clearTimeout(tooLate);
  socket.close();
  if (complaint === undefined) return;
  console.error(complaint);
  process.exitCode = 1;
}

socket.on('message', (answer, sender) => {
  if (broadcast === undefined && !isServer(sender)) return;
  process.stdout.write(answer);
  stop();
});
socket.on('error', (error) => stop(`trouble with ${to}:${port}: ${error.message}`));
socket.on('listening', () => {
  socket.setBroadcast(broadcast !== undefined);
  again = setInterval(send, 300);
  send();
});

const tooLate = setTimeout(() => stop(`nobody answers at ${to}:${port}`), 2_500);
socket.bind();
