import dgram from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';
import readline from 'node:readline';

const group = process.env['GROUP'] ?? '239.1.2.3';
const port = Number(process.env['PORT'] ?? 8080);
const iface = process.env['IFACE'] ?? '127.0.0.1';
const name = process.env['NAME'] ?? 'anonymous';
const ttl = Number(process.env['TTL'] ?? 1);
const loopback = process.env['LOOPBACK'] !== '0';

// 224.0.0.0 to 239.255.255.255: the first four bits are 1110, whatever the other 28 are.
const multicast = new net.BlockList();
multicast.addSubnet('224.0.0.0', 4);

// All members on this machine share one port.
const socket = dgram.createSocket({ type: 'udp4', reuseAddr: true });

function say(text: string): Promise<void> {
  return new Promise((resolve) => {
    socket.send(`${name}: ${text}`, port, group, (error) => {
      if (error) console.error(`This was not sent: ${error.message}`);
      resolve();
    });
  });
}

socket.on('message', (message) => {
  const line = message.toString();
  // Our own words come back, from the same address and port as those of the others on this machine.
  if (!line.startsWith(`${name}: `)) console.log(line);
});

async function join(): Promise<void> {
  // Linux hands over every group that somebody on this machine has joined, unless we are bound to
  // one. Elsewhere the membership decides; macOS could not send from such an address, and Windows
  // does not bind to it.
  socket.bind(port, process.platform === 'linux' ? group : '0.0.0.0');
  await once(socket, 'listening');
  socket.on('error', (error) => console.error(error.message));

  socket.addMembership(group, iface);
  socket.setMulticastInterface(iface);
  socket.setMulticastTTL(ttl);
  socket.setMulticastLoopback(loopback);
}

try {
  if (!net.isIPv4(group) || !multicast.check(group)) {
    throw new Error(`${group} is not a multicast group (224.0.0.0 to 239.255.255.255)`);
  }
  await join();
  for await (const line of readline.createInterface({ input: process.stdin })) {
    if (line !== '') await say(line);
  }
  await say('bye');
  socket.dropMembership(group, iface);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  socket.close();
}
