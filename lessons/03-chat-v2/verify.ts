import { CheckFailed } from '../../runner/lesson/failure.ts';
import { defineCheck, defineLesson } from '../../runner/lesson/lesson.ts';
import type { Client, Stage } from '../../runner/lesson/stage.ts';
import type { Text } from '../../runner/lesson/text.ts';
import { countLines, find, linesOf, type Wanted } from '../../runner/lesson/wanted.ts';
import {
  aHundred,
  amongBlanks,
  chatWords,
  oddNames,
  roundTrips,
  smallestCrowd,
  smallestFramings,
  type ChatWords,
  type Talk,
} from '../shared/chat.ts';

/** Whoever has a name of their own is heard under it. */
const talk: Talk = {
  line: (text) => `b:${text}`,
  heard: (speaker, text) => ({ from: speaker.name, text }),
};

/** Before anybody has a name: everyone is called the same, whatever that is. */
const namelessTalk: Talk = {
  line: (text) => `b:${text}`,
  heard: (_speaker, text) => ({ from: null, text }),
};

type People<Roles extends readonly string[]> = { [Role in keyof Roles]: Client };

interface Room extends ChatWords {
  /** The words for people without a name of their own. */
  readonly nameless: ChatWords;
  /** People come in and take names made from their roles. */
  readonly enter: <const Roles extends readonly string[]>(
    ...roles: Roles
  ) => Promise<People<Roles>>;
  /** People come in and keep the name that everybody has. */
  readonly arrive: <const Roles extends readonly string[]>(
    ...roles: Roles
  ) => Promise<People<Roles>>;
  /** Asks for the list and returns its lines, once they are complete; what is said then shows where it ends. */
  readonly listFor: (
    client: Client,
    witness: Client,
    isComplete?: (lines: readonly string[]) => boolean,
  ) => Promise<string[]>;
  /** The lines that are names of these people, as c: finds somebody by no more and no less than a name. */
  readonly namesAmong: (
    lines: readonly string[],
    asker: Client,
    people: readonly Client[],
  ) => Promise<string[]>;
}

function room(stage: Stage): Room {
  const words = chatWords(stage, talk);
  const nameless = {
    ...chatWords(stage, namelessTalk),
    // Whether the name is there is the broadcast check's question.
    roundTrip: roundTrips(stage, { ...namelessTalk, heard: (_speaker, text) => ({ text }) }),
  };

  async function arrive<const Roles extends readonly string[]>(...roles: Roles) {
    const people: Client[] = [];
    for (const role of roles) {
      const person = await stage.connect(stage.random.name(role));
      await person.hearsSomething();
      person.forgets();
      people.push(person);
    }
    return people as People<Roles>;
  }

  /**
   * Both say this at once, and each hears it from the other. What they say acknowledges what they have heard: Nagle's
   * algorithm would hold back the server's next line until then.
   */
  async function exchange(one: Client, other: Client, text = stage.random.word()) {
    for (const speaker of [one, other]) speaker.says(talk.line(text));
    for (const listener of [other, one]) await listener.hears({ text });
  }

  return {
    ...words,
    nameless,
    arrive,
    async enter<const Roles extends readonly string[]>(...roles: Roles) {
      const people = await arrive(...roles);
      for (const person of people) {
        person.forgets();
        person.says(`n:${person.name}`);
        await person.hearsSomething();
      }
      // Whoever is heard under the new name has got it.
      const said = people.map((person) => ({ person, text: stage.random.word() }));
      for (const { person, text } of said) person.says(talk.line(text));
      const [byFirst, ...byOthers] = said.map(({ person, text }) => talk.heard(person, text));
      const [first, second] = people;
      if (first && second && byFirst) {
        await first.hearsInterleaved(byOthers.map((wanted) => [wanted]));
        await second.hears(byFirst);
      }
      for (const person of people) person.forgets();
      return people;
    },
    async listFor(client, witness, isComplete = () => true) {
      // What either of them said before has come by then, and does not get among the names.
      await exchange(client, witness);
      client.forgets();
      const mark = client.mark();
      client.says('l');
      await client.hears({ anything: true });
      const text = stage.random.word();
      await exchange(client, witness, text);
      const lines = () => linesOf(client.heardSince(mark)).filter((line) => !line.includes(text));
      // The list may come line by line, and what was said among them.
      const began = stage.now();
      while (!isComplete(lines()) && stage.now() - began < 2000) await stage.wait(20);
      return lines();
    },
    async namesAmong(lines, asker, people) {
      const names: string[] = [];
      for (const line of lines) {
        const text = stage.random.word();
        asker.forgets();
        asker.says(`c:${line}:${text}`);
        // Where nobody is called that, an answer comes. Two lines at once are the framing check's question.
        await asker.hearsSomething();
        await words.roundTrip(asker, ...people);
        if (people.some((each) => find({ text }, each.heardSince(0)))) names.push(line);
      }
      return names;
    },
  };
}

const check = defineCheck<Stage & Room>;

const holds = (wanted: Wanted) => (lines: readonly string[]) =>
  lines.some((line) => find(wanted, line));

const notListed = (who: Client, wanted: Wanted, lines: readonly string[]) =>
  new CheckFailed({
    kind: 'mismatch',
    who: who.name,
    wanted,
    received: lines.join('\n'),
    after: { en: `${who.name} asked for the list (l)`, 'zh-CN': `${who.name} 查询了名单（l）` },
  });

const stillListed = (who: Client, name: string, received: string, after: Text) =>
  new CheckFailed({
    kind: 'unexpected',
    who: who.name,
    unwanted: { described: { en: `${name} in the list`, 'zh-CN': `名单里的 ${name}` } },
    received,
    after,
  });

export default defineLesson({
  id: '03-chat-v2',
  title: { en: 'Chat room v2', 'zh-CN': '聊天室 v2' },
  teaches: {
    en: 'a small protocol: commands, private messages, lists, limits',
    'zh-CN': '命令、私聊、列表、限制',
  },
  programs: [{ name: 'server', role: 'listens', protocol: 'tcp' }],
  vocabulary: room,
  checks: [
    check('greeting', {
      title: {
        en: 'everyone who connects is told their own IP address and port',
        'zh-CN': '每个连接者都被告知自己的 IP 和端口',
      },
      hints: {
        en: [
          'Who knows the address of the other side of a connection?',
          'The socket has remoteAddress and remotePort. Keep something between the two, so that a reader can tell them apart.',
          'socket.write(`You are ${socket.remoteAddress}:${socket.remotePort}\\r\\n`)',
        ],
        'zh-CN': [
          '连接另一端的地址，谁知道？',
          'socket 上有 remoteAddress 和 remotePort。两者之间要隔开，读的人才能分清。',
          'socket.write(`你的地址是 ${socket.remoteAddress}:${socket.remotePort}\\r\\n`)',
        ],
      },
      async run({ connect, random }) {
        const alice = await connect(random.name('alice'));
        await alice.hears({ endpoint: alice.address });
        const bob = await connect(random.name('bob'));
        await bob.hears({ endpoint: bob.address });
      },
    }),

    check('broadcast', {
      title: {
        en: 'b:TEXT is heard by everyone else, under the speaker’s name',
        'zh-CN': 'b:内容 让其他所有人听到，并带上发言者的名字',
      },
      hints: {
        en: [
          'Who is "everyone else"? Who has to be left out?',
          'Go through all connections, skip the one that the line came from, and write the name and the text to the others.',
          'for (const [other] of people) if (other !== socket) other.write(`${name}: ${text}\\r\\n`)',
          'Every line that the server says ends with \\r\\n: both of them, the last thing of the line.',
        ],
        'zh-CN': [
          '“其他所有人”是谁？要排除谁？',
          '遍历所有连接，跳过这一行的来源，把名字和内容写给其他人。',
          'for (const [other] of people) if (other !== socket) other.write(`${name}: ${text}\\r\\n`)',
          '服务器说的每一行都以 \\r\\n 结尾：两个字符都要，放在行尾。',
        ],
      },
      async run({ arrive, random, nameless, nobodyHears }) {
        const [alice, bob, carol] = await arrive('alice', 'bob', 'carol');
        const phrase = random.phrase();
        const text = amongBlanks(phrase);
        alice.says(`b:${text}`);
        await bob.hears({ from: null, text, lineEnd: '\r\n' });
        await carol.hears({ from: null, text, lineEnd: '\r\n' });
        await nobodyHears({ text: phrase }, [alice], {
          until: () => nameless.roundTrip(bob, alice),
        });
      },
    }),

    check('rename', {
      title: {
        en: 'n:NAME is confirmed; from then on the new name is used everywhere, and the old one is gone',
        'zh-CN': 'n:名字 会得到确认；此后处处使用新名字，旧名字不再有效',
      },
      needs: ['broadcast'],
      hints: {
        en: [
          'What does your server say to somebody who has changed names, and in how many places does it remember a name?',
          'Keep each name in one place only, and look it up there whenever it is needed: for talking, for `l` and for `c:`.',
          'people.set(socket, newName); socket.write(`You are ${newName} now\\r\\n`); then find people by going through that Map.',
        ],
        'zh-CN': [
          '改名之后，你的服务器对改名的人说了什么？它在几个地方记着一个名字？',
          '每个名字只存在一处，发言、`l` 和 `c:` 需要时都到那里去查。',
          'people.set(socket, newName); socket.write(`你现在叫 ${newName}\\r\\n`)；找人时遍历这个 Map。',
        ],
      },
      async run({ arrive, random, listFor, nameless, nobodyHears, wait }) {
        const [alice, bob] = await arrive('alice', 'bob');
        const [first, second] = [random.name('ann'), random.name('zoe')];
        const rename = async (name: string) => {
          // A late line of the greeting must not pass for the confirmation.
          await wait(50);
          alice.forgets();
          alice.says(`n:${name}`);
          const after = { en: `n:${name} was sent`, 'zh-CN': `已发送 n:${name}` };
          await alice.hears({ anything: true }, { after });
        };

        for (const name of [first, second]) {
          await rename(name);
          const [aloud, aside] = [random.words(), random.words()];
          alice.says(`b:${aloud}`);
          await bob.hears({ from: name, text: aloud });
          bob.says(`c:${name}:${aside}`);
          await alice.hears({ from: null, text: aside });
          const wanted = { mentions: name };
          const lines = await listFor(bob, alice, holds(wanted));
          if (!holds(wanted)(lines)) throw notListed(bob, wanted, lines);
        }

        const after = {
          en: `${first} was renamed to ${second}`,
          'zh-CN': `${first} 已改名 ${second}`,
        };
        const lines = await listFor(bob, alice);
        const stale = lines.find((line) => find({ mentions: first }, line));
        if (stale !== undefined) {
          throw stillListed(bob, first, stale, after);
        }
        const text = random.words();
        bob.forgets();
        bob.says(`c:${first}:${text}`);
        await bob.hearsSomething();
        await nobodyHears({ text }, [alice], {
          until: () => nameless.roundTrip(bob, alice),
          after,
        });
      },
    }),

    check('private', {
      title: {
        en: 'c:NAME:TEXT reaches that person alone',
        'zh-CN': 'c:名字:内容 只发给这个人',
      },
      needs: ['rename'],
      hints: {
        en: [
          'Who is allowed to see this line?',
          'Find the one connection whose name is NAME, and write to it and to nobody else, the sender included.',
          'const to = find(name); to.write(`${myName}: ${text}\\r\\n`)',
        ],
        'zh-CN': [
          '谁可以看到这一行？',
          '找到叫这个名字的那个连接，只写给它，其他人都不写，包括发送者自己。',
          'const to = find(name); to.write(`${myName}: ${text}\\r\\n`)',
        ],
      },
      async run({ enter, random, roundTrip, nobodyHears }) {
        const [alice, bob, carol] = await enter('alice', 'bob', 'carol');
        const phrase = random.phrase();
        const text = amongBlanks(phrase);
        alice.says(`c:${bob.name}:${text}`);
        await bob.hears({ from: alice.name, text });
        await nobodyHears({ text: phrase }, [alice, carol], {
          until: () => roundTrip(bob, alice, carol),
          after: {
            en: `it was sent to ${bob.name} alone`,
            'zh-CN': `它只发给 ${bob.name}`,
          },
        });
      },
    }),

    check('colons', {
      title: {
        en: 'the text of b: and c: may hold colons, and all of it arrives',
        'zh-CN': 'b: 和 c: 的内容可以含冒号，且全部送达',
      },
      needs: ['private'],
      hints: {
        en: [
          'What does split(":") make of `c:bob:see you at 8:30`?',
          'Only the first colons belong to the protocol: one for `b:`, two for `c:`. The rest is text.',
          'For b: the text is line.slice(2). For c: const end = line.indexOf(":", 2); const name = line.slice(2, end); const text = line.slice(end + 1);',
        ],
        'zh-CN': [
          'split(":") 会把 `c:bob:8:30 见` 拆成什么？',
          '只有最前面的冒号属于协议：`b:` 一个，`c:` 两个。其余都是内容。',
          'b: 的内容就是 line.slice(2)。c: 则是 const end = line.indexOf(":", 2); const name = line.slice(2, end); const text = line.slice(end + 1);',
        ],
      },
      async run({ enter, random }) {
        const [alice, bob] = await enter('alice', 'bob');
        const text = () => `${random.word()}:${random.word()} 8:30 ::${random.word()}`;
        const [aloud, aside] = [text(), text()];
        alice.says(`b:${aloud}`);
        await bob.hears({ from: alice.name, text: aloud });
        alice.says(`c:${bob.name}:${aside}`);
        await bob.hears({ from: alice.name, text: aside });
      },
    }),

    check('private-missing', {
      title: {
        en: 'nobody of that name: the sender, and only the sender, is told, with the name',
        'zh-CN': '没有这个人：只告知发送者，并说出这个名字',
      },
      needs: ['rename'],
      hints: {
        en: [
          'What does the sender see when there is nobody to write to?',
          'Looking for a name may find nothing. Answer the sender then, and name whom you could not find.',
          'if (!to) return socket.write(`There is nobody called ${name}\\r\\n`)',
        ],
        'zh-CN': [
          '没有收信人时，发送者会看到什么？',
          '按名字查找可能什么也找不到。这时要回答发送者，并说出找不到的是谁。',
          'if (!to) return socket.write(`没有叫 ${name} 的人\\r\\n`)',
        ],
      },
      async run({ enter, random, roundTrip, nobodyHears }) {
        const [alice, bob, carol] = await enter('alice', 'bob', 'carol');
        const [nobody, text] = [random.name('nobody'), random.words()];
        alice.says(`c:${nobody}:${text}`);
        await alice.hears({ mentions: nobody });
        const until = () => roundTrip(alice, bob, carol);
        await nobodyHears({ text: nobody }, [bob, carol], { until });
        await nobodyHears({ text }, [bob, carol], { until });
      },
    }),

    check('list', {
      title: {
        en: 'l lists every name that is here, one a line, once per person',
        'zh-CN': 'l 列出在场的每个名字，一行一个，每人一次',
      },
      needs: ['rename'],
      hints: {
        en: [
          'Is the one who asks here, too? And two people who have chosen no name yet: have they the same one, and a line each?',
          'Go through the connections, not through a set of names: one line for each of them.',
          'socket.write([...people.values()].map((name) => `${name}\\r\\n`).join(""))',
        ],
        'zh-CN': [
          '提问的人算在场吗？两个还没取名的人呢：他们的名字相同吗，是不是各占一行？',
          '遍历连接，而不是名字的集合：每个连接一行。',
          'socket.write([...people.values()].map((name) => `${name}\\r\\n`).join(""))',
        ],
      },
      async run({ enter, arrive, listFor, namesAmong }) {
        const people = await enter('alice', 'bob', 'carol');
        const [alice, bob] = people;
        const before = await listFor(alice, bob, (lines) =>
          people.every(({ name }) => holds({ mentions: name })(lines)),
        );
        for (const { name } of people) {
          const wanted: Wanted = { mentions: name };
          const [line, ...others] = before.filter((each) => find(wanted, each));
          const withSomeoneElse = people.filter((each) =>
            find({ mentions: each.name }, line ?? ''),
          );
          if (withSomeoneElse.length !== 1) throw notListed(alice, wanted, before);
          const received = others[0];
          if (received === undefined) continue;
          const after = { en: `${name} stood there already`, 'zh-CN': `${name} 已列出过一次` };
          throw new CheckFailed({
            kind: 'unexpected',
            who: alice.name,
            unwanted: wanted,
            received,
            after,
          });
        }

        const count = (lines: readonly string[]) =>
          countLines({ anything: true }, lines.join('\n'));
        const all = count(before) + 2;
        const newcomers = await arrive('dave', 'erin');
        const withNamesakes = await listFor(alice, bob, (lines) => count(lines) >= all);
        if (count(withNamesakes) !== all) {
          throw notListed(
            alice,
            {
              described: {
                en: 'one line more for each of two newcomers of the same name',
                'zh-CN': '两个同名的新来者各占一行',
              },
            },
            withNamesakes,
          );
        }

        // Lines that differ may still hold the same name, each with a number of its own, say.
        const newLines = withNamesakes.filter((line) => !before.includes(line) && line.trim());
        const unlike = [...new Set(newLines.map((line) => line.trim()))];
        const names = unlike.length > 1 ? await namesAmong(unlike, alice, newcomers) : [];
        if (names.length < 2) return;
        throw notListed(
          alice,
          {
            described: {
              en: 'the same name for both newcomers, who have chosen none yet',
              'zh-CN': '两个还没取名的新来者用同一个名字',
            },
          },
          names,
        );
      },
    }),

    check('unknown', {
      title: {
        en: 'any other line is answered with a line to the sender alone',
        'zh-CN': '无法识别的行：只向发送者回复一行',
      },
      hints: {
        en: [
          'What becomes of a line that is none of the commands? Is `bonjour` the command `b`? Is `c:hello` a private message, and to whom?',
          'A command is its letter and the colon after it, and `c:` needs a second colon, after NAME. `l` stands alone. All else is unknown, and gets an answer.',
          "if (line.startsWith('b:')) ... else if (line.startsWith('c:') && line.includes(':', 2)) ... else if (line === 'l') ... else socket.write('unknown command\\r\\n')",
        ],
        'zh-CN': [
          '不是任何命令的一行，会怎么处理？`bonjour` 是命令 `b` 吗？`c:hello` 是私聊吗，发给谁？',
          '命令是字母加上后面的冒号，`c:` 在名字之后还要有第二个冒号，`l` 则单独一个。其余都是未知命令，也要答复。',
          "if (line.startsWith('b:')) ... else if (line.startsWith('c:') && line.includes(':', 2)) ... else if (line === 'l') ... else socket.write('未知命令\\r\\n')",
        ],
      },
      async run({ arrive, random, nameless, nobodyHears }) {
        const [alice, bob] = await arrive('alice', 'bob');
        for (const start of ['hello ', 'bonjour ', 'nice ', 'c:', 'x:']) {
          const word = random.word();
          const after = {
            en: `${alice.name} sent the line "${start}${word}"`,
            'zh-CN': `${alice.name} 发送了一行 "${start}${word}"`,
          };
          const until = () => nameless.roundTrip(alice, bob);
          await until();
          alice.forgets();
          const [mark, bobsMark] = [alice.mark(), bob.mark()];
          alice.says(start + word);
          await alice.hears({ anything: true }, { after });
          await nobodyHears({ text: word }, [bob], { until, after });
          // By now the whole answer has come: nobody else may hear the same.
          const answer = linesOf(alice.heardSince(mark)).find((line) => /\p{L}/u.test(line));
          if (answer !== undefined && bob.heardSince(bobsMark).includes(answer)) {
            throw new CheckFailed({
              kind: 'unexpected',
              who: bob.name,
              unwanted: { text: answer },
              received: answer,
              after,
            });
          }
        }
      },
    }),

    check('leave', {
      title: {
        en: 'who left (FIN or RST) is no longer listed and cannot be written to; the server lives',
        'zh-CN': '离开的人（FIN 或 RST）不再列出，也收不到消息；服务器继续运行',
      },
      needs: ['list', 'private', 'private-missing'],
      hints: {
        en: [
          'Which event comes after every kind of leaving?',
          "'end' comes after FIN, 'error' after RST, 'close' after both. And an 'error' that nobody listens to ends the server.",
          "socket.on('error', () => {}); socket.on('close', () => people.delete(socket));",
        ],
        'zh-CN': [
          '哪个事件无论怎样断开都会触发？',
          "FIN 之后是 'end'，RST 之后是 'error'，两者之后都有 'close'。没人监听的 'error' 会让服务器退出。",
          "socket.on('error', () => {}); socket.on('close', () => people.delete(socket));",
        ],
      },
      async run({ enter, random, roundTrip, listFor, wait, now }) {
        const [alice, bob, carol, dave] = await enter('alice', 'bob', 'carol', 'dave');
        await roundTrip(alice, carol, dave);
        carol.leaves();
        dave.resets();

        const leavers = [
          { name: carol.name, how: 'FIN' },
          { name: dave.name, how: 'RST' },
        ];
        for (const { name, how } of leavers) {
          const after = { en: `${name} had left (${how})`, 'zh-CN': `${name} 已离开（${how}）` };
          const began = now();
          // Nothing tells when the server has noticed, so it is asked until it has.
          for (;;) {
            const lines = await listFor(alice, bob);
            const unwanted = { mentions: name };
            const received = lines.find((line) => find(unwanted, line));
            if (received === undefined) break;
            if (now() - began > 2000) {
              throw stillListed(alice, name, received, after);
            }
            await wait(20);
          }
          alice.forgets();
          alice.says(`c:${name}:${random.words()}`);
          await alice.hears({ mentions: name }, { after });
        }
        await roundTrip(bob, alice);
      },
    }),

    check('framing', {
      title: {
        en: 'a line is a line, in however many pieces it arrives',
        'zh-CN': '无论分几次到达，一行就是一行',
      },
      needs: ['broadcast'],
      hints: {
        en: [
          'Does one `data` event hold one line? What else could it hold?',
          'Keep what has come so far, take off each whole line, and leave the rest for the next time.',
          "rest += chunk; const lines = rest.split('\\n'); rest = lines.pop(); then obey every line, without a trailing \\r.",
          "For characters cut in two: socket.setEncoding('utf8') keeps the half until the rest has come.",
        ],
        'zh-CN': [
          '一个 `data` 事件里就是一行吗？还可能是什么？',
          '把收到的先攒起来，取走每个完整的行，剩下的留给下一次。',
          "rest += chunk; const lines = rest.split('\\n'); rest = lines.pop(); 然后执行每一行，去掉行尾的 \\r。",
          "字符被切成两半时：socket.setEncoding('utf8') 会留住前一半，直到其余部分到达。",
        ],
      },
      async run({ arrive, nameless }) {
        await nameless.framing(await arrive('alice', 'bob', 'carol'));
      },
      smaller: smallestFramings(namelessTalk, ({ arrive }: Stage & Room) =>
        arrive('alice', 'bob', 'carol'),
      ),
    }),

    check('unique', {
      title: {
        en: 'a name in use is refused to a second person, with a line; both keep theirs',
        'zh-CN': '改成已被占用的名字会被拒绝，并收到一行说明；两人的名字都不变',
      },
      tier: 'stretch',
      needs: ['rename'],
      hints: {
        en: [
          'If two people were called alice, who would get `c:alice:hi`?',
          'Before renaming, look whether somebody else has that name already.',
          'const owner = find(name); if (owner && owner !== socket) return socket.write(`${name} is taken\\r\\n`)',
        ],
        'zh-CN': [
          '如果两个人都叫 alice，`c:alice:hi` 该给谁？',
          '改名之前，先看看是否已有别人用着这个名字。',
          'const owner = find(name); if (owner && owner !== socket) return socket.write(`${name} 已被使用\\r\\n`)',
        ],
      },
      async run({ enter, random }) {
        const [alice, bob] = await enter('alice', 'bob');
        const after = {
          en: `${bob.name} asked for the name ${alice.name}, which is in use`,
          'zh-CN': `${bob.name} 想用已被占用的名字 ${alice.name}`,
        };
        bob.says(`n:${alice.name}`);
        await bob.hears({ anything: true }, { after });
        const [his, hers, aside] = [random.words(), random.words(), random.words()];
        bob.says(`b:${his}`);
        await alice.hears({ from: bob.name, text: his }, { after });
        alice.says(`b:${hers}`);
        await bob.hears({ from: alice.name, text: hers }, { after });
        bob.says(`c:${alice.name}:${aside}`);
        await alice.hears({ text: aside }, { after });
      },
    }),

    check('odd-names', {
      title: {
        en: 'unusual names work; an empty one and one with a colon are refused',
        'zh-CN': '特殊的名字也可用；空名字和带冒号的名字会被拒绝',
      },
      tier: 'stretch',
      needs: ['private', 'list'],
      takesLong: true,
      hints: {
        en: [
          'Which of these names does your server not take, or take wrongly? What does it answer to an empty one? What does `({})["constructor"]` give? And how would one write to somebody called `a:b`?',
          'A Map has only the keys that you set. An empty name, or one that c: cannot name, is refused with a line. Every other is fine: a name need not be letters, nor one word.',
          "if (name === '' || name.includes(':')) return socket.write('that cannot be a name\\r\\n')",
        ],
        'zh-CN': [
          '这些名字里，哪一个你的服务器不接受，或者接受错了？名字为空时，它回答什么？`({})["constructor"]` 的值是什么？又怎样给叫 `a:b` 的人发私信？',
          'Map 只有你放进去的键。空名字，以及 c: 无法指明的名字，要用一行拒绝。其余都可以：名字不一定是字母，也不一定是一个词。',
          "if (name === '' || name.includes(':')) return socket.write('这不能作名字\\r\\n')",
        ],
      },
      async run({ enter, random, listFor }) {
        const [alice, bob] = await enter('alice', 'bob');
        for (const name of oddNames) {
          const after = {
            en: `${alice.name} took the name ${name}`,
            'zh-CN': `${alice.name} 改名 ${name}`,
          };
          alice.forgets();
          alice.says(`n:${name}`);
          await alice.hears({ anything: true }, { after });
          const [aloud, aside] = [random.words(), random.words()];
          alice.says(`b:${aloud}`);
          await bob.hears({ from: name, text: aloud }, { after });
          bob.says(`c:${name}:${aside}`);
          await alice.hears({ from: bob.name, text: aside }, { after });
          const wanted = { mentions: name };
          const lines = await listFor(bob, alice, holds(wanted));
          if (!holds(wanted)(lines)) throw notListed(bob, wanted, lines);
        }

        const kept = oddNames[oddNames.length - 1] ?? '';
        for (const refused of ['', `${random.word()}:${random.word()}`]) {
          const after = {
            en: `${kept} asked for the name "${refused}"`,
            'zh-CN': `${kept} 想用名字 "${refused}"`,
          };
          alice.forgets();
          alice.says(`n:${refused}`);
          await alice.hears({ anything: true }, { after });
          const text = random.words();
          alice.says(`b:${text}`);
          await bob.hears({ from: kept, text }, { after });
        }
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
      async run({ arrive, nameless }) {
        await nameless.stalled(await arrive('alice', 'bob', 'carol'));
      },
    }),

    check('flood', {
      title: {
        en: 'who sends without ever ending a line is cut off before 1 MiB of it was kept',
        'zh-CN': '一直发送却不换行的客户端，在缓冲积到 1 MiB 之前被断开',
      },
      tier: 'stretch',
      needs: ['broadcast'],
      hints: {
        en: [
          'How much will your server keep while it waits for the end of a line?',
          'After taking off the whole lines, look at how long the rest is. No honest line is that long.',
          'if (rest.length > 256 * 1024) socket.destroy();',
        ],
        'zh-CN': [
          '等待一行结束时，你的服务器会积存多少？',
          '取走完整的行之后，看看剩下的有多长。正常的一行不会那么长。',
          'if (rest.length > 256 * 1024) socket.destroy();',
        ],
      },
      async run({ arrive, nameless }) {
        const [alice, bob, mallory] = await arrive('alice', 'bob', 'mallory');
        const mebibyte = 2 ** 20;
        const piece = 'x'.repeat(64 * 1024);
        mallory.sends('b:');
        // A little more than may be kept: whoever keeps no more than that has to cut off by now.
        for (let sent = 0; sent <= mebibyte + piece.length; sent += piece.length) {
          mallory.sends(piece);
        }
        await mallory.isEnded({
          after: {
            en: `${mallory.name} had sent more than 1 MiB without ending a line`,
            'zh-CN': `${mallory.name} 已发送超过 1 MiB 而没有结束一行`,
          },
        });
        await nameless.roundTrip(alice, bob);
        await nameless.roundTrip(bob, alice);
      },
      // Less than 1 MiB may be kept, but must not do any harm either.
      smaller: {
        most: 1024,
        trial: (kibibytes) => ({
          input: {
            described: {
              en: `${kibibytes} KiB without a line end`,
              'zh-CN': `${kibibytes} KiB 而没有换行`,
            },
          },
          run: async ({ arrive, nameless }) => {
            const [alice, bob, mallory] = await arrive('alice', 'bob', 'mallory');
            mallory.sends(`b:${'x'.repeat(kibibytes * 1024)}`);
            await nameless.roundTrip(alice, bob);
            await nameless.roundTrip(bob, alice);
          },
        }),
      },
    }),

    check('crowd', {
      title: {
        en: 'a hundred people, with private messages among the broadcasts',
        'zh-CN': '一百人，广播之间夹着私聊',
      },
      tier: 'stretch',
      needs: ['greeting', 'private', 'framing'],
      takesLong: true,
      hints: {
        en: [
          'Is there a number of people beyond which your server turns somebody away, or forgets somebody?',
          'Each line has to reach everyone it is meant for, at once and in the order in which it came.',
          'Look at every number in your code (maxConnections, a count for each address, a slice(0, 50)) and at every await in the loop: neither may leave anybody out.',
        ],
        'zh-CN': [
          '人数超过多少，你的服务器就会拒绝或漏掉某个人？',
          '每一行都要立即、按到达顺序送到该收到的每个人。',
          '看看代码里的每一个数（maxConnections、每个地址的计数、slice(0, 50)），再看看循环里的每一个 await：都不能让谁听不到。',
        ],
      },
      async run({ enter, crowd, random, nobodyHears, roundTrip }) {
        const people = await enter(...aHundred);
        const [first, second] = people;
        const last = people.at(-1);
        if (!first || !second || !last) throw new Error('a hundred people are needed');
        const secret = random.words();
        await crowd(people, {
          speaker: first,
          line: `c:${last.name}:${secret}`,
          listener: last,
          heard: { from: first.name, text: secret },
        });
        await nobodyHears({ text: secret }, [first, second], {
          until: () => roundTrip(last, first, second),
        });
      },
      smaller: smallestCrowd(async ({ enter, crowd }: Stage & Room, roles) =>
        crowd(await enter(...roles)),
      ),
    }),
  ],
});
