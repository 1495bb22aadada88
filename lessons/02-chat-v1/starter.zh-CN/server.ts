// TCP 上的聊天室。它已经会欢迎来人，只是还听不懂他们说的话。
// 来龙去脉都在课文里：`npx workshop read 02-chat-v1`。
//
// 从上往下做：步骤的顺序就是检查的顺序；每做完一步，
// `npx workshop verify 02-chat-v1` 会告诉你走到了哪里。

import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

// TODO (join)：房间要能按昵称找到人。你打算在这里存什么？
// （以后会有人取名 `__proto__` 或 `constructor`：普通对象遇到它们会怎么说？）

// 服务器说的每一行都以 \r\n 结尾。
function say(socket: net.Socket, line: string): void {
  socket.write(`${line}\r\n`);
}

// TODO (join, talk)：写 broadcast(line, except)：一行话必须让谁听到，又不能让谁听到？

const server = net.createServer((socket) => {
  // TODO (greeting)：告诉新来的人现在有多少人在线，包括他自己。
  // 哪个事件让这个数重新变小？
  say(socket, 'Welcome! What is your nickname?');

  // TODO (join)：第一行是昵称。记住它，并告诉房间里的人。
  // TODO (talk)：此后的每一行都说给其他所有人听：先是昵称，然后是内容。
  // TODO (taken)：要是这个昵称已经有人用了呢？告诉他，并让他再试一个。
  // TODO (byebye)：`byebye` 这一行要做什么？其他人会听到它吗？
  socket.on('data', (chunk) => {
    console.log('somebody sent', chunk);
    // TODO (framing)：一个数据块就是一行吗？试一试：只发半行，到达的是什么？一次发三行呢？
    // 一个三字节的字符，在第一个字节之后被切断呢？以 \n 结尾，和以 \r\n 结尾呢？
  });

  // TODO (leave)：有人挂断了。哪个事件会告诉你？其他人只听到一次，昵称可以重新使用，
  // 在线人数少一个。
  // TODO (reset)：有人的连接被复位了。那是哪个事件？没有人监听它的时候，
  // Node 程序会怎样？

  // 进阶，为了那颗星：
  // TODO (quiet-leaver)：一个从没报过昵称的人离开时，其他人听到什么？
  // TODO (odd-names)：哪些昵称可以用？遇到空行，你怎么回答？
  // TODO (stalled)：有人不再读取。你的广播会等他吗？
  // TODO (crowd)：一下子来了一百个人。哪里有上限吗？
});

server.listen(port, host, () => console.log(`chat room on ${host}:${port}`));
