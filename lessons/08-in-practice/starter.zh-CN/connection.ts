// 两个程序怎样使用一个连接，都写在这里。它目前还不能从收到的内容里找出消息。
// 来龙去脉都在课文里：`npx workshop read 08-in-practice`。
//
// 从这里开始，第 3 步在服务器里，做完再回到这里，最后写客户端：步骤都有编号，
// 顺序就是检查的顺序；`npx workshop verify 08-in-practice` 会告诉你走到了哪里。

import type net from 'node:net';

export interface Message {
  readonly kind: 'request' | 'answer' | 'ping' | 'pong';
  readonly id?: number;
  readonly text?: string;
  readonly afterMs?: number;
}

/** 把一条消息作为一帧发送。 */
export function send(socket: net.Socket, message: Message): void {
  // TODO 1 (frames)：对方无从知道这条消息到哪里结束。它前面要写什么，占几个字节，
  //   数的是字符还是字节？（Buffer.from、writeUInt32BE）
  socket.write(JSON.stringify(message));
}

/** 这个连接上每收到一条消息，就交给 `hear`。 */
export function converse(socket: net.Socket, hear: (message: Message) => void): void {
  socket.on('data', (chunk: Buffer) => {
    console.log('received', chunk);
    const bodies: Buffer[] = [];
    // TODO 2 (frames)：这一块数据里，第一帧的帧体有多长，从哪里开始？
    //   把它放进 `bodies`。

    // TODO 4 (split-frames)：如果这一块只含半帧呢？或者含三帧呢？
    //   哪些内容要留到下一块到来，又要检查几次？

    // TODO 5 (too-long)：多长算太长？（环境变量 MAX_FRAME；默认 65536 就好。）
    //   你什么时候就能知道，知道了怎么办？

    for (const body of bodies) hear(JSON.parse(body.toString()) as Message);
  });

  // TODO 6 (heartbeat)：收到 ping 由谁回答，什么时候回答？每隔 HEARTBEAT_MS 又由谁发出一个？
  //   （默认 5000 就好。）连接关闭后，定时器怎么办？

  // TODO 7 (dead-peer)：连续三个心跳周期什么都没收到，怎样发现？
  //   什么算是对方还活着的迹象？发现之后又做什么？
}
