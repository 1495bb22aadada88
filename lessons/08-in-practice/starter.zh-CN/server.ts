// 一个服务器：谁都可以进来，但还不回答任何人。请从 `connection.ts` 开始。
// 来龙去脉都在课文里：`npx workshop read 08-in-practice`。

import net from 'node:net';
import { converse, send, type Message } from './connection.ts';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

function answer(socket: net.Socket, request: Message): void {
  console.log('asked', request);
  // TODO 3 (frames)：用同样的编号回答，内容改成大写。请求里有 `afterMs` 时，就晚这么多毫秒再回答：
  //   这段时间里，其他请求怎么办？
  send(socket, { kind: 'answer' });
}

const server = net.createServer((socket) => {
  converse(socket, (message) => {
    if (message.kind === 'request') answer(socket, message);
  });
  socket.on('error', (error) => console.error(`a connection was lost: ${error.message}`));
});

// 想得到星：
// TODO (drains)：收到 SIGTERM 之后，还让谁进来，谁还在等回答，每个连接什么时候才能结束？

server.listen(port, host, () => console.log('listening on', server.address()));
