import net from 'node:net';
import { Room } from './lib/room.ts';
import { splitLines } from './lib/lines.ts';

const 主机 = process.env['HOST'] ?? '127.0.0.1';
const 端口 = Number(process.env['PORT'] ?? 8080);

const room = new Room('匿名');

const server = net.createServer((socket) => {
  room.enter(socket);
  room.tell(socket, `欢迎加入，你的地址是 ${socket.remoteAddress}，端口 ${socket.remotePort}`);
  splitLines(socket, (line) => 处理(socket, line));
  socket.on('error', (error) => console.log(`连接出错：${error.message}`));
  socket.on('close', () => room.leave(socket));
});

function 处理(socket: net.Socket, line: string): void {
  const [命令, ...其余] = line.split(':');
  const 内容 = 其余.join(':');
  if (line === 'l') {
    room.tell(socket, ['用户列表：', ...room.names()].join('\r\n'));
  } else if (命令 === 'b' && 其余.length > 0) {
    room.broadcast(socket, `${room.nameOf(socket)}：${内容}`);
  } else if (命令 === 'c' && 其余.length > 1) {
    const [对方 = '', ...文字] = 其余;
    const 找到 = room.find(对方);
    if (找到) room.tell(找到, `${room.nameOf(socket)}（私聊）：${文字.join(':')}`);
    else room.tell(socket, `私聊对象 ${对方} 不存在`);
  } else if (命令 === 'n' && 其余.length > 0) {
    改名(socket, 内容);
  } else {
    room.tell(socket, '命令无法识别！');
  }
}

function 改名(socket: net.Socket, 新名字: string): void {
  if (新名字.trim() === '' || 新名字.includes(':')) {
    room.tell(socket, '昵称不能为空，也不能含有冒号');
  } else if (!room.rename(socket, 新名字)) {
    room.tell(socket, `昵称 ${新名字} 已被使用，请更换`);
  } else {
    room.tell(socket, `昵称更改成功，你现在叫 ${新名字}`);
  }
}

server.listen(端口, 主机, () => console.log('聊天室已启动', server.address()));
