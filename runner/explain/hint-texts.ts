import type { Text } from '../lesson/text.ts';

/** What to look for when a cause is more telling than what the check asks for. */
export const hints = {
  syntax: {
    en: 'The caret shows where the compiler gave up. The mistake is there or just before it, often on the line above: a bracket, a quotation mark or a comma too many or too few.',
    'zh-CN':
      '^ 所指的是编译器读不下去的地方。错误就在那里或紧靠它前面，常常在上一行：多了或少了一个括号、引号或逗号。',
  },
  unresolved: {
    en: 'Is the name spelled as the file is, with its extension, and does the path begin with ./ or ../, seen from the file that imports it? Packages are not needed: Node’s own modules begin with node:.',
    'zh-CN':
      '名字是否与文件完全一致（包括扩展名）？路径是否以 ./ 或 ../ 开头，并从写 import 的文件算起？这里不需要安装包：Node 自带的模块以 node: 开头。',
  },
  noFile: {
    en: 'npx workshop start with the name of the lesson copies the starter there; files of yours are kept.',
    'zh-CN': '运行 npx workshop start 加课程名，会把起始文件复制到那里；你已有的文件会保留。',
  },
  cannotStart: {
    en: 'What follows -- is started as it stands, without a shell: does the same command work in your terminal, and is the program installed?',
    'zh-CN':
      '-- 之后的命令不经过 shell，原样启动：同样的命令在你的终端里能运行吗？那个程序装了吗？',
  },
  unheardError: {
    en: "An 'error' event that nobody listens to ends the whole program. Which socket or server emitted it, and where do you listen to its 'error'?",
    'zh-CN':
      "没有人监听的 'error' 事件会结束整个程序。它是哪个 socket 或 server 触发的？你在哪里监听它的 'error'？",
  },
  thrown: {
    en: 'An exception that nobody catches ends the whole program. Begin at the first line of your own in the stack trace: which value there is not what you expect?',
    'zh-CN':
      '没有被捕获的异常会结束整个程序。从堆栈里第一行你自己的代码看起：那里哪个值和你想的不一样？',
  },
  rejected: {
    en: 'A promise was rejected, and nobody caught it; the stack trace names no line of yours. Which await of yours can fail, such as one for an event of a socket, and where is the try and catch, or the catch(), around it?',
    'zh-CN':
      '有一个 promise 被拒绝，却没有人捕获；堆栈里没有你自己的代码。你的哪个 await 可能失败（比如等待 socket 的某个事件）？包住它的 try/catch 或 catch() 在哪里？',
  },
  saidGoodbye: {
    en: 'It ended of its own accord: is process.exit() called, or did nothing keep it running? Node goes on only while there is something left to wait for, such as a server that listens.',
    'zh-CN':
      '它是自己结束的：是调用了 process.exit()，还是没有什么让它继续运行？只有还有事可等（比如一个正在监听的 server）时，Node 才不会退出。',
  },
  killed: {
    en: 'The system ended it. Does it kill itself, or does something in it grow until the memory is used up?',
    'zh-CN': '它是被系统结束的。是它自己发的信号，还是有什么东西不断增长、用尽了内存？',
  },
  listenTcp: {
    en: 'Is server.listen(PORT, HOST) ever reached? Look at what stands before it: an await that never ends, a callback that is never called, a branch that is not taken.',
    'zh-CN':
      '程序真的执行到 server.listen(PORT, HOST) 了吗？看看它前面：有没有永远不结束的 await、从未被调用的回调、没有走到的分支。',
  },
  listenUdp: {
    en: 'Is socket.bind(PORT, HOST) ever reached? Look at what stands before it: an await that never ends, a callback that is never called, a branch that is not taken.',
    'zh-CN':
      '程序真的执行到 socket.bind(PORT, HOST) 了吗？看看它前面：有没有永远不结束的 await、从未被调用的回调、没有走到的分支。',
  },
  blocked: {
    en: 'Node runs your code in one thread: while a loop or a long computation goes on, no event is delivered to anybody. Which loop may never end, and which call has Sync in its name?',
    'zh-CN':
      'Node 在一个线程里运行你的代码：循环或长时间的计算没结束，任何事件都送不到。哪个循环可能永远不结束？哪个调用的名字里带 Sync？',
  },
  tcp: {
    en: 'TCP is net.createServer() and listen(); dgram.createSocket() and bind() are UDP. The two are told apart by the protocol, so both may have the same port number.',
    'zh-CN':
      'TCP 用 net.createServer() 和 listen()；dgram.createSocket() 和 bind() 是 UDP。两者靠协议区分，端口号相同也互不相干。',
  },
  udp: {
    en: "UDP is dgram.createSocket('udp4') and bind(); net.createServer() and listen() are TCP. The two are told apart by the protocol, so both may have the same port number.",
    'zh-CN':
      "UDP 用 dgram.createSocket('udp4') 和 bind()；net.createServer() 和 listen() 是 TCP。两者靠协议区分，端口号相同也互不相干。",
  },
  address: {
    en: 'A server is reached only on the address that it listens on. Pass HOST on as it is: listen(PORT, HOST).',
    'zh-CN': '服务器只能从它监听的地址到达。请原样使用 HOST：listen(PORT, HOST)。',
  },
  late: {
    en: 'What does the answer wait for: a timer, more input, the end of the connection, or a computation that holds up everything? It can leave as soon as all that it needs is there.',
    'zh-CN':
      '这个回答在等什么：定时器、更多的输入、连接结束，还是一段挡住一切的计算？需要的东西一齐，就可以马上回答。',
  },
  mute: {
    en: 'Nothing of it has reached anybody. Does the listener that should answer ever run? A console.log() in it shows that here. And whom does it answer?',
    'zh-CN':
      '谁也没有收到过它的任何内容。应当回答的那个监听函数执行过吗？在里面放一句 console.log()，这里就能看到。它回答的又是谁？',
  },
  wrongStream: {
    en: 'console.log() prints on standard output, console.error() on standard error. Which of the two is meant here, and which does your program use?',
    'zh-CN':
      'console.log() 打印到标准输出，console.error() 打印到标准错误。这里要的是哪一个？你的程序用的是哪一个？',
  },
  otherPort: {
    en: 'The members of a group talk on one port, the one in PORT. Where does your program get the port that it gives to bind()?',
    'zh-CN':
      '组里的成员都在同一个端口上交谈，就是 PORT 里的那个。你的程序交给 bind() 的端口是从哪里来的？',
  },
  ownAddress: {
    en: 'An address given to bind() lets through only what is sent to just that address. To which address is it sent when somebody talks to a group?',
    'zh-CN': '交给 bind() 的地址，只放行恰好发往该地址的内容。有人对组说话时，内容发往哪个地址？',
  },
  shares: {
    en: 'Several programs on one machine can have the same UDP port, if each of them asks for that when it creates its socket. How does yours create it?',
    'zh-CN':
      '同一台机器上的几个程序可以使用同一个 UDP 端口，只要每个都在创建 socket 时提出要求。你的程序是怎样创建的？',
  },
  boundAlready: {
    en: 'A socket is bound once, and by whatever comes first: addMembership() and send() bind one that is not bound yet, to a port that the system picks. What stands before your bind()?',
    'zh-CN':
      'socket 只绑定一次，由最先发生的事决定：对还没有绑定的 socket 调用 addMembership() 或 send()，系统会替它随便选一个端口绑定。你的 bind() 前面有什么？',
  },
  notBoundYet: {
    en: 'EBADF: the socket that this belongs to is not there yet, or not any more. bind() is not done when it returns: which event says that it is?',
    'zh-CN':
      'EBADF：这时底层的 socket 还不存在，或者已经关闭。bind() 返回时还没有完成：哪个事件说明它完成了？',
  },
  closedAlready: {
    en: 'Not running: the socket had been closed by then. What still uses it after close(): a timer that nobody has cleared, a callback, the next line?',
    'zh-CN':
      'Not running：那时 socket 已经关闭。close() 之后还有什么在用它：没有清除的定时器、某个回调，还是下一行？',
  },
  noInterface: {
    en: 'ENODEV: the system found no such interface. Without a second argument addMembership() leaves the choice to the system; IFACE says which one is meant.',
    'zh-CN':
      'ENODEV：系统找不到这样的接口。addMembership() 没有第二个参数时，由系统来选；应当用哪个接口，IFACE 里写着。',
  },
  lineEnd: {
    en: 'On a screen \\n and \\r\\n look the same; as bytes they do not. What is the very last thing that your server writes of a line?',
    'zh-CN':
      '在屏幕上 \\n 和 \\r\\n 看起来一样，作为字节却不同。你的服务器写一行时，最后写的是什么？',
  },
  noLineEnd: {
    en: 'TCP knows no lines, only bytes: whatever is sent next follows at once. Who is to tell the other side where this line ends?',
    'zh-CN': 'TCP 里没有“行”，只有字节：接着发送的内容会紧跟在后面。由谁告诉对方这一行到哪里为止？',
  },
  noName: {
    en: 'How is whoever hears this line to know who said it?',
    'zh-CN': '听到这一行的人，怎么知道是谁说的？',
  },
  tidied: {
    en: 'The text is to arrive as it was sent, letter by letter, its blanks included. What on its way changes it: trim(), toLowerCase(), split() and join()?',
    'zh-CN':
      '文本要原样到达，一个字母、一个空格都不能变。途中是什么改动了它：trim()、toLowerCase()，还是 split() 再 join()？',
  },
  buffer: {
    en: 'That is how a Buffer shows itself when it is printed or put into JSON: byte by byte. What makes a text of it?',
    'zh-CN': '这是 Buffer 被打印或放进 JSON 时的样子：一个字节一个字节。怎样把它变成文本？',
  },
  cutCharacter: {
    en: 'A character of several bytes came in two pieces, and half of one is no text: each half became �. Who could keep the first half until the rest has come?',
    'zh-CN':
      '一个多字节的字符分两次到达，半个字符不是文本：两半都变成了 �。谁能把前一半留到其余部分到来？',
  },
  twice: {
    en: 'Is it sent in two places, or is the same listener added twice, such as inside another one?',
    'zh-CN': '是不是有两处都发送了它，或者同一个监听函数被加了两次（比如写在另一个监听函数里面）？',
  },
  leftTwice: {
    en: 'Which places in your code tell the room that somebody has left: at `byebye`, at `end`, at `close`? When one person leaves, more than one of these runs.',
    'zh-CN':
      '你的代码里有哪几处会通知大家有人离开：`byebye`、`end`，还是 `close`？同一个人离开时，执行的不止一处。',
  },
  writeAfterEnd: {
    en: 'Something was written to a socket after its end(): yours, or the one that Node calls when the other side has ended. Is somebody who has left still among those whom you write to?',
    'zh-CN':
      '有内容写给了已经 end() 的 socket：end() 或是你调用的，或是对方结束后 Node 代为调用的。已经离开的人，是不是还在你要发送的名单里？',
  },
  cutOff: {
    en: 'Which limit of yours did these lines meet? Lines of a few KiB are honest, however many of them come. Measure only what is left when the whole lines have been taken out.',
    'zh-CN':
      '这些行碰到了你的哪个限制？几 KiB 的一行是正常的，无论有多少行。要量的只是取走完整的行之后剩下的部分。',
  },
  ended: {
    en: 'Who calls end() or destroy() on this socket, and when? A server that only answers leaves that to the client.',
    'zh-CN':
      '谁对这个 socket 调用了 end() 或 destroy()？什么时候？只管回答的服务器，把结束连接留给客户端。',
  },
  endedItself: {
    en: 'Who calls end() or destroy() on this socket, and when? And does the program end before the other side has? Its connections end with it.',
    'zh-CN':
      '谁对这个 socket 调用了 end() 或 destroy()？什么时候？程序是不是在对方结束之前就退出了？它的连接会随之结束。',
  },
  reset: {
    en: 'A reset is a connection that is thrown away: destroy() with data left unread, resetAndDestroy(), or the end of the program. end() closes it politely.',
    'zh-CN':
      '复位意味着连接被直接丢弃：还有数据没读就 destroy()，调用了 resetAndDestroy()，或者程序结束了。end() 才是正常关闭。',
  },
  refused: {
    en: 'It listened, and does so no longer: who calls server.close()?',
    'zh-CN': '它曾经在监听，现在不再监听了：谁调用了 server.close()？',
  },
  takenForText: {
    en: 'Bytes that are no text were taken for text: toString(), setEncoding() and + turn them into �. Leave the Buffer a Buffer.',
    'zh-CN':
      '把不是文本的字节当成了文本：toString()、setEncoding() 和 + 会把它们变成 �。让 Buffer 保持为 Buffer。',
  },
} satisfies Record<string, Text>;
