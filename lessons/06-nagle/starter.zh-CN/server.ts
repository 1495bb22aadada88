// 一个回答问题的服务器，以及两次小的写入带来的等待。
// 来龙去脉都在课文里：`npx workshop read 06-nagle`。
//
// 从上往下做：步骤的顺序就是检查的顺序；每做完一步，
// `npx workshop verify 06-nagle` 会告诉你走到了哪里。

import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const mode = process.env['MODE'] ?? 'default';

// TODO (answers)：正文就是问题的大写形式，不含行尾。它有多少字节？
// （不是多少个字符：字母 é 占两个字节，“好”占三个。）
// TODO (stalls)：先写头部（一行，内容就是这个数），再写正文：两次写入。
function answer(socket: net.Socket, question: string): void {
  console.log(`somebody asked ${question}`);
}

const server = net.createServer((socket) => {
  // TODO (framing)：一块数据就是一个问题吗？对方只发来半行，或者一次发来三行，各会收到什么？
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    answer(socket, chunk.trim());
  });

  // TODO (no-delay)：MODE=no-delay 时，虽然还是写两次，却谁也不用等。
  // 这要用 socket 的哪个方法，什么时候调用？

  // TODO (one-write)：MODE=one-write 时，头部和正文一起发出。
  // answer() 可以保持原样吗？（cork 和 uncork）

  // 想得到星：
  // TODO (batch)：MODE=one-write 时，如果一块数据带来二十个问题，
  // cork 和 uncork 之间要放些什么？

  socket.on('error', (error) => console.error(`a client was lost: ${error.message}`));
});

server.listen(port, host, () => console.log(`answering on ${host}:${port}, MODE=${mode}`));
