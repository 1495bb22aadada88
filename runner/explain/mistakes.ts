import type { Failure } from '../lesson/failure.ts';
import type { Text } from '../lesson/text.ts';
import type { TranscriptEntry } from '../lesson/transcript.ts';
import { misframed, type Misframed } from './framing.ts';
import { hints } from './hint-texts.ts';
import { ofCause } from './hints.ts';
import type { Of } from './spoken.ts';

/** What programs have in common that get the same hint. */
const ofHint: Record<keyof typeof hints, Text> = {
  syntax: { en: 'the program does not compile', 'zh-CN': '程序无法编译' },
  unresolved: { en: 'an import leads nowhere', 'zh-CN': 'import 的文件找不到' },
  noFile: { en: 'the program is not there', 'zh-CN': '没有这个程序' },
  cannotStart: { en: 'the command cannot be started', 'zh-CN': '命令无法启动' },
  unheardError: {
    en: "an 'error' event that nobody listens to ends the program",
    'zh-CN': "没有人监听的 'error' 事件结束了程序",
  },
  thrown: {
    en: 'an exception that nobody catches ends the program',
    'zh-CN': '没有被捕获的异常结束了程序',
  },
  rejected: {
    en: 'a rejected promise that nobody catches ends the program',
    'zh-CN': '没有被捕获的 promise 拒绝结束了程序',
  },
  saidGoodbye: { en: 'the program ends of its own accord', 'zh-CN': '程序自己结束了' },
  killed: { en: 'the program is ended by a signal', 'zh-CN': '程序被信号结束' },
  listenTcp: { en: 'the program never listens', 'zh-CN': '程序始终没有监听端口' },
  listenUdp: { en: 'the socket is never bound', 'zh-CN': 'socket 始终没有绑定' },
  blocked: {
    en: 'the program does not come back to its event loop',
    'zh-CN': '程序没有回到事件循环',
  },
  tcp: { en: 'UDP is used in place of TCP', 'zh-CN': '该用 TCP 却用了 UDP' },
  udp: { en: 'TCP is used in place of UDP', 'zh-CN': '该用 UDP 却用了 TCP' },
  address: {
    en: 'the program listens on another address than HOST',
    'zh-CN': '监听的地址不是 HOST',
  },
  late: { en: 'what should come comes too late', 'zh-CN': '该来的内容来得太晚' },
  mute: { en: 'nothing reaches anybody', 'zh-CN': '谁也没有收到任何内容' },
  wrongStream: {
    en: 'standard output and standard error are mixed up',
    'zh-CN': '标准输出和标准错误弄反了',
  },
  otherPort: {
    en: 'the socket is bound to another port than PORT',
    'zh-CN': 'socket 绑定的端口不是 PORT',
  },
  ownAddress: {
    en: 'the socket is bound to an address where nothing arrives that is sent to the group',
    'zh-CN': 'socket 绑定的地址收不到发给组的内容',
  },
  shares: { en: 'the port is not shared with others', 'zh-CN': '没有与别的程序共用端口' },
  boundAlready: { en: 'a socket is bound twice', 'zh-CN': 'socket 绑定了两次' },
  notBoundYet: {
    en: 'a socket is used before it is bound, or after it was closed',
    'zh-CN': '在 socket 绑定之前或关闭之后使用了它',
  },
  closedAlready: {
    en: 'a socket is used after it was closed',
    'zh-CN': 'socket 关闭之后还在使用',
  },
  noInterface: {
    en: 'a group is joined on an interface that the system does not find',
    'zh-CN': '加入组时，系统找不到接口',
  },
  leftTwice: { en: 'a departure is told twice', 'zh-CN': '离开的消息说了两次' },
  writeAfterEnd: {
    en: 'somebody who has left is still written to',
    'zh-CN': '仍然向已经离开的人写入',
  },
  cutOff: {
    en: 'somebody is cut off while saying something',
    'zh-CN': '有人话没说完就被断开了',
  },
  lineEnd: { en: 'a line does not end with \\r\\n', 'zh-CN': '一行没有以 \\r\\n 结尾' },
  noLineEnd: { en: 'a line has no end', 'zh-CN': '一行没有行结束符' },
  noName: { en: 'a line does not tell who said it', 'zh-CN': '一行里看不出是谁说的' },
  tidied: { en: 'a text does not arrive as it was sent', 'zh-CN': '文本没有原样到达' },
  buffer: {
    en: 'a Buffer is shown byte by byte, not as text',
    'zh-CN': 'Buffer 没有变成文本，而是逐个字节地显示',
  },
  cutCharacter: {
    en: 'a character that arrives in two pieces is lost',
    'zh-CN': '分两次到达的字符损坏了',
  },
  twice: { en: 'the same is sent more than once', 'zh-CN': '同样的内容发送了不止一次' },
  ended: {
    en: 'a connection is ended that should stay open',
    'zh-CN': '结束了应当保持的连接',
  },
  endedItself: {
    en: 'the program ends its connection too soon',
    'zh-CN': '程序过早地结束了自己的连接',
  },
  reset: { en: 'a connection is reset that should stay open', 'zh-CN': '复位了应当保持的连接' },
  refused: { en: 'the program stops listening', 'zh-CN': '程序停止了监听' },
  takenForText: {
    en: 'bytes that are no text are taken for text',
    'zh-CN': '把不是文本的字节当成了文本',
  },
};

const ofFraming: Record<Misframed, Text> = {
  'chunk-is-line': { en: 'one chunk is treated as one line', 'zh-CN': '把一个数据块当成一行' },
  lost: { en: 'a line that arrives in two chunks is lost', 'zh-CN': '分两块到达的一行丢失了' },
  'cut-character': ofHint.cutCharacter,
  'cut-line-end': {
    en: 'a \\r\\n that arrives in two chunks is not taken for a line end',
    'zh-CN': '分两块到达的 \\r\\n 没有被当作行结束符',
  },
  several: {
    en: 'of several lines in one chunk, not each is taken for a line',
    'zh-CN': '一个数据块里有几行时，没有逐行处理',
  },
  'line-ends': {
    en: '\\n and \\r\\n are not both taken for line ends',
    'zh-CN': '没有把 \\n 和 \\r\\n 都当作行结束符',
  },
};

/** What can be said where nothing more is known. */
const ofKind = {
  notEnded: { en: 'a connection that should be ended stays open', 'zh-CN': '没有结束该结束的连接' },
  stillRuns: { en: 'the program does not end by itself', 'zh-CN': '程序没有自己结束' },
  neverConnects: { en: 'the program does not connect', 'zh-CN': '程序没有来连接' },
  notPrinted: { en: 'what should be printed is missing', 'zh-CN': '该打印的内容没有打印' },
  silent: { en: 'what should come does not come', 'zh-CN': '该来的内容没有来' },
  otherStatus: { en: 'the program ends with another exit status', 'zh-CN': '程序的退出状态不对' },
  otherPrinted: {
    en: 'something else is printed than what is asked for',
    'zh-CN': '打印的不是要求的内容',
  },
  different: { en: 'something else comes than what is asked for', 'zh-CN': '来的不是要求的内容' },
  unwanted: { en: 'something comes that should not', 'zh-CN': '出现了不该出现的内容' },
  measured: { en: 'what was measured is not within the limit', 'zh-CN': '测得的值超出了限度' },
  stopped: { en: 'the program does not run as it should', 'zh-CN': '程序没有正常运行' },
} satisfies Record<string, Text>;

function missing({ wanted, stream }: Of<'silence'>): Text {
  if ('end' in wanted) return ofKind.notEnded;
  if ('exit' in wanted) return ofKind.stillRuns;
  if ('connection' in wanted) return ofKind.neverConnects;
  return stream ? ofKind.notPrinted : ofKind.silent;
}

function byKind(failure: Failure): Text {
  switch (failure.kind) {
    case 'silence':
      return missing(failure);
    case 'mismatch':
      if ('exit' in failure.wanted) return ofKind.otherStatus;
      return failure.stream ? ofKind.otherPrinted : ofKind.different;
    case 'unexpected':
      return ofKind.unwanted;
    case 'closed':
      return failure.how === 'end' ? ofHint.ended : ofHint.reset;
    case 'measure':
      return ofKind.measured;
    case 'refused':
    case 'crashed':
      return ofKind.stopped;
  }
}

function hinted(failure: Failure, transcript: readonly TranscriptEntry[]): Text | undefined {
  const hint = ofCause(failure, transcript);
  const names = Object.keys(hints) as (keyof typeof hints)[];
  const name = names.find((each) => hints[each] === hint);
  return name && ofHint[name];
}

/**
 * What a program does, in half a sentence without the names and figures of this run: so programs can be told to make
 * the same mistake.
 */
export function mistakeOf(failure: Failure, transcript: readonly TranscriptEntry[]): Text {
  const framing = misframed(failure, transcript);
  return hinted(failure, transcript) ?? (framing ? ofFraming[framing] : byKind(failure));
}
