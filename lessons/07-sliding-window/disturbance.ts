// On a machine that is too busy the link itself is late, and timers run out in vain. That proves nothing of a program.
import { CheckFailed } from '../../runner/lesson/failure.ts';
import type { Link } from '../../runner/lesson/link.ts';
import type { Program } from '../../runner/lesson/stage.ts';
import { Disturbed } from '../shared/undisturbed.ts';
import type { Transfer } from './transfer.ts';

/** Both programs at work, and the link between them. */
export interface AtWork {
  readonly sender: Program;
  readonly receiver: Program;
  readonly link: Link;
  readonly transfer: Transfer;
  /** Milliseconds since the check began. */
  readonly now: () => number;
}

/** Before that nobody gives up, in milliseconds. */
export const leastPatienceMs = 1000;

/** When the link itself was held up for longer, a right program may have given up. In milliseconds. */
const mayHaveGivenUpMs = 200;
/** After that long without a link nothing could go on, in milliseconds. */
const mayHaveStoodMs = 1500;

export const disturbed = () =>
  new Disturbed({
    en: 'this machine is too busy: the link itself was late, so that timers ran out in vain',
    'zh-CN': '这台机器太忙：链路自己就晚了，定时器因此白白超时',
  });

/** For how long the link was held up in all, or since then. In milliseconds. */
const heldUpMs = (link: Link, sinceMs = -Infinity) =>
  link
    .heldUp(mayHaveGivenUpMs)
    .filter(([, to]) => to > sinceMs)
    .reduce((sum, [from, to]) => sum + to - from, 0);

/** What is a matter of time proves nothing when the link was held up so long that a program may have given up. */
export async function unlessBusy(
  { sender, receiver, link, transfer, now }: AtWork,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    transfer.isSound();
    const { progressMs = now() } = transfer;
    // Who is silent may have heard the last word a while before that one came.
    const heldUp = heldUpMs(link, progressMs - leastPatienceMs);
    const hasEnded = sender.ended() !== undefined || receiver.ended() !== undefined;
    // Who has given up may have done so since the link was late, unless it was silent for long enough without that.
    const hadToGiveUp = now() - progressMs - heldUp >= leastPatienceMs;
    const isLate = (hasEnded && heldUp > 0 && !hadToGiveUp) || heldUp > mayHaveStoodMs;
    // A sender that takes everything for acknowledged does not do so because something is late.
    const mayBeOurFault = isLate && sender.ended()?.status !== 0;
    if (!(error instanceof CheckFailed) || !mayBeOurFault) throw error;
    receiver.mayEnd();
    throw disturbed();
  }
}

/**
 * With what status a program has ended says the same on any machine. That it has not ended says nothing when the machine
 * was held up for longer than the time that we give it beyond its own, `spareMs`.
 */
export async function unlessHeldUp(
  { program, link, spareMs }: { program: Program; link: Link; spareMs: number },
  ends: () => Promise<unknown>,
): Promise<void> {
  try {
    await ends();
  } catch (error) {
    if (program.ended() || heldUpMs(link) <= spareMs) throw error;
    program.mayEnd();
    throw disturbed();
  }
}
