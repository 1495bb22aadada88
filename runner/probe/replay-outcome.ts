import { Buffer } from 'node:buffer';
import type { Failure } from '../lesson/failure.ts';
import type { Lesson } from '../lesson/lesson.ts';
import type { Outcome } from '../lesson/replay.ts';
import type { Trace } from '../lesson/trace.ts';
import type { TranscriptEntry } from '../lesson/transcript.ts';
import type { Wanted } from '../lesson/wanted.ts';
import { attempt, differencesOf, type Both } from './differences.ts';
import { withPortsOf } from './ports-of-now.ts';
import {
  countHeard,
  countIn,
  heardBy,
  isClosing,
  isOurs,
  textOf,
  turnAt,
  type Recording,
} from './recording.ts';
import type { Replayed } from './replay.ts';

type Of<Kind extends Failure['kind']> = Extract<Failure, { kind: Kind }>;
type Expecting = Of<'silence' | 'mismatch' | 'closed'>;
type Verdict = 'mended' | 'fails' | 'unclear';

/** A connection that is closed so much later than then is not closed for the same cause. In milliseconds. */
const muchLaterMs = 100;

function bothOf(lesson: Lesson, trace: Trace, { record, turns }: Replayed): Both {
  const { entries, check, ms: thenMs } = trace;
  const name = lesson.checks.find(({ id }) => id === check)?.program ?? lesson.programs[0].name;
  const isDatagrams = lesson.programs.some((each) => each.name === name && each.protocol === 'udp');
  const about = { server: name, isDatagrams };
  const ours = entries.flatMap((entry, index) => (isOurs(entry, name) ? [index] : []));
  return {
    then: { entries, turns: ours, ...about },
    thenMs,
    now: { entries: record.transcript, turns, ...about },
  };
}

const asEntry = (received: Uint8Array): TranscriptEntry => ({
  atMs: 0,
  from: '',
  to: '',
  event: 'data',
  bytes: received,
});

const receivedText = ({ received }: Of<'mismatch'>): string =>
  received instanceof Uint8Array
    ? textOf([asEntry(received)])
    : typeof received === 'string'
      ? received
      : received.en;

/** What this one had heard last when it was still waiting, as a place in the transcript. */
function lastPassed(failure: Expecting, then: Recording): number {
  const pieces = heardBy(then, failure.who);
  if (failure.kind !== 'mismatch') return pieces.at(-1)?.index ?? 0;
  const text = textOf(pieces.map(({ entry }) => entry));
  const received = receivedText(failure);
  if (!text.endsWith(received)) return 0;
  const passed = text.length - received.length;
  const reachesBeyond = (_: unknown, index: number) =>
    textOf(pieces.slice(0, index + 1).map(({ entry }) => entry)).length > passed;
  return pieces.find(reachesBeyond)?.index ?? 0;
}

/** The turn in which the conversation begins that came to nothing: our events that it may be an answer to. */
function decisiveTurn(failure: Expecting, { then }: Both): number {
  const place = lastPassed(failure, then);
  let turn = then.turns.findLastIndex((index) => index < place);
  while (turn > 0 && then.turns[turn] === (then.turns[turn - 1] ?? 0) + 1) turn -= 1;
  return turn;
}

/**
 * Whether what was waited for in vain is heard now: where it was new, at all, and else more often since one of our events
 * that it may be an answer to. What had come before may not belong to it: an echo has no line ends.
 */
function isHeard(failure: Expecting, both: Both): boolean {
  const { who, wanted } = failure;
  const count = (recording: Recording, turn: number) =>
    countHeard(recording, who, wanted, recording.turns[turn] ?? 0);
  const comesSince = (turn: number) => count(both.now, turn) > count(both.then, turn);
  if (count(both.then, -1) === 0 && comesSince(-1)) return true;
  const first = decisiveTurn(failure, both);
  return both.then.turns.some((_, turn) => turn >= first && comesSince(turn));
}

function isHeardLess(failure: Of<'unexpected'>, { then, now }: Both) {
  const { who, unwanted, received } = failure;
  // What is described only is known by what it was.
  const wanted: Wanted = received instanceof Uint8Array ? { datagram: received } : unwanted;
  const count = countHeard(now, who, wanted);
  // A text is new: it must not come at all. Anything else may have come before, rightly.
  return count === 0 || (!('text' in wanted) && count < countHeard(then, who, wanted));
}

function staysOpen(failure: Of<'closed'>, both: Both): boolean {
  if (!('anything' in failure.wanted)) return isHeard(failure, both);
  const { then, now } = both;
  const closing = (recording: Recording) =>
    heardBy(recording, failure.who).find(({ entry }) => isClosing(entry.event));
  const [before, after] = [closing(then), closing(now)];
  if (!before || !after) return !after;
  const turn = turnAt(then, before.index);
  const since = ({ entries, turns }: Recording, { entry }: typeof before) =>
    entry.atMs - (entries[turns[turn - 1] ?? -1]?.atMs ?? 0);
  // We listen for longer than then: whoever is silent for so long may rightly be hung up on.
  return turnAt(now, after.index) > turn && since(now, after) > since(then, before) + muchLaterMs;
}

/** What failed then; of a program that did not come back to its event loop, what it did not say. */
function whatFailed({ failure }: Trace): Failure | undefined {
  if (failure?.kind !== 'crashed' || failure.crash.cause !== 'blocked') return failure;
  const { missed, waitedMs } = failure.crash;
  return { kind: 'silence', ...missed, waitedMs };
}

/** Whether the check would fail as it did then. */
function judge(failure: Failure, both: Both): Verdict {
  const isMended = (yes: boolean): Verdict => (yes ? 'mended' : 'fails');
  switch (failure.kind) {
    case 'silence':
      return isMended(isHeard(failure, both));
    case 'mismatch': {
      const { who, wanted } = failure;
      // It was there, but not as it should have been: only the check itself knows how.
      if (countIn(wanted, receivedText(failure)) === 0) return isMended(isHeard(failure, both));
      return differencesOf(both).some((each) => each.who === who) ? 'unclear' : 'fails';
    }
    case 'unexpected':
      return isMended(isHeardLess(failure, both));
    case 'closed':
      return isMended(staysOpen(failure, both));
    case 'refused': {
      const { who } = failure;
      return isMended(attempt(both.now, who)?.entry.event === 'connect');
    }
    case 'crashed':
      return 'mended';
    case 'measure':
      return 'unclear';
  }
}

/** What is heard instead now, if that is something else than then. */
function failureNow(failure: Failure, both: Both, answerMs: number): Failure {
  if (failure.kind !== 'silence' && failure.kind !== 'mismatch') return failure;
  const { who, wanted, after } = failure;
  if ('end' in wanted || !differencesOf(both).some((each) => each.who === who)) return failure;
  const from = both.now.turns[decisiveTurn(failure, both)] ?? 0;
  const pieces = heardBy(both.now, who).flatMap(({ entry, index }) =>
    index < from || entry.event !== 'data' ? [] : [entry],
  );
  const facts = { who, wanted, ...(after ? { after } : {}) };
  const last = pieces.at(-1);
  if (!last) return { kind: 'silence', waitedMs: answerMs, ...facts };
  const received = both.now.isDatagrams ? Buffer.from(last.bytes) : textOf(pieces);
  return { kind: 'mismatch', received, ...facts };
}

/** Whether nothing more need be waited for: what was wanted has come, or all that came then. */
export function isDecided(lesson: Lesson, recorded: Trace, replayed: Replayed): boolean {
  const trace = withPortsOf(replayed.record.cast, recorded);
  const both = bothOf(lesson, trace, replayed);
  const failure = whatFailed(trace);
  const expects = failure?.kind === 'silence' || failure?.kind === 'mismatch';
  return expects ? judge(failure, both) === 'mended' : differencesOf(both).length === 0;
}

/** What a replay comes to. */
export function outcomeOf(
  lesson: Lesson,
  recorded: Trace,
  replayed: Replayed,
  answerMs: number,
): Outcome {
  const trace = withPortsOf(replayed.record.cast, recorded);
  const both = bothOf(lesson, trace, replayed);
  const differences = differencesOf(both);
  const failure = whatFailed(trace);
  const { crash } = replayed;
  if (!failure) {
    if (crash) return { verdict: 'differs', failure: crash, differences };
    return { verdict: differences.length === 0 ? 'same' : 'differs', differences };
  }
  if (crash) return { verdict: 'fails', failure: crash, differences };
  const verdict = judge(failure, both);
  const facts = verdict === 'fails' ? failureNow(failure, both, answerMs) : failure;
  return { verdict, failure: facts, differences };
}
