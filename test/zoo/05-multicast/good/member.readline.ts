// readline for the keyboard, destructuring for the environment, and a regular expression for class D.
import { createSocket } from 'node:dgram';
import { createInterface } from 'node:readline';

const {
  GROUP = '239.1.2.3',
  PORT = '8080',
  IFACE = '127.0.0.1',
  NAME = 'anonymous',
  TTL = '1',
  LOOPBACK = '1',
} = process.env;

const byte = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const classD = new RegExp(`^(22[4-9]|23\\d)(\\.${byte}){3}$`);

function start(): void {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  const mine = Buffer.from(`${NAME}: `);

  const say = (text: string, sent?: () => void) => {
    socket.send([mine, Buffer.from(text)], Number(PORT), GROUP, (error) => {
      if (error) console.error('not sent:', error.message);
      sent?.();
    });
  };

  socket.on('message', (message) => {
    if (!message.subarray(0, mine.length).equals(mine)) console.log(message.toString());
  });
  socket.on('error', (error) => {
    console.error(error.message);
    process.exitCode = 1;
    socket.close();
  });

  socket.bind({ port: Number(PORT), address: process.platform === 'linux' ? GROUP : '' }, () => {
    socket.setMulticastTTL(Number(TTL));
    socket.setMulticastLoopback(LOOPBACK === '1');
    socket.setMulticastInterface(IFACE);
    socket.addMembership(GROUP, IFACE);

    createInterface({ input: process.stdin, crlfDelay: Infinity })
      .on('line', (line) => {
        if (line) say(line);
      })
      .on('close', () => {
        say('bye', () => {
          socket.dropMembership(GROUP, IFACE);
          socket.close();
        });
      });
  });
}

if (classD.test(GROUP)) {
  start();
} else {
  console.error(`GROUP=${GROUP} is not a multicast address`);
  process.exitCode = 1;
}
