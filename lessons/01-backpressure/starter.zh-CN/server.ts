// 文件服务器。它已经在监听，谁来都放进来，只是还只会说它要发哪个文件。
// 来龙去脉都在课文里：`npx workshop read 01-backpressure`。
//
// 按编号一步一步来；每做完一步，
// `npx workshop verify 01-backpressure` 会告诉你走到了哪里。

import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
// `verify` 和 `run` 会设好 FILE。它有 128 MiB：比我们愿意放在内存里的要多。
const file = process.env['FILE'] ?? 'big.test';

const server = net.createServer((socket) => {
  // TODO 1 (delivers)：文件的字节怎样到达客户端？客户端又怎样知道这就是全部？
  // 开头怎么简单怎么写，把下面这一行换掉。
  socket.end(`I would send ${file}, if I knew how\r\n`);

  // TODO 2 (everyone)：第一个客户端全部收完之后，再来一个客户端，它会收到什么？
  // 哪些东西是每个连接都要自己有一份的？

  // TODO 3 (bounded)：磁盘读得比客户端收得快。中间的那些字节在哪里？
  // socket.write() 有返回值：把它和 socket.writableLength 一起打印出来看看。什么时候该停止读文件？

  // TODO 4 (resumes)：又该在什么时候接着读？哪个事件会说，它多久来一次？
  // （第 3 步和第 4 步之间，文件发到一半就停了，所以 `delivers` 会再次失败。这是正常的。）

  // TODO 5 (unblocked)：一个客户端睡着了。现在还有谁在等？

  // 进阶，为了那颗星：
  // TODO (cleans-up)：一个客户端在传输途中消失了。你手里还为它拿着什么，由谁来关闭？
  // 还有谁在等它的 `drain`？（这些都亲手做过之后，再看看 stream.pipeline。）

  // 客户端随时可能复位连接。整个服务器不能因此退出。
  socket.on('error', (error) => console.error(`a client was lost: ${error.message}`));
});

server.listen(port, host, () => console.log('listening on', server.address(), 'with', file));
