// One socket hears, another one speaks; its port is its own, and by that its words are known.
import dgram from 'node:dgram';
import net from 'node:net';
import readline from 'node:readline';

const group = process.env['GROUP'] ?? '239.1.2.3';
const port = Number(process.env['PORT'] ?? 8080);
const iface = process.env['IFACE'] ?? '127.0.0.1';
const name = process.env['NAME'] ?? 'anonymous';
const ttl = Number(process.env['TTL'] ?? 1);
const loopback = process.env['LOOPBACK'] !== '0';

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

const classD = new net.BlockList();
classD.addSubnet('224.0.0.0', 4);
if (!net.isIPv4(group) || !classD.check(group)) fail(`${group} cannot be joined: not multicast`);

const ear = dgram.createSocket({ type: 'udp4', reuseAddr: true });
const mouth = dgram.createSocket('udp4');
let own: net.AddressInfo | undefined; // until the mouth is bound, nothing heard can be our own
ear.on('error', (error) => fail(error.message));
mouth.on('error', (error) => fail(error.message));

ear.on('message', (message, from) => {
  if (from.port !== own?.port || from.address !== own.address) console.log(message.toString());
});

ear.bind(port, process.platform === 'win32' ? '0.0.0.0' : group, () => {
  ear.addMembership(group, iface);

  // Only a bound socket takes these settings. Any free port will do, as nobody ever answers it.
  mouth.bind(0, iface, () => {
    mouth.setMulticastInterface(iface);
    mouth.setMulticastTTL(ttl);
    mouth.setMulticastLoopback(loopback);
    own = mouth.address();
    converse();
  });
});

function converse(): void {
  const keyboard = readline.createInterface({ input: process.stdin });
  keyboard.on('line', (line) => {
    if (line !== '') {
      mouth.send(`${name}: ${line}`, port, group, (error) => {
        if (error) console.error(error.message);
      });
    }
  });
  keyboard.on('close', () => {
    mouth.send(`${name}: bye`, port, group, () => {
      mouth.close();
      ear.dropMembership(group, iface);
      ear.close();
    });
  });
}
