import { CannotTell, CheckFailed, type Exit } from '../../runner/lesson/failure.ts';
import { defineCheck, defineLesson } from '../../runner/lesson/lesson.ts';
import type { Program, ScratchFile, Stage } from '../../runner/lesson/stage.ts';
import { hasNoStackTrace } from '../shared/complaints.ts';
import { undisturbed } from '../shared/undisturbed.ts';
import {
  leftTooEarly,
  leftUnanswered,
  noMessage,
  notSent,
  otherFile,
  windowNotFilled,
} from './complaints.ts';
import {
  type AtWork,
  disturbed,
  leastPatienceMs,
  unlessBusy,
  unlessHeldUp,
} from './disturbance.ts';
import { payloadBytes, usualWindow } from './packets.ts';
import {
  losesBothWays,
  losesData,
  nothingTwice,
  nothingWrong,
  repeatsAndReorders,
} from './rules.ts';
import { Transfer, type Rule } from './transfer.ts';

interface Plan {
  /** How many packets the file makes. */
  readonly packets: number;
  /** How many bytes of it are in the last one; some, unless said otherwise. */
  readonly lastBytes?: number;
  readonly window?: number;
  /** More on the way than the window allows is a mistake. */
  readonly judgesWindow?: true;
  readonly rule: Rule;
}

interface Running extends AtWork {
  readonly file: Uint8Array;
  readonly out: ScratchFile;
}

interface Sliding {
  /** Starts both programs, with a link between them. */
  readonly starts: (plan: Plan) => Promise<Running>;
  /** Waits until the sender knows that everything has arrived; then both end well, and the file is there. */
  readonly comesWhole: (running: Running) => Promise<void>;
}

const sliding = (stage: Stage): Sliding => {
  const { random, launch, link, scratchFile, now } = stage;
  const isAcknowledged = async (running: Running) => {
    const { transfer, sender, receiver } = running;
    const began = now();
    let quietMs = 0;
    while (!transfer.isOver) {
      const before = transfer.progress;
      const goesOn = await sees(running, () => transfer.progress > before, lookEveryMs);
      quietMs = goesOn ? 0 : quietMs + lookEveryMs;
      const hasLeft = sender.ended() ?? receiver.ended();
      if ((!goesOn && hasLeft) || quietMs >= standstillMs) throw whyItStands(running, quietMs);
      if (now() - began > longestMs) throw stillComing(transfer);
    }
    transfer.isSound();
    // All that is left to do for either of them is to end.
    receiver.mayEnd();
  };
  return {
    async starts({ packets, lastBytes, window = usualWindow, judgesWindow, rule }) {
      const rest = lastBytes ?? random.int(1, payloadBytes - 1);
      const file = random.bytes((packets - 1) * payloadBytes + rest);
      const [given, out] = [scratchFile('file', file), scratchFile('out')];
      const both = { WINDOW: String(window) };
      const receiver = await launch('receiver', { env: { ...both, OUT: out.path }, writes: out });
      const transfer = new Transfer(file, rule, judgesWindow && window);
      const between = await link('sender', receiver, transfer);
      const env = { ...both, FILE: given.path };
      const sender = await launch('sender', { address: between.address, env, reads: given });
      return { sender, receiver, link: between, transfer, file, out, now };
    },
    async comesWhole(running) {
      const { sender, receiver, file, out, transfer } = running;
      const after = {
        en: `the sender had heard ACK ${transfer.count + 1}, and everything was there`,
        'zh-CN': `sender 收到了 ACK ${transfer.count + 1}，一切都已到达`,
      };
      await unlessBusy(running, async () => {
        await isAcknowledged(running);
        await Promise.all([
          sender.exits(0, { after, withinMs: endsWithinMs }),
          receiver.exits(0, { after, withinMs: lingersAtMostMs }),
        ]);
      });
      transfer.isSound();
      const content = out.content();
      if (!content || !Buffer.from(content).equals(file)) throw otherFile(file, content);
    },
  };
};

/** A right program sends again within 300 ms. */
const standstillMs = 3000;
const lookEveryMs = 200;
/** Who has stayed so long since anything went on has not left too early. In milliseconds, less than the second that it has to. */
const lingersAtLeastMs = 600;
/** Nobody is so slow but a machine that has too much to do. */
const longestMs = 40_000;
const endsWithinMs = 3000;
/** In which time the receiver has to end when nothing more comes, and a moment for its end. */
const lingersAtMostMs = 5000 + 1000;
const givesUpAfterMs = 5000;
/** More than that, in milliseconds. */
const spareMs = 1000;
/** So much later than the first of them the last of a full window has certainly come, in milliseconds. */
const surplusMs = 60;
/**
 * Whoever has sent the same packet so often has nothing else to send. Once may be that of a timer which ran out before the
 * sender looked what had come.
 */
const enoughTurns = 3;
/** When a third of all answers came in good time, a sender that ignores them shows it by what it sends again. */
const enoughInTime = 1 / 3;
/** When the link was held up for longer, a right program may have sent again in vain. In milliseconds. */
const maySendInVainMs = 20;

const stillComing = ({ arrived, count }: Transfer) =>
  new CannotTell({
    en: `after ${longestMs / 1000} s, ${arrived} of ${count} packets had arrived, and more were still coming`,
    'zh-CN': `${longestMs / 1000} 秒后，${count} 个包中有 ${arrived} 个已到达，后面的仍在到来`,
  });

/** Waits until this is seen at the link. Fails when something is wrong there. */
const sees = ({ link, transfer }: Running, isSeen: () => boolean, withinMs = standstillMs) =>
  link.until(() => {
    transfer.isSound();
    return isSeen() || undefined;
  }, withinMs);

/** Whose fault it is that nothing goes on. */
function whyItStands({ sender, receiver, transfer }: Running, quietMs: number): CheckFailed {
  const [senders, receivers] = [sender.ended(), receiver.ended()];
  const hasGivenUp = quietMs >= leastPatienceMs;
  if (senders?.status === 0) {
    receiver.mayEnd();
    return leftTooEarly('sender', transfer.count);
  }
  if (receivers?.status === 0) receiver.mayEnd();
  // Who gives up after a while is not the cause. Who ends before that is, and where it crashed, that is told; but whoever
  // has sent nothing to the link may have ended since nobody was where it sent to.
  if (hasGivenUp) receiver.mayEnd();
  else if (senders && transfer.wasSent(0)) return endedInTheMiddle(senders);
  else if (receivers?.status === 0 && transfer.isWhole && quietMs < lingersAtLeastMs) {
    const { count, isAnswered } = transfer;
    return isAnswered ? leftTooEarly('receiver', count) : leftUnanswered(count);
  }
  return transfer.whyItStands(quietMs);
}

const endedInTheMiddle = ({ status, signal }: Exit) =>
  new CheckFailed({
    kind: 'mismatch',
    who: 'sender',
    wanted: { exit: 0 },
    received: signal ?? String(status),
    after: {
      en: 'the file had not come whole yet, and nobody had been silent for a second',
      'zh-CN': '文件还没有完整到达，也没有谁沉默超过一秒',
    },
  });

const sentTooMuchAgain = ({ count, lost, sentAgain }: Transfer) =>
  new CheckFailed({
    kind: 'measure',
    value: sentAgain,
    limit: 2 * lost,
    unit: { en: 'packets', 'zh-CN': '个包' },
    what: {
      en: `Of ${count} packets ${lost} were lost on the way, and {value} were sent again; who sends again only what was lost stays within {limit}.`,
      'zh-CN': `${count} 个包中有 ${lost} 个在路上丢失，重发了 {value}；只重发丢失的，不会超过 {limit}。`,
    },
  });

const check = defineCheck<Stage & Sliding>;

const both = { program: 'sender', also: ['receiver'], startsProgram: false } as const;

export default defineLesson({
  id: '07-sliding-window',
  title: { en: 'Sliding window', 'zh-CN': '滑动窗口' },
  teaches: {
    en: 'a file over UDP: sequence numbers, acknowledgements, timers, a window',
    'zh-CN': '用 UDP 传文件：序号、确认、定时器、窗口',
  },
  programs: [
    { name: 'sender', role: 'runs', protocol: 'udp' },
    { name: 'receiver', role: 'listens', protocol: 'udp' },
  ],
  environment: { WINDOW: String(usualWindow) },
  vocabulary: sliding,
  checks: [
    check('complete', {
      ...both,
      title: {
        en: 'the file arrives whole, and both programs end with exit status 0',
        'zh-CN': '文件完整到达，两个程序都以状态 0 退出',
      },
      hints: {
        en: [
          'Which five bytes does each datagram begin with, and who has to answer whom with what before the next packet goes out?',
          'Cut FILE into pieces of 1024 bytes and number them from 0. The receiver answers each datagram with A and the number that it wants next. After the last piece comes the FIN, which has a number of its own. When it is acknowledged the sender ends, and the receiver a second later.',
          "header.write('D'); header.writeUInt32BE(number, 1); socket.send(Buffer.concat([header, file.subarray(number * 1024, (number + 1) * 1024)]), port, host)",
          "In the receiver: if (number === next) { out.write(datagram.subarray(5)); next += 1; } and then always the answer: 'A' with next, to rinfo.port and rinfo.address.",
        ],
        'zh-CN': [
          '每个数据报开头的五个字节是什么？下一个包发出之前，谁要用什么回答谁？',
          '把 FILE 切成 1024 字节的块，从 0 开始编号。receiver 对每个数据报都回答 A 和它接下来要的编号。最后一块之后是 FIN，它有自己的编号。FIN 得到确认，发送方就结束；接收方再过一秒也结束。',
          "header.write('D'); header.writeUInt32BE(number, 1); socket.send(Buffer.concat([header, file.subarray(number * 1024, (number + 1) * 1024)]), port, host)",
          "在 receiver 里：if (number === next) { out.write(datagram.subarray(5)); next += 1; }，然后总是回答：'A' 加上 next，发往 rinfo.port 和 rinfo.address。",
        ],
      },
      async run({ starts, comesWhole, random }) {
        await undisturbed(async (isLast) => {
          const running = await starts({ packets: random.int(20, 40), rule: nothingTwice() });
          const { receiver, file, link, transfer } = running;
          try {
            await comesWhole(running);
            await receiver.prints({ number: file.length });
          } catch (error) {
            // Nothing is lost here: who sends again has waited for a late link. How that is borne, other checks ask.
            const isLate = transfer.isOver || link.heldUp(maySendInVainMs).length > 0;
            if (transfer.sentAgain > 0 && isLate && !isLast) throw disturbed();
            throw error;
          }
        });
      },
    }),

    check('loss', {
      ...both,
      title: {
        en: 'one datagram in ten is lost, both ways: the file arrives whole all the same',
        'zh-CN': '双向各丢失十分之一的数据报：文件仍然完整到达',
      },
      needs: ['complete'],
      hints: {
        en: [
          'A packet is lost, or the acknowledgement of it: what does the sender see in either case? And the receiver, when a later packet comes first?',
          'The sender sees nothing, so it needs a timer for what is not acknowledged, and sends it again: within 300 ms, the FIN too. The receiver answers whatever comes, also what it has got before, and asks for the first number that is missing.',
          'timers.set(number, setTimeout(send, 100, number)): and clearTimeout when an acknowledgement covers that number.',
          'The last ACK can be lost like any other. The receiver stays for a second after the last datagram, and answers a FIN that comes again: timer = setTimeout(finish, 1000), anew for each datagram.',
        ],
        'zh-CN': [
          '包丢了，或者它的确认丢了：这两种情况下，发送方各看到什么？而接收方，如果后面的包先到了呢？',
          '发送方什么也看不到，所以要为没有被确认的包设一个定时器，超时就重发：在 300 毫秒之内，FIN 也一样。接收方对每个到来的数据报都回答，包括已经收过的，并要求第一个缺少的编号。',
          'timers.set(number, setTimeout(send, 100, number))；当确认覆盖了这个编号时 clearTimeout。',
          '最后一个 ACK 和别的一样会丢。receiver 在最后一个数据报之后再停留一秒，回答再次到来的 FIN：timer = setTimeout(finish, 1000)，每个数据报都重新计时。',
        ],
      },
      async run({ starts, comesWhole, random, draws, measure }) {
        await undisturbed(async (isLast) => {
          const packets = random.int(70, 90);
          const rule = losesBothWays(packets, random);
          const running = await starts({ packets, rule });
          try {
            await comesWhole(running);
            // What is not in order at the end is asked only where the FIN has overtaken something.
            if (running.transfer.finWasLate && !isLast) throw disturbed();
          } finally {
            const { transfer } = running;
            draws('packets', transfer.chart.drawing());
            measure('lost', transfer.lost);
            measure('sentAgain', transfer.sentAgain);
          }
        });
      },
    }),

    check('disorder', {
      ...both,
      title: {
        en: 'datagrams are repeated and overtake each other: the file arrives whole all the same',
        'zh-CN': '数据报会重复，也会互相超越：文件仍然完整到达',
      },
      needs: ['loss'],
      hints: {
        en: [
          'What does the receiver do with a packet that it has already written? With one that is too early? And the sender with an old acknowledgement?',
          'The number says where the bytes belong, not the order in which they come. What was written is acknowledged again and dropped; what is too early waits in a Map, or is dropped to come again.',
          'early.set(number, bytes); while (early.has(next)) { out.write(early.get(next)); early.delete(next); next += 1; }',
          'In the sender: base = Math.max(base, ack.readUInt32BE(1)). An ACK says how far the other is, so count none of them.',
        ],
        'zh-CN': [
          '已经写过的包又来了，接收方怎么办？来得太早的呢？发送方收到旧的确认又怎么办？',
          '字节该放在哪里，由编号决定，而不是由到达的次序决定。写过的再确认一次，然后丢弃；太早的放在 Map 里等着，或者丢弃，让它再来。',
          'early.set(number, bytes); while (early.has(next)) { out.write(early.get(next)); early.delete(next); next += 1; }',
          '在发送方：base = Math.max(base, ack.readUInt32BE(1))。ACK 说的是对方到了哪里，所以不要去数有几个 ACK。',
        ],
      },
      async run({ starts, comesWhole, random }) {
        await undisturbed(async () => {
          const packets = random.int(40, 60);
          const rule = repeatsAndReorders(packets, random);
          await comesWhole(await starts({ packets, lastBytes: payloadBytes, rule }));
        });
      },
    }),

    check('window', {
      ...both,
      title: {
        en: 'WINDOW packets are on the way at once, and never more',
        'zh-CN': '同时有 WINDOW 个包在路上，绝不更多',
      },
      needs: ['loss'],
      hints: {
        en: [
          'How many packets does your sender send before the first acknowledgement comes? When all below `base` is acknowledged, what is the highest number that it may send?',
          'Everything from base up to, not including, base + WINDOW may be on the way. An acknowledgement moves base on, and as much as it has moved may go out anew.',
          'while (next < packets.length && next < base + window) { send(next); next += 1; }: once at the start, and after each acknowledgement.',
        ],
        'zh-CN': [
          '在第一个确认到来之前，你的发送方发出了几个包？`base` 以下都已确认时，最多可以发到哪个编号？',
          '从 base 到 base + WINDOW（不含）的包都可以在路上。确认让 base 前移，它移了多少，就可以新发多少。',
          'while (next < packets.length && next < base + window) { send(next); next += 1; }：开始时一次，之后每个确认到来时一次。',
        ],
      },
      async run({ starts, comesWhole, random, wait, now, measure }) {
        await undisturbed(async () => {
          const window = random.pick([4, 5, 6, 7, 9, 10, 11, 12]);
          /** Of the packets only number 0 gets through, and it is acknowledged as late as we like. */
          let passes: 'nothing' | 'first' | 'all' = 'nothing';
          const rule: Rule = (packet) => {
            const isOfFirst = packet.type === 'ack' ? passes === 'first' : packet.number === 0;
            return isOfFirst || passes === 'all' ? nothingWrong() : [];
          };
          const running = await starts({ packets: window * 4, window, judgesWindow: true, rule });
          const { transfer } = running;
          const isFull = () => transfer.onTheWay.length >= window;
          const notFilled = () => windowNotFilled(window, transfer.onTheWay, transfer.tries);
          await unlessBusy(running, async () => {
            const isSeen = await sees(running, () => isFull() || transfer.turns >= enoughTurns);
            // What is too much comes right behind.
            await wait(surplusMs);
            transfer.isSound();
            measure('onTheWay', transfer.onTheWay.length);
            if (transfer.tries === 0) throw whyItStands(running, standstillMs);
            if (!isSeen) throw notFilled();
          });
          // Who sends the same again and again has nothing else to send, however late the link is.
          if (!isFull()) throw notFilled();
          passes = 'first';
          const began = now();
          const notMoved = () => notSent(`DATA ${window}`, transfer.heard, now() - began);
          await unlessBusy(running, async () => {
            await sees(running, () => transfer.heard > 0);
            // What was sent before it heard that says nothing.
            await sees(running, running.link.catchesUp());
            const before = transfer.turns;
            const moves = () => transfer.wasSent(window) || transfer.turns - before >= enoughTurns;
            if (await sees(running, moves)) return;
            running.receiver.mayEnd();
            throw notMoved();
          });
          if (!transfer.wasSent(window)) throw notMoved();
          passes = 'all';
          await comesWhole(running);
        });
      },
    }),

    check('selective', {
      ...both,
      title: {
        en: 'what is sent again is little more than what was lost',
        'zh-CN': '重发的比丢失的多不了多少',
      },
      tier: 'stretch',
      needs: ['window'],
      takesLong: true,
      hints: {
        en: [
          'One packet of a window is lost, and seven arrive. What does your receiver do with the seven, and how does the sender learn of them?',
          'The receiver keeps what is too early, and names it in each ACK: behind the number that it wants next, four bytes for each that it has beyond. The sender has a timer for each packet, and stops it when the packet is named.',
          "for (let at = 5; at < ack.length; at += 4) arrived(ack.readUInt32BE(at)): where arrived() clears that packet's timer. When one runs out, that packet alone is sent again.",
          'And how long does a timer run? The link takes 10 ms there and back; whoever waits less than 50 sends again what is only on its way.',
        ],
        'zh-CN': [
          '一个窗口里丢了一个包，到了七个。你的接收方拿这七个怎么办？发送方又怎样得知它们到了？',
          '接收方留下来得太早的包，并在每个 ACK 里列出它们：在它接下来要的编号之后，每个已到的编号占四个字节。发送方为每个包各设一个定时器，包被列出时就停掉它。',
          'for (let at = 5; at < ack.length; at += 4) arrived(ack.readUInt32BE(at))；其中 arrived() 清除那个包的定时器。某个定时器超时，只重发那一个包。',
          '定时器设多久？链路一来一回是 10 毫秒；等不到 50 毫秒的人，会重发还在路上的包。',
        ],
      },
      async run({ starts, comesWhole, random, draws, measure }) {
        // In one experiment a busy machine may blur it; all of them are judged together.
        const inAll = { lost: 0, inVain: 0, early: 0, named: 0 };
        await undisturbed(async (isLast) => {
          const packets = random.int(180, 220);
          const rule = losesData(packets, random);
          const running = await starts({ packets, window: 16, rule });
          await comesWhole(running);
          const { link, transfer } = running;
          const { lost, sentAgain } = transfer;
          draws('packets', transfer.chart.drawing());
          measure('lost', lost);
          measure('sentAgain', sentAgain);
          if (sentAgain <= 2 * lost) return;
          const heldUp = link.heldUp(maySendInVainMs);
          const inVain = transfer.sentInVain(heldUp);
          // Much was late on a busy machine. Who names what came early, and heeds what came in time, is right all the same.
          const { inGoodTime, early, named } = transfer;
          if (inGoodTime >= enoughInTime && 2 * named >= early && 4 * inVain <= lost) return;
          inAll.lost += lost;
          inAll.inVain += inVain;
          inAll.early += early;
          inAll.named += named;
          const isCertain = inAll.inVain > inAll.lost || 4 * inAll.named < inAll.early;
          if (isCertain && (heldUp.length === 0 || isLast)) throw sentTooMuchAgain(transfer);
          throw disturbed();
        });
      },
    }),

    check('gives-up', {
      ...both,
      title: {
        en: 'the link is cut: within 5 s both end with a message and exit status 1',
        'zh-CN': '链路中断：5 秒内两个程序都给出说明，以状态 1 退出',
      },
      tier: 'stretch',
      needs: ['loss'],
      takesLong: true,
      hints: {
        en: [
          'Neither of the two is told that the link is cut. What can each of them notice?',
          'That nothing comes any more. Remember when the last datagram came, or start a timer anew for each; when it runs out, say so on standard error and leave with status 1.',
          'In the receiver: clearTimeout(timer); timer = setTimeout(giveUp, 3000) with each datagram. In the sender: if (Date.now() - heardAt > 3000) { console.error(`no answer from ${host}:${port}`); ... }',
        ],
        'zh-CN': [
          '没有人会告诉它们链路断了。这两个程序各自能察觉到什么？',
          '再也没有东西到来。记住最后一个数据报是什么时候来的，或者每来一个就重新开始计时；到时就在标准错误上说明，以状态 1 退出。',
          '在 receiver 里：每来一个数据报就 clearTimeout(timer); timer = setTimeout(giveUp, 3000)。在 sender 里：if (Date.now() - heardAt > 3000) { console.error(`${host}:${port} 没有回答`); ... }',
        ],
      },
      async run({ starts, random }) {
        await undisturbed(async () => {
          const packets = random.int(50, 70);
          const last = random.int(10, 30);
          let isCut = false;
          const rule: Rule = (packet) => {
            isCut ||= packet.type !== 'ack' && packet.number > last;
            return isCut ? [] : nothingWrong();
          };
          const running = await starts({ packets, rule });
          await unlessBusy(running, async () => {
            if (!(await sees(running, () => isCut))) throw whyItStands(running, standstillMs);
          });
          const after = {
            en: `the link was cut after packet ${last} of ${packets}`,
            'zh-CN': `链路在第 ${last} 个包之后中断，一共 ${packets} 个`,
          };
          const gaveUp = async (program: Program) => {
            const before = program.complaints();
            const withinMs = givesUpAfterMs + spareMs;
            const exits = () => program.exits(1, { after, withinMs });
            await unlessHeldUp({ program, link: running.link, spareMs }, exits);
            hasNoStackTrace(program, after);
            if (program.complaints().trim() === before.trim()) throw noMessage(program.name);
          };
          await Promise.all([gaveUp(running.sender), gaveUp(running.receiver)]);
        });
      },
    }),
  ],
});
