// UDP 回显服务器。它已经绑定了端口，谁说的都听得见，只是还不回答任何人。
// 来龙去脉都在课文里：`npx workshop read 04-udp`。
//
// 按编号一步一步来；每做完一步，
// `npx workshop verify 04-udp` 会告诉你走到了哪里。

import dgram from 'node:dgram';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const socket = dgram.createSocket('udp4');

socket.on('message', (message, sender) => {
  console.log('received', message, 'from', sender);

  // TODO 2 (echo)：`sender` 说明它从哪里来。怎样把同样的字节送回那里？
  // 就用这个 socket 来发：内容发到了它的端口，回答也要从那里出去。

  // TODO 3 (senders, boundaries, empty, big)：代码写得越少，这四项越是自然成立。
  // 两个数据报之间，什么是你“不该”留着的？需要对这些字节做什么吗？
  // 一个字节也没有的数据报，还算不算一个问题？
});

// 进阶，为了那颗星：
// TODO (unreachable)：有人提了问，没等到回答就走了。你的服务器会察觉吗？应该察觉吗？
// TODO (port-taken)：别人已经占了我们的端口，这件事会在哪里告诉我们？

socket.bind(port, host, () => {
  // TODO 1 (bound)：我们究竟绑定在哪里？问问 socket.address()，把地址和端口打印出来。
  console.log('the server has started');
});
