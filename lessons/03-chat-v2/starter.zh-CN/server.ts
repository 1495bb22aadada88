// 有命令的聊天室。它目前只打印收到的内容。
// 来龙去脉都在课文里：`npx workshop read 03-chat-v2`。
//
// 从上往下做：步骤的顺序就是检查的顺序；每做完一步，
// `npx workshop verify 03-chat-v2` 会告诉你走到了哪里。

import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

// 谁在这里，叫什么名字。每个人一开始都叫 "anonymous"，所以名字不能当键：连接本身可以。
const names = new Map<net.Socket, string>();

const server = net.createServer((socket) => {
  names.set(socket, 'anonymous');

  // TODO (greeting)：`socket` 的哪两个属性是另一端的地址？
  // IP 和端口要隔开：`127.0.0.154321` 两个都不是。
  socket.write('Welcome!\r\n');

  socket.on('data', (data) => {
    console.log('received', data);

    // TODO (broadcast)：`b:内容` 这一行发给其他所有人，写成 `名字: 内容`，以 `\r\n` 结尾。
    // 怎样把发言者自己排除在外？
    // TODO (rename)：`n:用户名` 改名，并告诉提出要求的人。
    // TODO (private)：`c:用户名:内容` 只发给这个人。怎样按名字找到一个连接？
    // TODO (colons)：`b:12:30 见` 会变成什么？`c:bob:12:30 见` 呢？
    // TODO (private-missing)：要是没有人叫这个名字呢？
    // TODO (list)：`l` 的答复是每个人的名字，一行一个，包括你自己的。
    // TODO (unknown)：其他任何一行也要有答复。`list` 是命令 `l` 吗？`bonjour` 是 `b:` 吗？
  });

  // TODO (leave)：有人挂断时，必须忘掉什么？正常告别（FIN）和复位（RST）之后，
  // 都会来的是哪个事件？没有人监听的 'error' 事件，Node 又会怎样处理？

  // TODO (framing)：TCP 传送的是字节，不是行。`data` 里可能是半行、三行，甚至半个字符。
  // 从一个 'data' 事件到下一个，你必须留着什么？（也看看 `setEncoding`。）

  // 进阶，为了那颗星：
  // TODO (unique)：两个人可以用同一个名字吗？
  // TODO (odd-names)：`n:__proto__` 行得通吗？`n:` 和 `n:a:b` 呢？
  // TODO (stalled)：有人不再读取。谁得等他？
  // TODO (flood)：有人发来几兆字节，却一直不换行。你积存多少？
  // TODO (crowd)：一下子来了一百个人。上面的都做对了，这一项也就对了。
});

server.listen(port, host, () => {
  console.log('The chat room is open at', server.address());
});
