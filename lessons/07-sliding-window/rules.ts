// What the link does to the datagrams, drawn beforehand: so it depends on the seed alone, not on who comes when.
import type { Random } from '../../runner/lesson/random.ts';
import type { Rule } from './transfer.ts';

/** How long a datagram takes, one way, in milliseconds. */
const delayMs = 5;
const passes = [delayMs];
const isLost: readonly number[] = [];

/** So many acknowledgements have a fate of their own. */
const drawn = 500;

const many = <T>(count: number, draw: () => T): readonly T[] => Array.from({ length: count }, draw);

const oneIn = (random: Random, chances: number) => random.int(1, chances) === 1;

export const nothingWrong: Rule = () => passes;

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
 * One datagram in ten is lost both ways; of the FIN and of what acknowledges it, the first is, and no other. The last
 * packet is lost twice: so the FIN comes before it.
 */
export function losesBothWays(count: number, random: Random): Rule {
  const losses = [...lossesOf(count, random).slice(0, -1), 2];
  const acks = many(drawn, () => oneIn(random, 10));
  let finIsAcknowledged = false;
  return (packet, times) => {
    if (packet.type === 'data') return times < (losses[packet.number] ?? 0) ? isLost : passes;
    if (packet.type === 'fin') return times === 0 ? isLost : passes;
    if (packet.below <= count) {
      // Once the FIN is named, the last packet alone comes again: also when it has come before.
      const namesFin = packet.beyond.includes(count);
      return acks[times % drawn] && !namesFin ? isLost : passes;
    }
    if (finIsAcknowledged) return passes;
    finIsAcknowledged = true;
    return isLost;
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
