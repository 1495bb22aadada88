import { CannotTell, CheckFailed, type Address } from '../../runner/lesson/failure.ts';
import { defineCheck, defineLesson } from '../../runner/lesson/lesson.ts';
import type { Peer, Program, Stage, UdpSettings } from '../../runner/lesson/stage.ts';
import type { Text } from '../../runner/lesson/text.ts';
import { countLines } from '../../runner/lesson/wanted.ts';
import { hasNoStackTrace } from '../shared/complaints.ts';

/** One of the learner's members, under its name. */
interface Member extends Pick<Program, 'types' | 'endsInput' | 'prints' | 'exits' | 'printed'> {
  readonly name: string;
  readonly program: Program;
}

interface Multicast {
  /** The group and the port of this check. */
  readonly group: () => Promise<Address>;
  /** One of the learner's members comes in. */
  readonly enters: (role: string, env?: Record<string, string>) => Promise<Member>;
  /** Somebody of ours who hears the group. */
  readonly listener: () => Promise<Peer>;
  /** Somebody of ours who is not in the group says something to it, as a member does. */
  readonly outsiderSays: (text: string, to?: Address) => Promise<string>;
}

/** The loopback interface: Linux has more than one address for it, so that a fixed one can be told from IFACE. */
const usualIface = '127.0.0.1';
const otherIface = (platform: NodeJS.Platform) => (platform === 'linux' ? '127.0.0.2' : usualIface);

const usual = { IFACE: usualIface, TTL: '1', LOOPBACK: '1' };

const multicast = ({ freeGroup, launch, peer, random }: Stage): Multicast => {
  let chosen: Promise<Address> | undefined;
  const group = () => (chosen ??= freeGroup());
  return {
    group,
    async enters(role, env = {}) {
      const { host, port } = await group();
      const name = env['NAME'] ?? random.name(role);
      const member = { ...usual, GROUP: host, NAME: name, ...env };
      const address = { host: member.IFACE, port };
      const program = await launch('member', { as: name, address, env: member, joins: host });
      return {
        name,
        program,
        types: (text) => program.types(text),
        endsInput: () => program.endsInput(),
        prints: (wanted, context) => program.prints(wanted, context),
        exits: (status, context) => program.exits(status, context),
        printed: () => program.printed(),
      };
    },
    async listener() {
      const address = await group();
      return peer('listener', { address, group: address.host });
    },
    async outsiderSays(text, to) {
      const name = random.name('somebody');
      const outsider = await peer(name);
      outsider.sends(`${name}: ${text}`, to ?? (await group()));
      return name;
    },
  };
};

/** One datagram of a member, as it is on the wire. */
const said = (name: string, text: string) => ({ datagram: Buffer.from(`${name}: ${text}`) });

const check = defineCheck<Stage & Multicast>;

export default defineLesson({
  id: '05-multicast',
  title: { en: 'Multicast', 'zh-CN': '组播' },
  teaches: {
    en: 'a chat without a server: groups, interfaces, scope',
    'zh-CN': '没有服务器的聊天：组、网络接口与范围',
  },
  programs: [{ name: 'member', role: 'listens', protocol: 'udp' }],
  needs: { multicast: true },
  environment: {
    GROUP: '239.1.2.3',
    IFACE: usualIface,
    NAME: 'me',
    TTL: '1',
    LOOPBACK: '1',
  },
  vocabulary: multicast,
  checks: [
    check('joins', {
      title: {
        en: 'what is sent to GROUP:PORT is printed',
        'zh-CN': '发往 GROUP:PORT 的内容会打印出来',
      },
      startsProgram: false,
      hints: {
        en: [
          'What tells the kernel that your program wants to hear a group, and on which interface?',
          'Being bound to the port is not enough, and a socket that is bound to IFACE hears no group at all: once it is bound, it has to join, on the interface IFACE.',
          "socket.bind(port, () => socket.addMembership(group, iface)); socket.on('message', (bytes) => console.log(bytes.toString()))",
        ],
        'zh-CN': [
          '用什么告诉内核，你的程序想收听某个组？在哪个接口上？',
          '只绑定端口还不够，而绑定到 IFACE 的套接字什么组也听不到：绑定之后，套接字还要在接口 IFACE 上加入组。',
          "socket.bind(port, () => socket.addMembership(group, iface)); socket.on('message', (bytes) => console.log(bytes.toString()))",
        ],
      },
      async run({ enters, outsiderSays, random }) {
        const alice = await enters('alice');
        const text = random.phrase();
        const name = await outsiderSays(text);
        await alice.prints({ from: name, text });
      },
    }),

    check('speaks', {
      title: {
        en: 'a line typed is one datagram NAME: TEXT to GROUP:PORT',
        'zh-CN': '输入的一行就是发往 GROUP:PORT 的一个数据报 NAME: TEXT',
      },
      needs: ['joins'],
      startsProgram: false,
      hints: {
        en: [
          'What becomes of one line that is typed: how many datagrams, of which bytes, to where, and out by which interface?',
          'One send() for each line that is not empty, with the name in front and without the line end. setMulticastInterface() says where it goes out, and reuseAddr lets several programs have the same port.',
          "readline.createInterface({ input: process.stdin }).on('line', (line) => { if (line !== '') socket.send(`${name}: ${line}`, port, group); })",
        ],
        'zh-CN': [
          '输入的一行会变成什么：几个数据报、哪些字节、发往哪里、从哪个接口出去？',
          '每行一次 send()，前面加上名字，不带行结束符；空行不发。setMulticastInterface() 决定从哪里发出，reuseAddr 允许几个程序使用同一个端口。',
          "readline.createInterface({ input: process.stdin }).on('line', (line) => { if (line !== '') socket.send(`${name}: ${line}`, port, group); })",
        ],
      },
      async run({ enters, listener, random, hearNothingElse }) {
        const ear = await listener();
        const alice = await enters('alice');
        const [first, second, third] = [random.phrase(), random.phrase(), random.phrase()];
        alice.types(`${first}\n`);
        await ear.hears(said(alice.name, first));
        alice.types(`${second}\r\n\r\n${third}\n`);
        const after = {
          en: 'two lines were typed in one go, an empty one between them',
          'zh-CN': '一次输入了两行，中间有一个空行',
        };
        await ear.hears(said(alice.name, second), { after });
        await ear.hears(said(alice.name, third), { after });

        const [before, rest] = [random.word(), `你好 ${random.word()}`];
        const bytes = Buffer.from(`${before}\n${rest}\n`);
        const insideCharacter = before.length + 2;
        alice.types(bytes.subarray(0, insideCharacter));
        await ear.hears(said(alice.name, before));
        alice.types(bytes.subarray(insideCharacter));
        await ear.hears(said(alice.name, rest), {
          after: {
            en: 'a character of three bytes was typed in two pieces',
            'zh-CN': '一个三字节的字符分两次输入',
          },
        });
        hearNothingElse(ear);
      },
    }),

    check('together', {
      title: {
        en: 'three members on one machine: what one says, each of the others prints exactly once',
        'zh-CN': '一台机器上三个成员：一人说的话，其他人各打印恰好一次',
      },
      needs: ['speaks'],
      startsProgram: false,
      hints: {
        en: [
          'How many listeners for `message` are there, and whom do they let through?',
          'Each member hears every datagram of the group once. All on one machine have the same address and port: only the name tells them apart.',
          'Add the listener once, and leave out only lines that begin with your own `${name}: `.',
        ],
        'zh-CN': [
          '`message` 有几个监听器？它们放行谁的消息？',
          '每个成员对组里的每个数据报各听到一次。同一台机器上大家的地址和端口都一样：只有名字能区分。',
          '监听器只加一次，只略过以你自己的 `${name}: ` 开头的行。',
        ],
      },
      async run({ enters, random }) {
        const [alice, bob] = [await enters('alice'), await enters('bob')];
        // Whoever takes a name in a text, or the beginning of a name, for its own is deaf to some of the others.
        const members = [alice, bob, await enters('alice', { NAME: `${alice.name}e` })];
        const texts: string[] = [];
        for (const speaker of members) {
          const others = members.filter((other) => other !== speaker);
          const text = [random.phrase(), ...others.map(({ name }) => name)].join(' ');
          texts.push(text);
          speaker.types(`${text}\n`);
          const after = {
            en: `${speaker.name} had said this, with the names of the others in it`,
            'zh-CN': `${speaker.name} 说了这句话，里面有其他人的名字`,
          };
          for (const other of others) await other.prints({ from: speaker.name, text }, { after });
        }
        for (const [index, text] of texts.entries()) {
          for (const [other, member] of members.entries()) {
            if (other !== index) printedOnce(member, text);
          }
        }
      },
    }),

    check('no-echo', {
      title: {
        en: 'nobody prints what it said itself, although it comes back to its host',
        'zh-CN': '谁也不打印自己说的话，尽管它会回到自己的主机',
      },
      needs: ['speaks'],
      startsProgram: false,
      hints: {
        en: [
          'What you send to the group comes back to you. How can you recognise it?',
          'Not by address and port: all members on a machine share them. Your lines begin with your NAME.',
          'if (line.startsWith(`${name}: `)) return;',
        ],
        'zh-CN': [
          '你发给组的内容会回到你这里。怎样认出它？',
          '不能靠地址和端口：同一台机器上的成员都一样。你的行以你的 NAME 开头。',
          'if (line.startsWith(`${name}: `)) return;',
        ],
      },
      async run({ enters, listener, outsiderSays, random, wait }) {
        const ear = await listener();
        const alice = await enters('alice');
        const [hers, theirs] = [random.phrase(), random.phrase()];
        alice.types(`${hers}\n`);
        await ear.hears(said(alice.name, hers));
        const name = await outsiderSays(theirs);
        await alice.prints({ from: name, text: theirs });
        // One that prints from a timer needs a moment.
        await wait(100);
        didNotPrint(alice, hers, {
          en: `${alice.name} had said this itself`,
          'zh-CN': `这是 ${alice.name} 自己说的`,
        });
      },
    }),

    check('leaves', {
      title: {
        en: 'at the end of input it says NAME: bye to the group and exits 0; what is sent then does no harm',
        'zh-CN': '输入结束时向组里说 NAME: bye，以状态 0 退出；之后发来的内容无害',
      },
      needs: ['speaks'],
      startsProgram: false,
      hints: {
        en: [
          'When may the socket be closed, if its last words are still to be sent?',
          "readline emits 'close' at the end of the input. send() is not done when it returns: its callback says that the datagram has gone.",
          'socket.send(`${name}: bye`, port, group, () => { socket.dropMembership(group, iface); socket.close(); })',
        ],
        'zh-CN': [
          '最后一句话还没发出去，什么时候才能关闭套接字？',
          "输入结束时 readline 触发 'close'。send() 返回时还没有完成：回调才说明数据报已经发出。",
          'socket.send(`${name}: bye`, port, group, () => { socket.dropMembership(group, iface); socket.close(); })',
        ],
      },
      async run({ enters, listener, outsiderSays, random }) {
        const ear = await listener();
        const alice = await enters('alice');
        const text = random.phrase();
        alice.types(`${text}\n`);
        alice.endsInput();
        const after = {
          en: `the standard input of ${alice.name} had ended`,
          'zh-CN': `${alice.name} 的标准输入已结束`,
        };
        await ear.hears(said(alice.name, text));
        await ear.hears(said(alice.name, 'bye'), { after });
        await outsiderSays(random.phrase());
        await alice.exits(0, { after });
      },
    }),

    check('interface', {
      title: {
        en: 'it joins and sends on IFACE, whatever other networks there are',
        'zh-CN': '在 IFACE 上加入和发送，不管还有什么别的网络',
      },
      needs: ['speaks'],
      startsProgram: false,
      hints: {
        en: [
          'A computer has several networks. On which of them does your member listen, and on which does it speak?',
          'addMembership() takes the interface as its second argument; setMulticastInterface() says where to send. Both take the address in IFACE.',
          'socket.addMembership(group, process.env.IFACE); socket.setMulticastInterface(process.env.IFACE)',
        ],
        'zh-CN': [
          '一台计算机有好几个网络。你的成员在哪个上面收听，在哪个上面发言？',
          'addMembership() 的第二个参数是接口；setMulticastInterface() 决定从哪里发送。两者都用 IFACE 里的地址。',
          'socket.addMembership(group, process.env.IFACE); socket.setMulticastInterface(process.env.IFACE)',
        ],
      },
      async run({ enters, listener, random, group, platform }) {
        const [iface, ear, { host }] = [otherIface(platform), await listener(), await group()];
        const alice = await enters('alice', { IFACE: iface });
        const text = random.phrase();
        alice.types(`${text}\n`);
        const after = { en: `IFACE was ${iface}`, 'zh-CN': `IFACE 为 ${iface}` };
        const { from } = await ear.hears(said(alice.name, text), { after });
        const sends = { en: `to send on ${iface}`, 'zh-CN': `在 ${iface} 上发送` };
        is(alice, from.host === iface, sends, from.host, after);

        const sockets = await asFarAsSeen(alice);
        const joined = sockets.flatMap(({ memberships }) => memberships);
        const elsewhere = joined.find((each) => each.group === host && each.iface !== iface);
        const joins = { en: `to join on ${iface} alone`, 'zh-CN': `只在 ${iface} 上加入组` };
        const where = elsewhere?.iface ?? 'no interface named';
        is(alice, elsewhere === undefined, joins, where, after);
      },
    }),

    check('loopback', {
      title: {
        en: 'with LOOPBACK=0 its multicast loopback is switched off',
        'zh-CN': 'LOOPBACK=0 时关闭组播回环',
      },
      tier: 'stretch',
      needs: ['speaks'],
      startsProgram: false,
      notOn: {
        platforms: ['win32'],
        because: {
          en: 'on Windows this setting belongs to the one who hears',
          'zh-CN': '在 Windows 上，这个设置属于接收的一方',
        },
      },
      hints: {
        en: [
          "Is '0' true or false?",
          'Every string that is not empty counts as true: compare it. setMulticastLoopback() belongs on the socket that sends, once it is bound.',
          "socket.setMulticastLoopback(process.env.LOOPBACK !== '0')",
        ],
        'zh-CN': [
          "'0' 是真还是假？",
          '凡是非空字符串都算真：要做比较。setMulticastLoopback() 用在发送的套接字上，在绑定之后。',
          "socket.setMulticastLoopback(process.env.LOOPBACK !== '0')",
        ],
      },
      async run({ enters, random }) {
        const alice = await enters('alice', { LOOPBACK: '0' });
        alice.types(`${random.phrase()}\n`);
        const off = (await speakers(alice)).every(({ loopback }) => loopback === false);
        const wanted = {
          en: 'multicast loopback switched off on the socket that sends',
          'zh-CN': '在发送的 socket 上关闭组播回环',
        };
        is(alice, off, wanted, { en: 'on', 'zh-CN': '开着' }, loopbackWas0);
      },
    }),

    check('ttl', {
      title: { en: 'TTL is set on what it sends', 'zh-CN': '发送的内容带有 TTL' },
      tier: 'stretch',
      needs: ['speaks'],
      startsProgram: false,
      hints: {
        en: [
          'How many routers may a datagram to the group pass?',
          'setTTL() is for ordinary datagrams; those to a group have a setting of their own, 1 unless you change it. It belongs on the socket that sends.',
          'socket.setMulticastTTL(Number(process.env.TTL))',
        ],
        'zh-CN': [
          '发给组的数据报可以经过几个路由器？',
          'setTTL() 用于普通数据报；发给组的有自己的设置，不改就是 1。它用在发送的套接字上。',
          'socket.setMulticastTTL(Number(process.env.TTL))',
        ],
      },
      async run({ enters, random }) {
        const wanted = random.int(2, 9);
        const alice = await enters('alice', { TTL: String(wanted) });
        alice.types(`${random.phrase()}\n`);
        const [set = 1] = (await speakers(alice)).map(({ ttl }) => ttl);
        const described = {
          en: `a TTL of ${wanted} on what it sends to the group`,
          'zh-CN': `以 TTL ${wanted} 向组里发送`,
        };
        const after = { en: `TTL was ${wanted}`, 'zh-CN': `TTL 为 ${wanted}` };
        is(alice, set === wanted, described, String(set), after);
      },
    }),

    check('only-group', {
      title: {
        en: 'what is sent to another group on the same port is not printed',
        'zh-CN': '发往同一端口上另一个组的内容不打印',
      },
      tier: 'stretch',
      needs: ['joins'],
      startsProgram: false,
      hints: {
        en: [
          'To which address is your socket bound?',
          'A socket on 0.0.0.0 hears whatever comes to its port, other groups included, when somebody else on the machine has joined them.',
          'On Linux, bind to the group itself: socket.bind(port, group). (Not on macOS or Windows: there the membership decides.)',
        ],
        'zh-CN': [
          '你的套接字绑定在哪个地址上？',
          '绑定在 0.0.0.0 的套接字会听到到达这个端口的一切；只要本机有别的程序加入了其他组，那些组的也算。',
          '在 Linux 上绑定到组地址：socket.bind(port, group)。（macOS 和 Windows 上不要这样做，那里由成员资格决定。）',
        ],
      },
      async run({ enters, outsiderSays, group, freeGroup, peer, random }) {
        const { port } = await group();
        const { host } = await freeGroup();
        const other = { host, port };
        // Somebody else on this machine has to be in the other group, or nobody here would get what is sent to it.
        const neighbour = await peer('neighbour', { address: other, group: host });
        const alice = await enters('alice');
        const [theirs, ours] = [random.phrase(), random.phrase()];
        await outsiderSays(theirs, other);
        await neighbour.hears({ text: theirs });
        const name = await outsiderSays(ours);
        await alice.prints({ from: name, text: ours });
        didNotPrint(alice, theirs, {
          en: `this was sent to ${host}, another group on the same port`,
          'zh-CN': `这是发往同一端口上另一个组 ${host} 的`,
        });
      },
    }),

    check('bad-group', {
      title: {
        en: 'a GROUP outside 224.0.0.0-239.255.255.255: a message that names it, exit status 1',
        'zh-CN': 'GROUP 不在 224.0.0.0-239.255.255.255 之内：给出含该地址的说明，退出状态 1',
      },
      tier: 'stretch',
      startsProgram: false,
      hints: {
        en: [
          'Which number says whether an IPv4 address is a group?',
          'The first of the four: from 224 to 239. Look at it before you bind, and say what is wrong with which address.',
          'const first = Number(group.split(".")[0]); if (!(first >= 224 && first <= 239)) { console.error(`${group} is not a multicast group`); process.exit(1); }',
        ],
        'zh-CN': [
          '哪个数字说明一个 IPv4 地址是不是组？',
          '四个数中的第一个：224 到 239。在绑定之前检查它，并说明是哪个地址、错在哪里。',
          'const first = Number(group.split(".")[0]); if (!(first >= 224 && first <= 239)) { console.error(`${group} 不是组播地址`); process.exit(1); }',
        ],
      },
      async run({ freeAddress, launch, random }) {
        const below = random.pick(['127.0.0.9', '127.9.8.7', '127.255.0.1']);
        const above = random.pick(['240.0.0.1', '245.1.2.3', '250.9.8.7']);
        // As texts, both '23.…' and '239.…' stand between '224.…' and '24'.
        const belowAsNumber = random.pick(['23.1.1.1', '23.9.8.7', '23.45.67.89']);
        for (const group of [below, above, belowAsNumber]) {
          const env = { ...usual, GROUP: group, NAME: random.name('alice') };
          const address = await freeAddress();
          const options = { address, env, untilItListens: false };
          const member = await launch('member', { ...options, as: env.NAME });
          const after = { en: `GROUP was ${group}`, 'zh-CN': `GROUP 为 ${group}` };
          await member.exits(1, { after });
          hasNoStackTrace(member, after);
          await member.tells({ mentions: group }, { after });
        }
      },
    }),
  ],
});

const loopbackWas0 = { en: 'LOOPBACK was 0', 'zh-CN': 'LOOPBACK 为 0' };

/** The settings of the sockets that a member has sent with. */
async function speakers({ program }: Member) {
  const sockets = await program.udpSockets();
  const speakers = sockets.filter(({ hasSent }) => hasSent);
  if (speakers.length > 0) return speakers;
  throw new CheckFailed({
    kind: 'mismatch',
    who: program.name,
    wanted: {
      described: {
        en: 'a datagram for the line that was typed',
        'zh-CN': '为输入的一行发送数据报',
      },
    },
    received: { en: 'none', 'zh-CN': '没有发送' },
  });
}

/** The same of all its sockets; nothing where that cannot be seen, and what is on the wire has to do. */
async function asFarAsSeen({ program }: Member): Promise<readonly UdpSettings[]> {
  try {
    return await program.udpSockets();
  } catch (error) {
    if (error instanceof CannotTell) return [];
    throw error;
  }
}

/** Fails unless something that is not found in a stream is as it should be. */
function is(
  { program }: Member,
  asWanted: boolean,
  described: Text,
  received: string | Text,
  after: Text,
) {
  if (asWanted) return;
  const who = program.name;
  throw new CheckFailed({ kind: 'mismatch', who, wanted: { described }, received, after });
}

function printedOnce({ program }: Member, text: string) {
  const times = countLines({ text }, program.printed());
  if (times === 1) return;
  throw new CheckFailed({
    kind: 'mismatch',
    who: program.name,
    wanted: { described: { en: `to print "${text}" once`, 'zh-CN': `把 "${text}" 打印一次` } },
    received: { en: `${times} times`, 'zh-CN': `${times} 次` },
  });
}

function didNotPrint({ program }: Member, text: string, after?: Text) {
  if (countLines({ text }, program.printed()) === 0) return;
  throw new CheckFailed({
    kind: 'unexpected',
    who: program.name,
    unwanted: {
      described: { en: 'a line with this text', 'zh-CN': '含有这段内容的一行' },
    },
    received: text,
    ...(after ? { after } : {}),
  });
}
