// 接收方。它已经绑定了端口，来什么就显示什么，只是还不回答，也不写入。
// 来龙去脉都在课文里：`npx workshop read 07-sliding-window`。

import dgram from 'node:dgram';
import { createWriteStream } from 'node:fs';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const out = createWriteStream(process.env['OUT'] ?? 'out');

const socket = dgram.createSocket('udp4');

socket.on('message', (datagram, sender) => {
  const letter = datagram.toString('latin1', 0, 1);
  const number = datagram.readUInt32BE(1);
  console.log(`${letter} ${number} from ${sender.address}:${sender.port}`);

  // TODO 1 (complete)：接下来要的是几号？来的正是它吗？是，就写入它的字节（头五个除外），
  // 然后要下一个。无论来的是几号，都要回答到它来的地方：字母 A，加上接下来要的编号。

  // TODO 5 (loss, disorder)：这一个以前来过：要写入吗？要回答吗？
  // 这一个来得太早：现在能写入吗？可以让它在哪里等？

  // TODO 7 (complete, loss)：轮到 FIN，就全齐了。把收到的字节数打印出来。最后一个回答
  // 也会像别的一样丢掉，那么什么时候才能结束？（最后一个数据报之后一秒。）
});

// 进阶，为了那颗星：
// TODO (selective)：来得太早的，不必再发一遍。发送方怎样知道它已经到了？
// TODO (gives-up)：文件到了一半，就再也没有动静了。我们对用户说什么？

socket.bind(port, host, () => {
  console.log('waiting for a file at', socket.address(), 'for', out.path);
});
