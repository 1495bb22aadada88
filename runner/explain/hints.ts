import type { Crash, Failure, LastWords } from '../lesson/failure.ts';
import type { Check } from '../lesson/lesson.ts';
import type { Lang, Text } from '../lesson/text.ts';
import type { TranscriptEntry } from '../lesson/transcript.ts';
import { callerOf, endOfNamed, muteFor, timesHeard, wroteAfterEnd } from './around.ts';
import { wasTakenForText } from './bytes.ts';
import { flawOf } from './flaws.ts';
import { hints } from './hint-texts.ts';
import type { Of } from './spoken.ts';
import { decode } from './utf8.ts';

type Transcript = readonly TranscriptEntry[];

/** What a UDP socket that was used too early, too late or too often tells by its error. */
function ofSocket(error = ''): Text | undefined {
  if (/\bbind EINVAL\b|\bERR_SOCKET_ALREADY_BOUND\b/.test(error)) return hints.boundAlready;
  if (/\bERR_SOCKET_DGRAM_NOT_RUNNING\b/.test(error)) return hints.closedAlready;
  if (/\baddMembership ENODEV\b/.test(error)) return hints.noInterface;
  return /\b(?:set\w+|\w+Membership) EBADF\b/.test(error) ? hints.notBoundYet : undefined;
}

function ofThrown({ at, error, unheard, rejected }: LastWords): Text | undefined {
  const general = error === undefined ? undefined : hints.thrown;
  // Where a line of theirs is named, that says more.
  const uncaught = rejected && at === undefined ? hints.rejected : general;
  return ofSocket(error) ?? (unheard ? hints.unheardError : uncaught);
}

function ofCrash(crash: Crash): Text | undefined {
  switch (crash.cause) {
    case 'does-not-compile':
      return crash.problem.unresolved ? hints.unresolved : hints.syntax;
    case 'no-file':
      return hints.noFile;
    case 'cannot-start':
      return hints.cannotStart;
    case 'exited':
      if (wroteAfterEnd(crash)) return hints.writeAfterEnd;
      return ofThrown(crash) ?? (crash.exit.signal === null ? hints.saidGoodbye : hints.killed);
    case 'never-listened':
      if (crash.blocked) return hints.blocked;
      return crash.protocol === 'tcp' ? hints.listenTcp : hints.listenUdp;
    case 'blocked':
      return hints.blocked;
    case 'wrong-protocol':
      return crash.protocol === 'udp' ? hints.tcp : hints.udp;
    case 'wrong-address':
      return hints.address;
    case 'port-not-shared':
      return hints.shares;
  }
}

/** Why a program did not print where it should have. */
function ofPrinting({ insteadOn, deaf }: Of<'silence' | 'mismatch'>): Text | undefined {
  if (insteadOn) return hints.wrongStream;
  if (deaf?.cause === 'other-port') return hints.otherPort;
  return deaf?.cause === 'own-address' ? hints.ownAddress : undefined;
}

/** What turns the right text into this one. */
function ofFlaw(failure: Of<'mismatch'>): Text | undefined {
  const { wanted, received, after } = failure;
  const text = received instanceof Uint8Array ? decode(received) : received;
  const flaw = typeof text === 'string' ? flawOf(wanted, text) : undefined;
  if (flaw === 'cut-character') return hints.cutCharacter;
  if (flaw === 'buffer') return hints.buffer;
  if (wasTakenForText(failure)) return hints.takenForText;
  if (after) return undefined;
  if (flaw === 'line-end') return hints.lineEnd;
  if (flaw === 'no-line-end') return hints.noLineEnd;
  if (flaw === 'no-name') return hints.noName;
  return flaw === 'tidied' ? hints.tidied : undefined;
}

/** The hint of the cause itself; undefined where the check knows better. */
export function ofCause(failure: Failure, transcript: Transcript): Text | undefined {
  switch (failure.kind) {
    case 'crashed':
      return ofCrash(failure.crash);
    case 'silence':
      if (failure.insteadOn ?? failure.deaf) return ofPrinting(failure);
      // What the check tells about it is closer to the point.
      if (failure.after) return undefined;
      if (failure.cameAfterMs !== undefined) return hints.late;
      return muteFor(failure, transcript) === undefined ? undefined : hints.mute;
    case 'unexpected':
      if (timesHeard(failure, transcript) < 2) return undefined;
      return endOfNamed(failure.unwanted, transcript) ? hints.leftTwice : hints.twice;
    case 'closed':
      if (failure.saying !== undefined) return hints.cutOff;
      // What had come instead, or the check, is closer to the point.
      if (failure.after ?? failure.received) return undefined;
      if (failure.how === 'reset') return hints.reset;
      return callerOf(failure.who, transcript) === undefined ? hints.ended : hints.endedItself;
    case 'refused':
      return hints.refused;
    case 'mismatch':
      if (failure.thrown) return ofThrown(failure.thrown);
      return ofPrinting(failure) ?? ofFlaw(failure);
    case 'measure':
      return undefined;
  }
}

/** A program that does not come up has nothing to do with what the check asks for, unless that is what stops it. */
const hasToDoWithCheck = (failure: Failure, transcript: Transcript): boolean =>
  failure.kind !== 'crashed' ||
  failure.crash.cause === 'port-not-shared' ||
  transcript.some(({ event }) => event === 'connect' || event === 'data');

/** The hints on a failure: those of its check, the first of them replaced where the cause tells more. */
export function hintsOn(
  failure: Failure,
  check: Pick<Check, 'hints'>,
  transcript: Transcript,
  lang: Lang,
): readonly string[] {
  const ofCheck = hasToDoWithCheck(failure, transcript) ? check.hints[lang] : [];
  const own = ofCause(failure, transcript);
  return own ? [own[lang], ...ofCheck.slice(1)] : ofCheck;
}
