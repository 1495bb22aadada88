// 没有服务器的聊天。这个成员已经在正确的端口上有了一个 socket，并一直等到你结束它的输入（Ctrl-D）。
// 只是它还没有加入任何组，所以听不到别人，别人也听不到它。
// 来龙去脉都在课文里：`npx workshop read 05-multicast`。
//
// 按编号一步一步来；每做完一步，
// `npx workshop verify 05-multicast` 会告诉你走到了哪里。

import dgram from 'node:dgram';

const group = process.env['GROUP'] ?? '239.1.2.3';
const port = Number(process.env['PORT'] ?? 8080);
// 以后还要用到环境里的 IFACE、NAME、TTL 和 LOOPBACK。其中哪一个是数？

const socket = dgram.createSocket('udp4');

// TODO 4 (no-echo)：你说的话也会回到你这里。这台机器上的其他成员，地址和端口都和你一样；
// 那么数据报本身里面，有什么能说明这话是谁说的？
socket.on('message', () => {});

socket.on('listening', () => {
  console.log(`bound to ${socket.address().address}:${socket.address().port}, but not in ${group}`);

  // TODO 1 (joins)：用什么告诉内核，你想在接口 IFACE 上收听 GROUP？为什么在这里，而不是在
  // bind() 之前？之后数据报会来到上面的监听器。它带来的是字节：怎样变成文本，又该送到哪里去？
  // TODO 6 (interface)：只要你说的话也从 IFACE 出去，这里就没有新东西。两个调用用的都是环境里的
  // IFACE，还是你写死的地址？

  // 进阶，为了那颗星：
  // TODO (ttl, loopback)：发送用的 socket 还有两项设置。TTL 是一个数，LOOPBACK 是 '0' 或 '1'。
  // Boolean('0') 是什么？
});

// TODO 2 (speaks)：输入的每一行是一个数据报 `NAME: TEXT`，发往 GROUP:PORT。空行不发。
// 标准输入的一个数据块里可能有三行，也可能只有半行：Node 的哪个模块会按行拆分？
// 它从哪个接口出去：用哪个调用来指定 IFACE，什么时候才可以调用？
// 而且 PORT 上已经有别人了：createSocket 的哪个选项让你们共用它？
// TODO 3 (together)：上面的都做对了，这里就没有新东西。让三个成员交谈，每个用一个终端。
process.stdin.resume();

// TODO 5 (leaves)：输入结束时，说一声 `NAME: bye`，离开组，再关闭。一个数据报什么时候才算真的
// 发出去了：send() 返回的时候，还是它回过来调用你的时候？
process.stdin.on('end', () => {
  socket.close();
});

// 进阶，为了那颗星：
// TODO (only-group)：在 Linux 上，你可能听到同一个端口上别的组。除了绑定到所有地址，
// 还可以绑定到哪个地址？
// TODO (bad-group)：GROUP 真的在 224.0.0.0-239.255.255.255 之内吗？如果不在，绑定之前就用一行说明，
// 其中要有这个地址，并以状态 1 退出。
socket.bind(port);
