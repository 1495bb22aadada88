// Has one socket to hear and one to speak, and sets the TTL on the one that never sends.
import dgram from 'node:dgram';
import net from 'node:net';
import readline from 'node:readline';

const group = process.env['GROUP'] ?? '239.1.2.3';
const port = Number(process.env['PORT'] ?? 8080);
const iface = process.env['IFACE'] ?? '127.0.0.1';
const name = process.env['NAME'] ?? 'anonymous';
const ttl = Number(process.env['TTL'] ?? 1);
const loopback = process.env['LOOPBACK'] !== '0';

const firstByte = Number(group.split('.')[0]);
if (!net.isIPv4(group) || firstByte < 224 || firstByte > 239) {
  console.error(`${group} is not a multicast group (224.0.0.0 to 239.255.255.255)`);
  process.exit(1);
}

const socket = dgram.createSocket({ type: 'udp4', reuseAddr: true });
const speaker = dgram.createSocket('udp4');

function say(text: string, sent?: () => void): void {
  speaker.send(`${name}: ${text}`, port, group, sent);
}

socket.on('message', (message) => {
  const text = message.toString();
  if (!text.startsWith(`${name}: `)) console.log(text);
});

socket.on('listening', () => {
  socket.addMembership(group, iface);
  socket.setMulticastTTL(ttl);

  speaker.bind(0, iface, converse);
});

function converse(): void {
  speaker.setMulticastInterface(iface);
  speaker.setMulticastLoopback(loopback);

  const keyboard = readline.createInterface({ input: process.stdin });
  keyboard.on('line', (line) => {
    if (line !== '') say(line);
  });
  keyboard.on('close', () => {
    say('bye', () => {
      socket.dropMembership(group, iface);
      socket.close();
      speaker.close();
    });
  });
}

socket.bind(port, process.platform === 'linux' ? group : '0.0.0.0');
