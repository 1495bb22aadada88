import type { CheckFailed } from '../../runner/lesson/failure.ts';
import type { Fate, HoldUp, Traffic, Way } from '../../runner/lesson/link.ts';
import * as complaints from './complaints.ts';
import { PacketChart } from './packet-chart.ts';
import { firstDifference, labelOf, packetsIn, parse, partOf, type Packet } from './packets.ts';

/**
 * After how many milliseconds each copy of a packet arrives. `times`: how often this number came from the sender before;
 * of acknowledgements, how many of them came from the receiver. `atMs`: when it came.
 */
export type Rule = (packet: Packet, times: number, atMs: number) => readonly number[];

/** What is known of one packet, or of the FIN. */
interface Known {
  sent: number;
  /** When it was sent last. */
  sentMs: number;
  /** The same, where what came together counts once; and when the last of these began. */
  turns: number;
  turnMs: number;
  lost: number;
  arrived: boolean;
  /** How many datagrams had come to the receiver with the first copy of it. */
  passed?: number;
  /** The sender has heard that it has arrived. */
  told?: true;
}

/** A packet that was sent again. */
interface Repeat {
  readonly beforeMs: number;
  readonly againMs: number;
  /** The sender had heard what the receiver answers to it, be it that it has arrived or not, and in good time. */
  readonly wasAnswered: boolean;
}

type Ack = Extract<Packet, { readonly type: 'ack' }>;

/** What comes within so many milliseconds may have waited together: it says no more than its first one. */
const togetherMs = 20;

/** A right sender waits for so long before it sends again, in milliseconds. */
const leastTimerMs = 50;

/** Follows a file from the sender to the receiver, and keeps the first thing that is wrong. */
export class Transfer implements Traffic {
  /** How many packets the file makes: the number of the FIN. */
  readonly count: number;
  readonly chart = new PacketChart();
  readonly #file: Uint8Array;
  readonly #rule: Rule;
  readonly #window: number;
  readonly #known: readonly Known[];
  /** Packets of the file alone. */
  readonly #repeats: Repeat[] = [];
  #flaw: CheckFailed | undefined;
  #progress = 0;
  #progressMs: number | undefined;
  /** Several packets were on the way at once. */
  #isAhead = false;
  /** Everything below has arrived at the receiver. */
  #complete = 0;
  /** The last that has arrived there, until it is answered. */
  #unanswered: string | undefined;
  /** How many datagrams have come to the receiver, and when the sender heard the answer to each that was answered for sure. */
  #passed = 0;
  readonly #heardMs: number[] = [];
  #early = 0;
  #named = 0;
  /** How often the receiver has answered, and the highest number that it has asked for. */
  #answers = 0;
  #acked = 0;
  /** The highest number that was asked for, as far as the sender knows. */
  #ackArrived = 0;

  /** `window`: how many packets may be on the way, where that is judged. */
  constructor(file: Uint8Array, rule: Rule, window = Infinity) {
    this.#file = file;
    this.#rule = rule;
    this.#window = window;
    this.count = packetsIn(file);
    const unknown = (): Known => ({
      sent: 0,
      sentMs: 0,
      turns: 0,
      turnMs: 0,
      lost: 0,
      arrived: false,
    });
    this.#known = Array.from({ length: this.count + 1 }, unknown);
  }

  comes(datagram: Uint8Array, way: Way, atMs: number): Fate {
    const packet = parse(datagram);
    const flaw =
      way === 'there' ? this.#flawOfSent(packet, datagram) : this.#flawOfAnswer(packet, datagram);
    this.#flaw ??= flaw;
    // What is wrong decides, whatever comes after it.
    if (!packet || flaw) return { arrivesAfter: [0], ...(packet ? { says: labelOf(packet) } : {}) };
    const times = packet.type === 'ack' ? this.#answered(packet.below) : this.#sent(packet.number);
    const arrivesAfter = this.#rule(packet, times, atMs);
    if (packet.type !== 'ack') this.#notes(packet.number, times, arrivesAfter.length === 0, atMs);
    return { arrivesAfter, says: labelOf(packet) };
  }

  arrives(datagram: Uint8Array, _way: Way, atMs: number) {
    const packet = parse(datagram);
    if (this.#flaw) return;
    if (packet?.type === 'ack') {
      this.#hears(packet, atMs);
      if (packet.below <= this.#ackArrived) return;
      this.#ackArrived = packet.below;
    } else {
      const known = packet && this.#known[packet.number];
      this.#passed += 1;
      this.#unanswered = packet && labelOf(packet);
      if (!known || known.arrived) return;
      known.arrived = true;
      known.passed = this.#passed;
      if (packet.number > this.#complete) this.#early += 1;
      while (this.#known[this.#complete]?.arrived) this.#complete += 1;
    }
    this.#progress += 1;
    this.#progressMs = atMs;
  }

  /** Fails when something was wrong on the link. */
  isSound() {
    if (this.#flaw) throw this.#flaw;
  }

  /** How many things have been achieved. */
  get progress(): number {
    return this.#progress;
  }

  /** When something was achieved last, or sent for the first time. */
  get progressMs(): number | undefined {
    return this.#progressMs;
  }

  /** A sender with several packets on the way has sent the FIN only after the last of them had arrived. */
  get finWasLate(): boolean {
    const [last, fin] = this.#known.slice(-2);
    return this.#isAhead && (fin?.passed ?? Infinity) > (last?.passed ?? Infinity);
  }

  /** How many packets of the file have arrived. */
  get arrived(): number {
    return this.#ofTheFile.filter(({ arrived }) => arrived).length;
  }

  /** The receiver has all of it, and knows that it is all. */
  get isWhole(): boolean {
    return this.#complete > this.count;
  }

  /** It has answered the FIN, whether that arrives or not. */
  get isAnswered(): boolean {
    return this.#acked > this.count;
  }

  /** The sender knows as much. */
  get isOver(): boolean {
    return this.#ackArrived > this.count;
  }

  /** The packets that were sent and are not acknowledged, by number, as the sender knows it. */
  get onTheWay(): readonly number[] {
    return this.#ofTheFile.flatMap(({ sent }, number) =>
      sent > 0 && number >= this.#ackArrived ? [number] : [],
    );
  }

  /** The highest number that the receiver has asked for, as far as the sender knows. */
  get heard(): number {
    return this.#ackArrived;
  }

  /** How often the first packet was sent that the sender has heard nothing of. */
  get tries(): number {
    return this.#known[this.#ackArrived]?.sent ?? 0;
  }

  /** The same, where what came together counts once. */
  get turns(): number {
    return this.#known[this.#ackArrived]?.turns ?? 0;
  }

  wasSent(number: number): boolean {
    return (this.#known[number]?.sent ?? 0) > 0;
  }

  get lost(): number {
    return this.#ofTheFile.reduce((sum, { lost }) => sum + lost, 0);
  }

  get sentAgain(): number {
    return this.#repeats.length;
  }

  /**
   * How often a packet was sent again although the sender had heard the answer to it, or sooner than an answer can come.
   * When the link was held up, what was sent long before may seem to come right before.
   */
  sentInVain(heldUp: readonly HoldUp[]): number {
    const isTooSoon = ({ beforeMs, againMs }: Repeat) =>
      againMs - beforeMs < leastTimerMs / 2 &&
      heldUp.every(([from, to]) => to < beforeMs - leastTimerMs || from > againMs);
    return this.#repeats.filter((each) => each.wasAnswered || isTooSoon(each)).length;
  }

  /** What share of the packets was answered in good time, so that its sender could not but know: 0 to 1. */
  get inGoodTime(): number {
    const timers = this.#repeats.map(({ beforeMs, againMs }) => againMs - beforeMs);
    const timerMs = timers.sort((one, other) => one - other)[timers.length >> 1] ?? 0;
    const isInTime = (known: Known) =>
      known.sent === 1 && this.#answeredMs(known) - known.sentMs <= timerMs / 2;
    return this.#ofTheFile.filter(isInTime).length / this.count;
  }

  /** How many packets arrived before one below them. */
  get early(): number {
    return this.#early;
  }

  /** How many of these the receiver has named, as far as the sender knows. */
  get named(): number {
    return this.#named;
  }

  /** Whose turn it is, when nothing has been achieved for so long. */
  whyItStands(waitedMs: number): CheckFailed {
    if (this.#known.every(({ sent }) => sent === 0)) return complaints.nothingSent(waitedMs);
    const asks = this.#answers === 0 ? undefined : this.#acked;
    if (this.#acked < this.#complete) {
      const last = this.#nameOf(this.#complete - 1);
      return complaints.notAcknowledged(last, this.#complete, asks, waitedMs);
    }
    if (this.#unanswered !== undefined) {
      return complaints.notAnswered(this.#unanswered, asks, waitedMs);
    }
    const next = this.#known[this.#ackArrived];
    const name = this.#nameOf(this.#ackArrived);
    if (!next?.sent) return complaints.notSent(name, this.#ackArrived, waitedMs);
    return complaints.notSentAgain(name, next.arrived ? 0 : next.sent, waitedMs);
  }

  /**
   * Notes each packet when the sender hears of it for the first time: below the number of an ACK, or in its list. Each ACK
   * answers a datagram more; a receiver that answers several at once has also read whatever came before those it names.
   */
  #hears({ below, beyond }: Ack, atMs: number) {
    const before = this.#ackArrived;
    const inOrder = Array.from({ length: Math.max(0, below - before) }, (_, n) => before + n);
    let answered = this.#heardMs.length + 1;
    for (const number of [...inOrder, ...beyond]) {
      const known = this.#known[number];
      if (!known || known.told) continue;
      known.told = true;
      if (number > below) this.#named += 1;
      answered = Math.max(answered, known.passed ?? 0);
      this.chart.acknowledged(number, atMs);
    }
    while (this.#heardMs.length < answered) this.#heardMs.push(atMs);
  }

  get #ofTheFile(): readonly Known[] {
    return this.#known.slice(0, this.count);
  }

  #sent(number: number): number {
    const known = this.#known[number];
    return known ? known.sent++ : 0;
  }

  #answered(below: number): number {
    this.#acked = Math.max(this.#acked, below);
    this.#unanswered = undefined;
    return this.#answers++;
  }

  #notes(number: number, times: number, isLost: boolean, atMs: number) {
    this.#progressMs ??= atMs;
    this.#isAhead ||= number > this.#ackArrived;
    this.chart.sent(number, atMs, { again: times > 0, lost: isLost });
    const known = this.#known[number];
    if (!known) return;
    if (times > 0 && number < this.count) this.#repeats.push(this.#repeatOf(known, atMs));
    known.sentMs = atMs;
    if (times === 0 || atMs - known.turnMs >= togetherMs) {
      known.turns += 1;
      known.turnMs = atMs;
    }
    if (isLost) known.lost += 1;
  }

  /** In good time is before half of the timer has run: even a sender that looks late has looked by its end. */
  #repeatOf(known: Known, againMs: number): Repeat {
    const { sentMs: beforeMs } = known;
    const wasAnswered = this.#answeredMs(known) <= (beforeMs + againMs) / 2;
    return { beforeMs, againMs, wasAnswered };
  }

  /** When the sender heard the answer to a packet, whatever that answer said. */
  #answeredMs({ passed }: Known): number {
    return passed === undefined ? Infinity : (this.#heardMs[passed - 1] ?? Infinity);
  }

  #flawOfSent(packet: Packet | undefined, datagram: Uint8Array): CheckFailed | undefined {
    if (!packet || packet.type === 'ack') return complaints.notFromSender(datagram);
    const { type, number } = packet;
    if (type === 'fin') {
      return number === this.count ? undefined : complaints.otherFin(this.count, labelOf(packet));
    }
    if (number >= this.count) return complaints.beyondTheEnd(this.count - 1, labelOf(packet));
    if (number >= this.#ackArrived + this.#window) {
      return complaints.beyondTheWindow(this.#ackArrived, this.#window, labelOf(packet));
    }
    const part = partOf(this.#file, number);
    const wrongAt = firstDifference(packet.bytes, part);
    if (wrongAt === undefined) return undefined;
    return complaints.otherBytes(number, part.length, packet.bytes.length, wrongAt);
  }

  #flawOfAnswer(packet: Packet | undefined, datagram: Uint8Array): CheckFailed | undefined {
    // A number beyond everything is most likely none.
    if (packet?.type !== 'ack' || packet.below > this.count + 1) {
      return complaints.notFromReceiver(datagram);
    }
    const missing =
      packet.below > this.#complete
        ? this.#complete
        : packet.beyond.find((number) => this.#known[number]?.arrived !== true);
    if (missing === undefined) return undefined;
    return complaints.acknowledgedTooMuch(this.#nameOf(missing), labelOf(packet));
  }

  #nameOf = (number: number) => `${number === this.count ? 'FIN' : 'DATA'} ${number}`;
}
