// 全用中文：头部一行写“长度：N 字节”，日志也是中文。
import net from 'node:net';

const 主机 = process.env['HOST'] ?? '127.0.0.1';
const 端口 = Number(process.env['PORT'] ?? 8080);
const 模式 = process.env['MODE'] ?? 'default';

const 服务器 = net.createServer((连接) => {
  连接.setEncoding('utf8');
  if (模式 === 'no-delay') 连接.setNoDelay();
  let 余下 = '';
  连接.on('data', (块: string) => {
    const 各行 = (余下 + 块).split('\n');
    余下 = 各行.pop() ?? '';
    for (const 问题 of 各行) {
      const 正文 = Buffer.from(问题.replace('\r', '').toUpperCase());
      const 头部 = Buffer.from(`长度：${正文.length} 字节\r\n`);
      if (模式 === 'one-write') 连接.write(Buffer.concat([头部, 正文]));
      else [头部, 正文].forEach((部分) => 连接.write(部分));
    }
  });
  连接.on('error', (错误) => console.error(`连接出错：${错误.message}`));
});

服务器.listen(端口, 主机, () => console.log(`正在监听 ${主机}:${端口}（${模式}）`));
