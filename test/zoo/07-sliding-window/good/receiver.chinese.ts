// Says everything in Chinese, with decorations and progress.
import dgram from 'node:dgram';
import { createWriteStream } from 'node:fs';

const 输出 = process.env['OUT'] ?? 'out';
const out = createWriteStream(输出);
const socket = dgram.createSocket('udp4');
const early = new Map<number, Buffer>();
let next = 0;
let last = Infinity;
let size = 0;
let timer: NodeJS.Timeout | undefined;

socket.on('message', (message, rinfo) => {
  const number = message.readUInt32BE(1);
  const isFin = message[0] === 'F'.codePointAt(0);
  console.log(`\x1b[2m※ 收到${isFin ? '结束' : '数据'}包 ${number}\x1b[0m`);
  if (isFin) last = number;
  if (number >= next) early.set(number, message.subarray(5));
  while (early.has(next)) {
    const part = early.get(next) ?? Buffer.alloc(0);
    early.delete(next);
    out.write(part);
    size += part.length;
    next += 1;
  }
  const ack = Buffer.alloc(5 + 4 * early.size, 'A');
  let at = ack.writeUInt32BE(next, 1);
  for (const each of early.keys()) at = ack.writeUInt32BE(each, at);
  socket.send(ack, rinfo.port, rinfo.address, () => {});
  clearTimeout(timer);
  timer = setTimeout(结束, next > last ? 1000 : 2500);
});

function 结束() {
  socket.close();
  out.end();
  if (next > last) return console.log(`★ 文件 ${输出} 已收齐，共 ${size} 字节 ★`);
  console.error(`× 等不到第 ${next} 号包，放弃`);
  process.exitCode = 1;
}

socket.bind(Number(process.env['PORT'] ?? 8080), process.env['HOST'] ?? '127.0.0.1', () => {
  console.log(`※ 已绑定到 ${socket.address().address}:${socket.address().port}`);
});
