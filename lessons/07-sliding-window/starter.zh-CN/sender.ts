// 发送方。它发出文件的第一段，不等回答就结束。
// 来龙去脉都在课文里：`npx workshop read 07-sliding-window`。
//
// 随便拿一个文件放在旁边，取名 `file`。
// 在一个终端里运行你的接收方：`npx workshop run 07-sliding-window receiver`，
// 在另一个终端里运行这个发送方：`npx workshop run 07-sliding-window sender`
//
// 按编号一步一步来，有时在这里，有时在接收方那里；每做完一步，
// `npx workshop verify 07-sliding-window` 会告诉你走到了哪里。

import dgram from 'node:dgram';
import { readFileSync } from 'node:fs';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const file = readFileSync(process.env['FILE'] ?? 'file');

const payload = 1024;

const socket = dgram.createSocket('udp4');

/** 按要求拼成一个包：一个字母、一个四字节的编号，和属于它的字节。 */
function packet(letter: string, number: number, bytes: Buffer) {
  const header = Buffer.alloc(5, letter);
  header.writeUInt32BE(number, 1);
  return Buffer.concat([header, bytes]);
}

// TODO 2 (complete)：这个文件要分成多少个包？7 号包里是哪些字节？
// 最后一个包之后是 FIN：字母 F，下一个编号，后面没有字节。

// TODO 3 (complete)：下一个包什么时候发？先一次只发一个：发出去，等到有回答要下一个编号
// （ack.readUInt32BE(1)），再发那一个。这叫停止等待，作为第一步很好：文件能到达。

// TODO 4 (loss)：等不到回答怎么办？比如过了 100 毫秒还没有确认，就重发。

// TODO 6 (window)：路上可以同时有 WINDOW 个包。哪两个数说明窗口从哪里开始、
// 哪些已经发过？什么让前一个变大，什么让后一个变大？

// 进阶，为了那颗星：
// TODO (selective)：八个里丢了一个。八个都要重发吗？
// TODO (gives-up)：不管发多少次，都没有任何动静。什么时候停？停的时候说什么？

socket.on('message', (ack) => {
  console.log('an answer:', ack);
  socket.close();
});

socket.send(packet('D', 0, file.subarray(0, payload)), port, host, () => {
  setTimeout(() => socket.close(), 200);
});
