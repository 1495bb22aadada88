// 客户端。它发出一个永远不变的数据报，也不等什么回来。
// 来龙去脉都在课文里：`npx workshop read 04-udp`。
//
// 先写好服务器，再来写它。在一个终端里运行你的服务器，在另一个终端里运行这个客户端：
// `npx workshop run 04-udp client -- 测试信息 3 6`

import dgram from 'node:dgram';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const socket = dgram.createSocket('udp4');

// TODO 4 (slice)：用户给了我们一段文本、一个偏移量和一个长度：process.argv[2]、[3] 和 [4]。
// 后两个数的是字节。一段文本由哪些字节组成？（Buffer.from）
// send() 的哪两个参数用来选取其中一段？
socket.send('hello', port, host, () => {
  // TODO 5 (slice)：太早了！到这时，什么已经发生，什么还没有？等回答来了，
  // 把它打印到标准输出，然后才关闭 socket：它不关闭，我们就不会退出。
  socket.close();
});

// 进阶，为了那颗星：
// TODO (retry)：数据报会丢，而且没有人告诉我们。等多久再重发？回答来了，谁来停掉定时器？
// TODO (gives-up)：要是始终没有人回答呢？我们对用户说什么？退出状态又告诉 shell 什么？
// TODO (stray)：谁都可以往我们的端口发东西。怎样知道它来自服务器？
// TODO (broadcast)：环境里有 BROADCAST 时，就发到那个地址。系统起初为什么不让发？
// 从什么时候起才可以申请许可？回答又是从谁那里来的？
