// What the link does to the datagrams, drawn beforehand: so it depends on the seed alone, not on who comes when.
import type { Random } from '../../runner/lesson/random.ts';
import { usualWindow } from './packets.ts';
import type { Rule } from './transfer.ts';

/** How long a datagram takes, one way, in milliseconds. */
const delayMs = 5;
const passes = [delayMs];
const isLost: readonly number[] = [];

/** So many acknowledgements have a fate of their own. */
const drawn = 500;

const many = <T>(count: number, draw: () => T): readonly T[] => Array.from({ length: count }, draw);

const oneIn = (random: Random, chances: number) => random.int(1, chances) === 1;

export const nothingWrong = () => passes;

/** By then a right sender has sent again, and nobody has given up yet. In milliseconds. */
const againWithinMs = 500;

/**
 * Nothing gets lost, and what comes again so soon is dropped: on a busy machine timers run out in vain, and what becomes
 * of copies is not the question yet. A receiver that was not ready for the first one gets another all the same.
 */
export function nothingTwice(): Rule {
  const passedMs = new Map<number, number>();
  return (packet, _times, atMs) => {
    if (packet.type === 'ack') return passes;
    if (atMs - (passedMs.get(packet.number) ?? -Infinity) < againWithinMs) return isLost;
    passedMs.set(packet.number, atMs);
    return passes;
  };
}

/** One of those up to this number is lost, so that it is seen among the first that are drawn. */
const unluckyUpTo = 15;

/** How often each packet is lost before it gets through: one in ten once, one of these twice. */
function lossesOf(count: number, random: Random): readonly number[] {
  const losses = many(count, () => (oneIn(random, 10) ? (oneIn(random, 10) ? 2 : 1) : 0));
  const unlucky = random.int(1, unluckyUpTo);
  return losses.map((times, number) => (number === unlucky ? Math.max(1, times) : times));
}

/** One packet in ten is lost, and no acknowledgement. */
export function losesData(count: number, random: Random): Rule {
  const losses = lossesOf(count, random);
  return (packet, times) =>
    packet.type === 'data' && times < (losses[packet.number] ?? 0) ? isLost : passes;
}

/**
 * One datagram in ten is lost both ways; of the FIN only the first. The last packet is lost until the FIN has come, unless
 * that does not come at all. That all has come is heard only after something has come again.
 */
export function losesBothWays(count: number, random: Random): Rule {
  // Those right before it get through: while one of them is missing, no FIN is sent.
  const losses = lossesOf(count - usualWindow, random);
  const acks = many(drawn, () => oneIn(random, 10));
  /** From when on the last packet gets through: the FIN has come, or should have. */
  let lastPassesMs = Infinity;
  let isToldOfLast = false;
  /** The receiver has said that all is there; and something that the sender takes for missing has come again since. */
  let isAllThere = false;
  let hasComeAgain = false;

  return (packet, times, atMs) => {
    if (packet.type === 'data') {
      const isLast = packet.number === count - 1;
      if (isLast ? atMs < lastPassesMs : times < (losses[packet.number] ?? 0)) return isLost;
      hasComeAgain ||= isAllThere;
    } else if (packet.type === 'fin') {
      if (times === 0) {
        lastPassesMs = atMs + againWithinMs;
        return isLost;
      }
      lastPassesMs = Math.min(lastPassesMs, atMs);
      hasComeAgain ||= isAllThere && isToldOfLast;
    } else if (packet.below > count) {
      isAllThere = true;
      if (!hasComeAgain) return isLost;
    } else {
      // Once the FIN is named, the last packet alone comes again.
      const namesFin = packet.beyond.includes(count);
      if (acks[times % drawn] && !namesFin) return isLost;
      if (packet.below >= count - 1) lastPassesMs = Math.min(lastPassesMs, atMs + againWithinMs);
      isToldOfLast ||= packet.below === count;
    }
    return passes;
  };
}

/** Everything takes its own time, and one datagram in four comes twice. */
export function repeatsAndReorders(count: number, random: Random): Rule {
  const delay = () => random.int(1, 20);
  const fate = () => (oneIn(random, 4) ? [delay(), delay() + 20] : [delay()]);
  const data = many(count + 1, fate);
  const acks = many(drawn, fate);
  // By chance alone nothing might be repeated, or late.
  const certain = new Map([[1, [20, 40]]]);
  return (packet, times) =>
    packet.type === 'ack'
      ? (acks[times % drawn] ?? passes)
      : (certain.get(packet.number) ?? data[packet.number] ?? passes);
}
