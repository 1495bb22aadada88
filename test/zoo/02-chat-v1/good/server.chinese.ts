// 聊天室：提示全部是中文，按行切分和文字各在自己的模块里。
import net from 'node:net';
import { LineSplitter } from './lib/line-splitter.ts';
import { 文本 } from './lib/texts.zh.ts';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const 成员 = new Map<string, net.Socket>();
let 在线人数 = 0;

function 告诉(连接: net.Socket, 内容: string): void {
  if (连接.writable) 连接.write(`${内容}\r\n`);
}

function 广播(内容: string, 除了?: net.Socket): void {
  成员.forEach((连接) => {
    if (连接 !== 除了) 告诉(连接, 内容);
  });
}

const server = net.createServer((socket) => {
  let 昵称: string | undefined;
  let 已离开 = false;

  在线人数 += 1;
  告诉(socket, 文本.欢迎(在线人数));

  const 离开 = (): void => {
    if (已离开) return;
    已离开 = true;
    在线人数 -= 1;
    if (昵称 === undefined) return;
    成员.delete(昵称);
    广播(文本.离开(昵称));
  };

  const 取名 = (名字: string): void => {
    if (名字 === '') return 告诉(socket, 文本.昵称为空);
    if (成员.has(名字)) return 告诉(socket, 文本.昵称被占用(名字));
    广播(文本.进入(名字));
    昵称 = 名字;
    成员.set(名字, socket);
  };

  const 各行 = socket.pipe(new LineSplitter());
  各行.on('data', (行: string) => {
    if (已离开) return;
    if (行 === 'byebye') {
      告诉(socket, 文本.再见);
      离开();
      socket.end();
    } else if (昵称 === undefined) {
      取名(行.trim());
    } else {
      广播(文本.发言(昵称, 行), socket);
    }
  });

  各行.on('end', 离开);
  socket.on('close', 离开);
  socket.on('error', (错误) => console.error(文本.出错(错误.message)));
});

server.listen(port, host, () => console.log(文本.已启动(host, port)));
