// 中继，站在客户端和接收端（sink）之间。目前它听客户端把话说完，却什么也不转交。
// 来龙去脉都在课文里：`npx workshop read 01-backpressure`。
//
// 先写好服务器，再来写它。

import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const sinkHost = process.env['SINK_HOST'] ?? '127.0.0.1';
const sinkPort = Number(process.env['SINK_PORT'] ?? 9090);

const server = net.createServer((client) => {
  // TODO 6 (relay-delivers)：为这个客户端打开一个到接收端的连接，把它发来的逐字节转交过去。
  // 接收端还没连上就到达的字节会怎样？接收端又怎样知道客户端已经结束了？
  client.resume();

  // TODO 7 (relay-throttles)：接收端不读了，客户端还在发。没有人能叫客户端等一等。
  // 或许你能，靠“不做”某件事？那么什么时候再接着做？

  // 进阶，为了那颗星：
  // TODO (relay-recovers)：接收端离开了。这个客户端应当察觉到什么，下一个客户端呢？

  // 客户端随时可能复位连接。等你连上了接收端，它也一样。
  client.on('error', (error) => console.error(`a client was lost: ${error.message}`));
});

server.listen(port, host, () => {
  console.log('listening on', server.address(), 'for', `${sinkHost}:${sinkPort}`);
});
