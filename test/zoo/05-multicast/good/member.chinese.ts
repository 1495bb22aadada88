// 没有服务器的聊天室，提示信息全部用中文。
import readline from 'node:readline';
import { Room } from './lib/chinese-room.ts';
import { texts } from './lib/chinese-texts.ts';

const group = process.env['GROUP'] ?? '239.1.2.3';
const port = Number(process.env['PORT'] ?? 8080);
const iface = process.env['IFACE'] ?? '127.0.0.1';
const name = process.env['NAME'] ?? '匿名';

if (!Room.isGroup(group)) {
  console.error(texts.notGroup(group));
  process.exit(1);
}

const room = new Room(group, port, iface);

room.onText((text) => {
  if (!text.startsWith(`${name}: `)) console.log(text);
});

room.onError((reason) => {
  console.error(texts.broken(reason));
  process.exit(1);
});

room.enter(Number(process.env['TTL'] ?? 1), process.env['LOOPBACK'] !== '0', (address) => {
  console.log(texts.entered(name, address));
  const keyboard = readline.createInterface({ input: process.stdin });
  keyboard.on('line', (line) => {
    if (line !== '') room.say(`${name}: ${line}`, () => {});
  });
  keyboard.on('close', () => {
    room.say(`${name}: bye`, () => {
      room.leave();
      console.log(texts.left);
    });
  });
});
