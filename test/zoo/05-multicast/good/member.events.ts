// Nothing but events, and lines cut by hand.
import dgram from 'node:dgram';
import net from 'node:net';

const group = process.env['GROUP'] ?? '239.1.2.3';
const port = Number(process.env['PORT'] ?? 8080);
const iface = process.env['IFACE'] ?? '127.0.0.1';
const name = process.env['NAME'] ?? 'anonymous';
const ttl = Number(process.env['TTL'] ?? 1);
const loopback = process.env['LOOPBACK'] !== '0';

const firstByte = Number(group.split('.')[0]);
if (!net.isIPv4(group) || firstByte < 224 || firstByte > 239) {
  console.error(`${group} is no multicast group: those go from 224.0.0.0 to 239.255.255.255`);
  process.exit(1);
}

const socket = dgram.createSocket({ type: 'udp4', reuseAddr: true });

socket.on('message', (message) => {
  const text = message.toString('utf8');
  if (text.startsWith(`${name}: `)) return;
  process.stdout.write(`${text}\n`);
});

socket.on('error', (error) => {
  console.error(`cannot take part in ${group}:${port}: ${error.message}`);
  process.exit(1);
});

function say(line: string): void {
  const text = line.endsWith('\r') ? line.slice(0, -1) : line;
  if (text === '') return;
  socket.send(`${name}: ${text}`, port, group, (error) => {
    if (error) console.error(`too much for one datagram? ${error.message}`);
  });
}

socket.on('listening', () => {
  socket.addMembership(group, iface);
  socket.setMulticastInterface(iface);
  socket.setMulticastTTL(ttl);
  socket.setMulticastLoopback(loopback);

  let rest = '';
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(say);
  });
  process.stdin.on('end', () => {
    say(rest);
    socket.send(`${name}: bye`, port, group, () => {
      socket.dropMembership(group, iface);
      socket.close();
    });
  });
});

socket.bind(port, process.platform === 'linux' ? group : '0.0.0.0');
