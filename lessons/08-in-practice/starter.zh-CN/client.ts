// 一个客户端：键入一行就发送一行，然后就忘了它。先写服务器，再写它。
// 来龙去脉都在课文里：`npx workshop read 08-in-practice`。
// 手动运行：`npx workshop run 08-in-practice client`。

import net from 'node:net';
import readline from 'node:readline';
import { converse, send } from './connection.ts';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const socket = net.connect({ host, port });

converse(socket, (message) => {
  // TODO 9 (pipelined)：这是哪个问题的回答？打印 `问题: 回答`。
  console.log('heard', message);
});

// TODO 10 (reconnects)：连接断了。无论什么原因，哪个事件会告诉你？
//   过 RETRY_MS（默认 500 就好）再连接。哪些要重新问，哪些不用？
socket.on('error', (error) => console.error(`the connection was lost: ${error.message}`));

readline
  .createInterface({ input: process.stdin })
  .on('line', (text) => {
    // TODO 8 (pipelined)：给每个问题一个自己的编号，并记住它。
    //   发送下一个问题之前，要等这个问题的回答吗？
    send(socket, { kind: 'request', text });
  })
  .on('close', () => {
    // TODO 9 (pipelined)：输入结束了。回答都到齐了吗？什么时候才能挂断？
    socket.end();
  });

// 想得到星：
// TODO (backoff)：第二次尝试也没成功，要等多久？第三次呢？
// 什么时候又从短的等待开始？
