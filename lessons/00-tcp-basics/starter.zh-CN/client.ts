// 客户端。它已经能找到服务器，只是一句话不说就走了。
// 来龙去脉都在课文里：`npx workshop read 00-tcp-basics`。
//
// 先写好服务器，再来写它。在一个终端里运行你的服务器，在另一个终端里运行这个客户端。

import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const socket = net.connect({ host, port }, () => {
  // TODO 6 (client-talks)：用户要我们说什么？就在 process.argv[2] 里。
  // 怎样把它发出去，结束我们这一半连接，同时继续听？
  socket.end();
});

// TODO 7 (client-talks)：把服务器说的打印到标准输出，而不是丢掉。除此之外什么也不要打印；
// 服务器结束之后，让进程自己退出。
socket.resume();

// 进阶，为了那颗星：
// TODO (client-utf8)：一个汉字是三个字节。只到了两个的时候，你打印什么？
// TODO (client-refused)：那个端口上没有人监听时，我们对用户说什么，又对 shell 说什么？
