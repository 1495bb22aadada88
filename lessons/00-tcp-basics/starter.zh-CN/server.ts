// 回显服务器。它已经在监听，谁来都放进来，只是还什么都不会说。
// 来龙去脉都在课文里：`npx workshop read 00-tcp-basics`。
//
// 按编号一步一步来；每做完一步，
// `npx workshop verify 00-tcp-basics` 会告诉你走到了哪里。

import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const server = net.createServer();

server.on('connection', (socket) => {
  // TODO 2 (greets)：现在连着几个客户端，最多允许几个？把两个数写成一行发出去，例如 1/10。
  // 前一个数问 server.getConnections；后一个数在环境变量 MAX_CLIENTS 里（没有时取 10 就好）。

  // TODO 3 (echo, independent)：每次 'data' 事件带来了什么？怎样把它送回给这个客户端，
  // 而且只送给它？下面这个监听器只是把它扔掉了。
  socket.on('data', () => {});

  // TODO 5 (reset)：一个 socket 触发 'error' 而没有人监听时，整个进程会怎样？
  // 试一试：`npx workshop connect 8080`，然后按 Ctrl-R。

  // 进阶，为了那颗星，不分先后：
  // TODO (binary)：一个数据块是字符串还是字节？字节 255 变成字符串再变回来，会是什么？
  // TODO (farewell)：客户端发来 FIN 之后，怎样还能说一声 `bye: N`？（allowHalfOpen、'end'）
  // TODO (idle)：设了 IDLE_MS 时，是谁挂断沉默的客户端：setTimeout，还是你？
  // TODO (keep-alive)：客户端的网线被剪断了，我们怎样才会知道？
});

// TODO 4 (limit)：超过 MAX_CLIENTS 的客户端要拒之门外，这靠 server 的哪个属性？

// 进阶，为了那颗星：
// TODO (port-taken)：别人已经在监听我们的端口，这件事会在哪里告诉我们？
// TODO (closes-gently)：收到 SIGTERM 之后，怎样不再放人进来，又继续为里面的人服务？

server.listen(port, host, () => {
  // TODO 1 (listens)：我们究竟监听在哪里？问问 server.address()，把端口打印出来。
  console.log('the server has started');
});
