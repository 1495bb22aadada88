// Says and prints everything a little later, from one timer, in the order it came.
import dgram from 'node:dgram';
import net from 'node:net';
import readline from 'node:readline';

const group = process.env['GROUP'] ?? '239.1.2.3';
const port = Number(process.env['PORT'] ?? 8080);
const iface = process.env['IFACE'] ?? '127.0.0.1';
const name = process.env['NAME'] ?? 'anonymous';
const ttl = Number(process.env['TTL'] ?? 1);
const loopback = Number(process.env['LOOPBACK'] ?? 1) !== 0;

const firstByte = Number(group.split('.')[0]);
if (!net.isIPv4(group) || firstByte < 224 || firstByte > 239) {
  console.error(`no such group: ${group} is not between 224.0.0.0 and 239.255.255.255`);
  process.exit(1);
}

const jobs: (() => void)[] = [];
let timer: NodeJS.Timeout | undefined;

function later(job: () => void): void {
  jobs.push(job);
  timer ??= setTimeout(work, 5);
}

function work(): void {
  timer = undefined;
  for (const job of jobs.splice(0)) job();
}

const socket = dgram.createSocket({ type: 'udp4', reuseAddr: true });

socket.on('message', (message) => {
  const text = message.toString();
  if (!text.startsWith(`${name}: `)) later(() => console.log(text));
});
socket.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});

socket.on('listening', () => {
  socket.addMembership(group, iface);
  socket.setMulticastInterface(iface);
  socket.setMulticastTTL(ttl);
  socket.setMulticastLoopback(loopback);

  const say = (text: string, sent: () => void) => {
    later(() => socket.send(`${name}: ${text}`, port, group, sent));
  };
  const keyboard = readline.createInterface({ input: process.stdin });
  keyboard.on('line', (line) => {
    if (line !== '') say(line, () => {});
  });
  keyboard.on('close', () => {
    say('bye', () => {
      socket.dropMembership(group, iface);
      socket.close();
    });
  });
});

socket.bind(port, process.platform === 'linux' ? group : '0.0.0.0');
