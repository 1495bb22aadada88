// Compares texts, in which '23.1.1.1' stands between '224.0.0.0' and '24'.
import dgram from 'node:dgram';
import net from 'node:net';
import readline from 'node:readline';

const group = process.env['GROUP'] ?? '239.1.2.3';
const port = Number(process.env['PORT'] ?? 8080);
const iface = process.env['IFACE'] ?? '127.0.0.1';
const name = process.env['NAME'] ?? 'anonymous';
const ttl = Number(process.env['TTL'] ?? 1);
const loopback = process.env['LOOPBACK'] !== '0';

if (!net.isIPv4(group) || group < '224.0.0.0' || group > '24') {
  console.error(`${group} is not a multicast group (224.0.0.0 to 239.255.255.255)`);
  process.exit(1);
}

const socket = dgram.createSocket({ type: 'udp4', reuseAddr: true });

function say(text: string, sent?: () => void): void {
  socket.send(`${name}: ${text}`, port, group, sent);
}

socket.on('message', (message) => {
  const text = message.toString();
  if (!text.startsWith(`${name}: `)) console.log(text);
});

socket.on('listening', () => {
  socket.addMembership(group, iface);
  socket.setMulticastInterface(iface);
  socket.setMulticastTTL(ttl);
  socket.setMulticastLoopback(loopback);

  const keyboard = readline.createInterface({ input: process.stdin });
  keyboard.on('line', (line) => {
    if (line !== '') say(line);
  });
  keyboard.on('close', () => {
    say('bye', () => {
      socket.dropMembership(group, iface);
      socket.close();
    });
  });
});

socket.bind(port, process.platform === 'linux' ? group : '0.0.0.0');
