import { defineCheck, defineLesson } from '../../runner/lesson/lesson.ts';
import type { Client, Stage } from '../../runner/lesson/stage.ts';
import { find, linesOf } from '../../runner/lesson/wanted.ts';
import {
  aHundred,
  amongBlanks,
  chatWords,
  oddNames,
  smallestCrowd,
  smallestFramings,
  type ChatWords,
  type Talk,
} from '../shared/chat.ts';

const talk: Talk = {
  line: (text) => text,
  heard: (speaker, text) => ({ from: speaker.name, text }),
};

/** As many people as there are roles. */
type People<Roles extends readonly string[]> = { [Role in keyof Roles]: Client };

interface Room extends ChatWords {
  /** People come in one after the other, under names made from their roles. */
  readonly enter: <const Roles extends readonly string[]>(
    ...roles: Roles
  ) => Promise<People<Roles>>;
  /** Many people come in at once; the first of them sees all the others come. */
  readonly enterTogether: (roles: readonly string[]) => Promise<Client[]>;
  /** Somebody is connected and has read the greeting, but has not said a nickname. */
  readonly arrives: (role: string) => Promise<Client>;
  /** They hear, once, that this person left. `meanwhile` is done with what makes the server say something else to them. */
  readonly hearOnceThatLeft: (
    leaver: Client,
    listeners: readonly [Client, Client],
    meanwhile?: (bothSpeak: () => Promise<void>) => Promise<void>,
  ) => Promise<void>;
}

function room(stage: Stage): Room {
  const words = chatWords(stage, talk);
  const { roundTrip } = words;

  const arrives = async (role: string) => {
    const client = await stage.connect(stage.random.name(role));
    await client.hearsSomething();
    client.forgets();
    return client;
  };

  return {
    ...words,
    arrives,
    async enter<const Roles extends readonly string[]>(...roles: Roles) {
      const people: Client[] = [];
      for (const role of roles) {
        const newcomer = await arrives(role);
        newcomer.says(newcomer.name);
        for (const person of people.slice(-2)) await person.hears({ mentions: newcomer.name });
        people.push(newcomer);
      }
      for (const person of people) person.forgets();
      return people as People<Roles>;
    },
    async enterTogether([role = '', ...roles]) {
      const first = await arrives(role);
      first.says(first.name);
      // One after the other: a server may have a short queue for connections.
      const others: Client[] = [];
      for (const each of roles) others.push(await arrives(each));
      for (const newcomer of others) newcomer.says(newcomer.name);
      await first.hearsInterleaved(others.map(({ name }) => [{ mentions: name }]));
      return [first, ...others];
    },
    async hearOnceThatLeft(leaver, [one, other], meanwhile = (bothSpeak) => bothSpeak()) {
      const announced = { mentions: leaver.name };
      const mark = one.mark();
      const after = { en: `${leaver.name} had left`, 'zh-CN': `${leaver.name} 已离开` };
      for (const listener of [one, other]) await listener.hears(announced, { after });
      const first = linesOf(one.heardSince(mark)).find((line) => find(announced, line)) ?? '';
      await stage.nobodyHears(announced, [one, other], {
        until: () =>
          meanwhile(async () => {
            await roundTrip(one, other);
            await roundTrip(other, one);
          }),
        after: {
          en: `${one.name} had heard of it already: "${first}"`,
          'zh-CN': `${one.name} 已经收到过："${first}"`,
        },
      });
    },
  };
}

const check = defineCheck<Stage & Room>;

const asksFor = (client: Client, name: string) => ({
  en: `${client.name} asked for the nickname ${name}, which nobody has`,
  'zh-CN': `${client.name} 要了没有人使用的昵称 ${name}`,
});

export default defineLesson({
  id: '02-chat-v1',
  title: { en: 'Chat room v1', 'zh-CN': '聊天室 v1' },
  teaches: {
    en: 'broadcasting, names, lines in a stream of bytes, comings and goings',
    'zh-CN': '广播、昵称、按行拆分、进出房间',
  },
  programs: [{ name: 'server', role: 'listens', protocol: 'tcp' }],
  vocabulary: room,
  checks: [
    check('greeting', {
      title: {
        en: 'everyone who connects is told how many people are online',
        'zh-CN': '每个客户端连上后都会收到当前在线人数',
      },
      hints: {
        en: [
          'Who knows how many connections there are at this moment?',
          'Count when somebody connects, and count down when the connection is closed, however that came about.',
          "server.getConnections((error, count) => ...) counts for you; or keep a Set: add on 'connection', delete on 'close', and greet with its size.",
        ],
        'zh-CN': [
          '此刻有多少个连接，谁知道？',
          '有人连接时加一；连接关闭时减一，无论它是怎样关闭的。',
          "可以用 server.getConnections((error, count) => ...)；也可以用 Set：在 'connection' 时 add，在 'close' 时 delete，问候时报出它的 size。",
        ],
      },
      async run({ connect, random, wait }) {
        const arrive = (role: string) => connect(random.name(role));
        const [first, second, third] = [
          await arrive('first'),
          await arrive('second'),
          await arrive('third'),
        ];
        await first.hears({ number: 1 });
        await second.hears({ number: 2 });
        await third.hears({ number: 3 });

        second.leaves();
        await second.gone();
        // Nobody has a nickname yet, so nothing tells when the server has counted down.
        await wait(100);
        const next = await arrive('next');
        await next.hears(
          { number: 3 },
          {
            after: {
              en: 'one of three had left before this client came',
              'zh-CN': '此前三人中已有一人离开',
            },
          },
        );
      },
    }),

    check('join', {
      title: {
        en: 'those in the room hear who came in',
        'zh-CN': '房间里的人会得知谁进来了',
      },
      hints: {
        en: [
          'Who has to be told when somebody gets a nickname?',
          'Keep everybody who has a nickname in one place, such as a Map from nickname to socket, and write to each of them.',
          'for (const other of people.values()) if (other !== socket) other.write(`${nickname} came in\\r\\n`)',
        ],
        'zh-CN': [
          '有人取好昵称时，应该通知谁？',
          '把所有取好昵称的人放在一处，例如从昵称到 socket 的 Map，再逐个写给他们。',
          'for (const other of people.values()) if (other !== socket) other.write(`${nickname} 进来了\\r\\n`)',
        ],
      },
      async run({ arrives }) {
        const alice = await arrives('alice');
        alice.says(alice.name);
        const bob = await arrives('bob');
        alice.forgets();
        bob.says(bob.name);
        await alice.hears({ mentions: bob.name });
        const carol = await arrives('carol');
        for (const person of [alice, bob]) person.forgets();
        carol.says(carol.name);
        await alice.hears({ mentions: carol.name });
        await bob.hears({ mentions: carol.name });
      },
    }),

    check('talk', {
      title: {
        en: 'everyone else in the room hears who said what',
        'zh-CN': '房间里的其他人会听到谁说了什么',
      },
      needs: ['join'],
      hints: {
        en: [
          'Which connections should get this line, and which should not?',
          'The speaker is left out, and so is somebody who is still choosing a nickname.',
          'Loop over the people with a nickname, skip the speaker, and write `${nickname}: ${text}\\r\\n` to each.',
          'Every line that the server says ends with \\r\\n: both of them, the last thing of the line.',
        ],
        'zh-CN': [
          '哪些连接应该收到这一行，哪些不应该？',
          '发言者自己不收，还没取昵称的人也不收。',
          '遍历有昵称的人，跳过发言者，给每个人写 `${nickname}: ${text}\\r\\n`。',
          '服务器说的每一行都以 \\r\\n 结尾：两个字符都要，放在行尾。',
        ],
      },
      async run({ enter, arrives, random, roundTrip, nobodyHears }) {
        const [alice, bob, carol] = await enter('alice', 'bob', 'carol');
        const guest = await arrives('guest');
        const phrase = random.phrase();
        const text = amongBlanks(phrase);
        alice.says(text);
        await bob.hears({ from: alice.name, text, lineEnd: '\r\n' });
        await carol.hears({ from: alice.name, text, lineEnd: '\r\n' });
        await nobodyHears({ text: phrase }, [alice, guest], {
          until: async () => {
            guest.says(guest.name);
            await bob.hears({ mentions: guest.name });
            await roundTrip(bob, alice, guest);
          },
        });
      },
    }),

    check('taken', {
      title: {
        en: 'a nickname in use is refused, and another may be tried on the same connection',
        'zh-CN': '已被使用的昵称会被拒绝，并可在同一连接上再试一个',
      },
      needs: ['talk'],
      hints: {
        en: [
          'Before you store the new nickname: whose is it already?',
          'Look up what was just typed, not the nickname this connection had before (it has none yet).',
          'if (people.has(line)) socket.write("taken, please choose another\\r\\n"), and leave the nickname unset, so that the next line is tried as one.',
        ],
        'zh-CN': [
          '保存新昵称之前先问：它已经属于谁了？',
          '要查的是刚刚输入的内容，而不是这个连接之前的昵称（它还没有）。',
          'if (people.has(line)) socket.write("已被使用，请换一个\\r\\n")，并保持昵称为空，下一行再当作昵称来试。',
        ],
      },
      async run({ enter, arrives, random, roundTrip, nobodyHears, wait }) {
        const [alice, bob, carol] = await enter('alice', 'bob', 'carol');
        const eve = await arrives('eve');
        // A late line of the greeting must not pass for the refusal.
        await wait(50);
        eve.forgets();
        eve.says(alice.name);
        await eve.hears(
          { anything: true },
          {
            after: {
              en: `${eve.name} asked for the nickname ${alice.name}, which is in use`,
              'zh-CN': `${eve.name} 想用已被占用的昵称 ${alice.name}`,
            },
          },
        );
        await nobodyHears({ mentions: alice.name }, [bob], {
          until: () => roundTrip(carol, bob),
          after: {
            en: `somebody else asked for the nickname ${alice.name}`,
            'zh-CN': `另一个人想用昵称 ${alice.name}`,
          },
        });

        eve.says(eve.name);
        await bob.hears({ mentions: eve.name });
        const text = random.words();
        eve.says(text);
        await alice.hears({ from: eve.name, text });
        await bob.hears({ from: eve.name, text });
        await roundTrip(alice, bob, eve);
      },
    }),

    check('byebye', {
      title: {
        en: 'byebye ends the connection; the others hear once that NAME left',
        'zh-CN': 'byebye 结束连接；其他人只收到一次他离开的通知',
      },
      needs: ['talk'],
      hints: {
        en: [
          'Is `byebye` something that is said, or something that is done?',
          'Compare the whole line before it is treated as talk, then end the connection from your side.',
          "if (line === 'byebye') { leave(); return socket.end(); } where leave() takes them out of the room and tells the others, and does nothing when 'close' calls it again.",
        ],
        'zh-CN': [
          '`byebye` 是要说的话，还是要做的事？',
          '在把它当作发言之前先比较整行，然后由服务器结束连接。',
          "if (line === 'byebye') { leave(); return socket.end(); }，其中 leave() 把他移出房间并通知其他人；'close' 再调用它时，什么也不做。",
        ],
      },
      async run({ enter, random, nobodyHears, hearOnceThatLeft }) {
        const [alice, bob, carol] = await enter('alice', 'bob', 'carol');
        // How a line of carol's looks tells how `byebye` would look if it were said.
        const text = random.word();
        carol.says(text);
        const spoken = await alice.hears({ from: carol.name, text });
        await bob.hears({ from: carol.name, text });
        const said = spoken.slice(spoken.lastIndexOf(carol.name)).replace(text, 'byebye');

        carol.says('byebye');
        await carol.isEnded();
        await hearOnceThatLeft(carol, [alice, bob], (until) =>
          nobodyHears({ text: said }, [alice, bob], { until }),
        );
      },
    }),

    check('leave', {
      title: {
        en: 'a client hangs up: the others hear it once, the nickname is free, one less is online',
        'zh-CN': '客户端挂断：其他人只收到一次通知，昵称可以重新使用，在线人数减一',
      },
      needs: ['talk'],
      hints: {
        en: [
          'What has to be put right when a connection is gone?',
          "'end' comes only after a polite farewell; which event comes after every kind of leaving?",
          "socket.on('close', () => { people.delete(nickname); tell the others }): delete first, then tell.",
        ],
        'zh-CN': [
          '连接断开后，有哪些东西要清理？',
          "'end' 只在对方正常关闭（FIN）时触发；哪个事件无论怎样断开都会触发？",
          "socket.on('close', () => { people.delete(nickname); 再通知其他人 })：先删除，再通知。",
        ],
      },
      async run({ enter, connect, random, hearOnceThatLeft }) {
        const [alice, bob, carol] = await enter('alice', 'bob', 'carol');
        carol.leaves();
        await hearOnceThatLeft(carol, [alice, bob]);

        const after = {
          en: `${carol.name} had left a room of three`,
          'zh-CN': `三人的房间里 ${carol.name} 已离开`,
        };
        const heir = await connect(random.name('heir'));
        await heir.hears({ number: 3 }, { after });
        alice.forgets();
        heir.says(carol.name);
        await alice.hears({ mentions: carol.name }, { after: asksFor(heir, carol.name) });
      },
    }),

    check('reset', {
      title: {
        en: 'a client resets its connection: the same, and the server lives',
        'zh-CN': '客户端复位连接：结果相同，且服务器继续运行',
      },
      needs: ['leave'],
      hints: {
        en: [
          'What does Node do with an `error` event that nobody listens to?',
          "Listen to 'error' on every socket. 'close' comes after it, so the tidying up can stay where it is.",
          "socket.on('error', () => {}) is enough here, with the tidying up in 'close'.",
        ],
        'zh-CN': [
          '没有人监听的 `error` 事件，Node 会怎样处理？',
          "给每个 socket 都监听 'error'。'close' 在它之后到来，清理代码不用挪动。",
          "这里 socket.on('error', () => {}) 就够了，收拾的代码放在 'close' 里。",
        ],
      },
      async run({ enter, connect, random, roundTrip, hearOnceThatLeft }) {
        const [alice, bob, carol] = await enter('alice', 'bob', 'carol');
        await roundTrip(alice, bob, carol);
        carol.resets();
        await hearOnceThatLeft(carol, [alice, bob]);

        const after = {
          en: `${carol.name} had reset the connection, which left two people`,
          'zh-CN': `${carol.name} 复位了连接，房间里还剩两人`,
        };
        const heir = await connect(random.name('heir'));
        await heir.hears({ number: 3 }, { after });
        alice.forgets();
        heir.says(carol.name);
        await alice.hears({ mentions: carol.name }, { after: asksFor(heir, carol.name) });
      },
    }),

    check('framing', {
      title: {
        en: 'a line is a line, in however many pieces it arrives',
        'zh-CN': '无论分几次到达，一行就是一行',
      },
      needs: ['talk'],
      hints: {
        en: [
          'Does one `data` event hold one line? What else could it hold?',
          'Keep what has come so far, take off each whole line, and leave the rest for the next time.',
          "rest += chunk; const lines = rest.split('\\n'); rest = lines.pop(); then use every line, without a trailing \\r.",
          "For characters cut in two: socket.setEncoding('utf8') keeps the half until the rest has come.",
        ],
        'zh-CN': [
          '一个 `data` 事件里就是一行吗？还可能是什么？',
          '把收到的先攒起来，取走每个完整的行，剩下的留给下一次。',
          "rest += chunk; const lines = rest.split('\\n'); rest = lines.pop(); 然后处理每一行，去掉行尾的 \\r。",
          "字符被切成两半时：socket.setEncoding('utf8') 会留住前一半，直到其余部分到达。",
        ],
      },
      async run({ enter, framing }) {
        await framing(await enter('alice', 'bob', 'carol'));
      },
      smaller: smallestFramings(talk, ({ enter }: Stage & Room) => enter('alice', 'bob', 'carol')),
    }),

    check('quiet-leaver', {
      title: {
        en: 'somebody who leaves without a nickname is not announced',
        'zh-CN': '没取昵称就离开的人，不向其他人通报',
      },
      tier: 'stretch',
      needs: ['leave'],
      hints: {
        en: [
          'What is the nickname of somebody who never gave one?',
          'Those who are still choosing were never in the room, so nobody has to hear that they left it.',
          'if (nickname !== undefined) broadcast(`${nickname} left`)',
        ],
        'zh-CN': [
          '从没取过昵称的人，昵称是什么？',
          '还在取昵称的人从没进过房间，也就没有人需要知道他离开。',
          'if (nickname !== undefined) broadcast(`${nickname} 离开了`)',
        ],
      },
      async run({ enter, arrives, nobodyHears, roundTrip }) {
        const [alice, bob, carol] = await enter('alice', 'bob', 'carol');
        const mark = alice.mark();
        carol.leaves();
        await alice.hears({ mentions: carol.name });
        const announcement = alice.heardSince(mark).split(/\r?\n/);
        const like = announcement.find((line) => line.includes(carol.name)) ?? carol.name;
        await bob.hears({ mentions: carol.name });
        await roundTrip(alice, bob);
        await roundTrip(bob, alice);

        const guest = await arrives('guest');
        const after = {
          en: 'somebody without a nickname had left',
          'zh-CN': '一个还没有昵称的人离开了',
        };
        const until = async () => {
          await guest.gone();
          await roundTrip(alice, bob);
          await roundTrip(bob, alice);
        };
        guest.leaves();
        await nobodyHears({ like, name: carol.name }, [alice, bob], { until, after });
        await nobodyHears({ text: 'undefined' }, [alice, bob], { until, after });
      },
    }),

    check('odd-names', {
      title: {
        en: 'unusual nicknames work; an empty one is asked for again',
        'zh-CN': '特殊的昵称也可用；空昵称会要求重新输入',
      },
      tier: 'stretch',
      needs: ['talk'],
      takesLong: true,
      hints: {
        en: [
          'Which of these names does your server not take, and which line of your code decides that? What does it answer to an empty one? What does `({})["constructor"]` give?',
          'A plain object has keys of its own accord; a Map has only those that you set. And a name need not be letters, nor one word.',
          "const people = new Map(); and if (line === '') ask again.",
        ],
        'zh-CN': [
          '这些昵称里，你的服务器不接受哪一个？是哪一行代码决定的？遇到空的昵称，它回答什么？`({})["constructor"]` 的值又是什么？',
          '普通对象天生带有一些键；Map 只有你放进去的键。另外，昵称不一定是字母，也不一定是一个词。',
          "const people = new Map()；若 line === '' 就再问一次。",
        ],
      },
      async run({ enter, arrives, random, wait }) {
        const [alice] = await enter('alice', 'bob');
        for (const name of oddNames) {
          const odd = await arrives('odd');
          alice.forgets();
          odd.says(name);
          await alice.hears({ mentions: name }, { after: asksFor(odd, name) });
          const [theirs, hers] = [random.words(), random.words()];
          odd.says(theirs);
          await alice.hears({ from: name, text: theirs });
          alice.says(hers);
          await odd.hears({ from: alice.name, text: hers });
        }

        const shy = await arrives('shy');
        await wait(50);
        shy.forgets();
        shy.says('');
        await shy.hears(
          { anything: true },
          { after: { en: 'the nickname was an empty line', 'zh-CN': '昵称是一个空行' } },
        );
        alice.forgets();
        shy.says(shy.name);
        await alice.hears({ mentions: shy.name });
        const text = random.words();
        shy.says(text);
        await alice.hears({ from: shy.name, text });
      },
    }),

    check('stalled', {
      title: {
        en: 'somebody who stops reading delays nobody else',
        'zh-CN': '有人停止读取，不会拖慢其他人',
      },
      tier: 'stretch',
      needs: ['framing'],
      takesLong: true,
      hints: {
        en: [
          'Whom does your loop wait for before it writes to the next one?',
          'Waiting for the `drain` of one socket makes everybody wait for the slowest. A write does not have to be waited for.',
          'Write to everybody without awaiting; if one socket.writableLength grows too large, destroy() that one: end() would wait for it to read.',
        ],
        'zh-CN': [
          '你的循环在写给下一个人之前，要等谁？',
          '等待某个 socket 的 `drain`，就是让所有人等最慢的那个。写入不必等待。',
          '写给每个人时不要等待；若某个 socket.writableLength 太大，就 destroy() 那一个：end() 会等它读完。',
        ],
      },
      async run({ enter, stalled }) {
        await stalled(await enter('alice', 'bob', 'carol'));
      },
    }),

    check('crowd', {
      title: {
        en: 'a hundred people: everyone hears everything, in each speaker’s order',
        'zh-CN': '一百人：每个人都听到全部内容，且各发言者的顺序不乱',
      },
      tier: 'stretch',
      needs: ['greeting', 'framing'],
      hints: {
        en: [
          'Is there a number of people beyond which your server turns somebody away, or forgets somebody?',
          'Each line has to reach everyone who is in the room at that moment, at once and in the order in which it came.',
          'Look at every number in your code (maxConnections, a count for each address, a slice(0, 50)) and at every await in the loop: neither may leave anybody out.',
        ],
        'zh-CN': [
          '人数超过多少，你的服务器就会拒绝或漏掉某个人？',
          '每一行都要立即、按到达顺序送到当时房间里的每个人。',
          '看看代码里的每一个数（maxConnections、每个地址的计数、slice(0, 50)），再看看循环里的每一个 await：都不能让谁听不到。',
        ],
      },
      async run({ enterTogether, crowd }) {
        await crowd(await enterTogether(aHundred));
      },
      smaller: smallestCrowd(async ({ enterTogether, crowd }: Stage & Room, roles) =>
        crowd(await enterTogether(roles)),
      ),
    }),
  ],
});
