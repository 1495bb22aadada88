import { Buffer } from 'node:buffer';
import { lessonResult, type CheckResult, type LessonResult } from '../engine/events.ts';
import { emptyRecord } from '../engine/ports.ts';
import { CannotTell } from '../lesson/failure.ts';
import type { Lesson } from '../lesson/lesson.ts';
import type { TranscriptEntry } from '../lesson/transcript.ts';
import type { Verdict } from '../lesson/verdict.ts';
import { inJson } from './failure-schema.ts';

/** Of a conversation, this much is saved: so many of its last entries, and so many bytes of each. */
const mostEntries = 2000;
const mostBytes = 4096;

function shortened(entry: TranscriptEntry): TranscriptEntry {
  const { bytes } = entry;
  return bytes.length <= mostBytes
    ? entry
    : { size: bytes.length, ...entry, bytes: bytes.subarray(0, mostBytes) };
}

const saveTranscript = (transcript: readonly TranscriptEntry[]) =>
  transcript.slice(-mostEntries).map(shortened);

/** An error has nothing that JSON would see. */
function saveVerdict(verdict: Verdict) {
  if (verdict.status !== 'inconclusive') return verdict;
  const { error } = verdict;
  const { name, message } = error;
  const reason = error instanceof CannotTell ? { reason: error.reason } : {};
  return { status: verdict.status, error: { name, message, ...reason } };
}

function saveCheck({ check, verdict, record, smallest }: CheckResult) {
  // Nobody looks at the conversation of what has passed.
  const isOfInterest = verdict.status === 'failed' || verdict.status === 'inconclusive';
  const transcript = isOfInterest ? saveTranscript(record.transcript) : [];
  return {
    id: check.id,
    verdict: saveVerdict(verdict),
    record: { ...record, transcript },
    ...(smallest
      ? { smallest: { ...smallest, transcript: saveTranscript(smallest.transcript) } }
      : {}),
  };
}

/** The result of a lesson as JSON, with all that reports tell of it. */
export const saveResult = ({ lesson, seed, ms, notes, checks }: LessonResult): unknown =>
  inJson({ lesson: lesson.id, seed, ms, notes, checks: checks.map(saveCheck) });

/** The opposite of `inJson`. */
function fromJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromJson);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [[key, first] = []] = entries;
  if (entries.length === 1 && key === 'base64') return Buffer.from(String(first), 'base64');
  return Object.fromEntries(entries.map(([name, each]) => [name, fromJson(each)]));
}

type SavedVerdict = ReturnType<typeof saveVerdict>;
type SavedCheck = Omit<ReturnType<typeof saveCheck>, 'verdict'> & {
  readonly verdict: SavedVerdict;
};
interface Saved extends Pick<LessonResult, 'seed' | 'ms' | 'notes'> {
  readonly lesson: string;
  readonly checks: readonly SavedCheck[];
}

function restoreVerdict(verdict: SavedVerdict): Verdict {
  if (verdict.status !== 'inconclusive') return verdict;
  const { name, message, ...rest } = verdict.error as Error & Partial<CannotTell>;
  const error = rest.reason
    ? new CannotTell(rest.reason)
    : Object.assign(new Error(message), { name });
  return { status: 'inconclusive', error };
}

/** A saved result of this lesson. Throws an Error when it is of another one, or of another version of it. */
export function restoreResult(saved: unknown, lesson: Lesson): LessonResult {
  // Only what `saveResult` has made comes here: files of our own.
  const { seed, ms, notes, checks, lesson: id } = fromJson(saved) as Saved;
  if (id !== lesson.id) throw new Error(`a result of ${id}, not of ${lesson.id}`);
  return lessonResult({
    lesson,
    seed,
    ms,
    notes,
    checks: checks.map(({ id: checkId, verdict, record, smallest }): CheckResult => {
      const check = lesson.checks.find((each) => each.id === checkId);
      if (!check) throw new Error(`${lesson.id} has no check ${checkId}`);
      return {
        check,
        verdict: restoreVerdict(verdict),
        record: { ...emptyRecord, ...record },
        ...(smallest ? { smallest } : {}),
      };
    }),
  });
}
