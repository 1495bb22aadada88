// Says more than it has to: a banner, colours, a prompt, times, bells, and a log on standard output.
import dgram from 'node:dgram';
import net from 'node:net';
import readline from 'node:readline';

const group = process.env['GROUP'] ?? '239.1.2.3';
const port = Number(process.env['PORT'] ?? 8080);
const iface = process.env['IFACE'] ?? '127.0.0.1';
const name = process.env['NAME'] ?? 'anonymous';
const ttl = Number(process.env['TTL'] ?? 1);
const loopback = process.env['LOOPBACK'] !== '0';

const prompt = `\x1b[36m${name}>\x1b[0m `;
const time = () => new Date().toISOString().slice(11, 19);
// Wipes the prompt away, writes the line, and puts the prompt there again.
const show = (text: string) => {
  process.stdout.write(`\r\x1b[K\x1b[2m[${time()}]\x1b[0m ${text}\n${prompt}`);
};

const classD = new net.BlockList();
classD.addRange('224.0.0.0', '239.255.255.255');

console.log('\x1b[1;35m*** WELCOME TO THE CHAT WITHOUT A SERVER ***\x1b[0m\n');
if (!net.isIPv4(group) || !classD.check(group)) {
  console.error(`\x1b[31m* Sorry, \x1b[1m${group}\x1b[22m is not a multicast group.\x1b[0m`);
  console.error('* Try one of 239.0.0.0 to 239.255.255.255, they are free to use.');
  process.exit(1);
}

const known = new Set<string>();
let heard = 0;
let sent = 0;

const socket = dgram.createSocket({ type: 'udp4', reuseAddr: true }, (message, from) => {
  const text = message.toString();
  if (text.startsWith(`${name}: `)) return;
  heard += 1;
  const colon = text.indexOf(': ');
  const who = colon < 0 ? `${from.address}:${from.port}` : text.slice(0, colon);
  if (!known.has(who)) {
    known.add(who);
    show(`\x1b[2m* somebody new is talking (${known.size} by now)\x1b[0m`);
  }
  show(`* \x1b[33m${text}\x1b[0m \x07`);
});

socket.on('error', (error) => {
  console.error(`\x1b[31m* ${error.message}\x1b[0m`);
  process.exit(1);
});

const say = (text: string, done: () => void) => {
  socket.send(`${name}: ${text}`, port, group, (error, bytes) => {
    sent += 1;
    show(error ? `\x1b[31m* ${error.message}\x1b[0m` : `\x1b[2m* sent, ${bytes} bytes\x1b[0m`);
    done();
  });
};

socket.bind(port, process.platform === 'linux' ? group : '0.0.0.0', () => {
  const { address } = socket.address();
  show(`* bound to \x1b[4m${address}:${port}\x1b[0m`);
  socket.addMembership(group, iface);
  show(`* in the group \x1b[1m${group}\x1b[0m, on ${iface}`);
  socket.setMulticastInterface(iface);
  socket.setMulticastTTL(ttl);
  socket.setMulticastLoopback(loopback);
  show(`* TTL ${ttl}, loopback ${loopback ? 'on' : 'off'}. Type away, end with Ctrl-D.`);

  const keyboard = readline.createInterface({ input: process.stdin });
  keyboard.on('line', (line) => {
    if (line === '') show('* (an empty line is not sent)');
    else say(line, () => {});
  });
  keyboard.on('close', () => {
    say('bye', () => {
      socket.dropMembership(group, iface);
      socket.close();
      process.stdout.write(`\r\x1b[K* ${heard} heard, ${sent} sent. Until next time!\n`);
    });
  });
});
