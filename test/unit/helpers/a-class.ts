import { pointsOf, usualScheme } from '../../../runner/classroom/grading.ts';
import type { Lesson } from '../../../runner/lesson/lesson.ts';
import type { Smallest } from '../../../runner/lesson/smaller.ts';
import type { TranscriptEntry } from '../../../runner/lesson/transcript.ts';
import type { Verdict } from '../../../runner/lesson/verdict.ts';
import type { ClassReport, Learner, Mark, Row } from '../../../runner/report/class/class-report.ts';
import { aCheck, aLesson } from './a-lesson.ts';
import { nasty, passed, resultOf, resultWith, runWith } from './results.ts';

export const first: Lesson = aLesson(
  aCheck('greeting'),
  aCheck('framing'),
  aCheck('colons', { needs: ['framing'] }),
  aCheck('crowd', { tier: 'stretch' }),
);

export const second: Lesson = { ...first, id: '91-another' };

interface Handed {
  readonly fingerprint?: string;
  /** What went over the wire in each check. */
  readonly transcript?: readonly TranscriptEntry[];
  readonly smallest?: Smallest;
}

/** What is marked of a lesson where these checks went otherwise than well. */
export function marked(
  verdicts: Readonly<Record<string, Verdict>>,
  lesson = first,
  { fingerprint = 'f1', transcript = [], smallest }: Handed = {},
): Extract<Mark, { is: 'marked' }> {
  const checks = lesson.checks.map(({ id }) => ({
    ...resultOf(lesson, id, verdicts[id] ?? passed, { ms: 12, transcript }),
    ...(smallest && verdicts[id]?.status === 'failed' ? { smallest } : {}),
  }));
  const result = resultWith(lesson, checks);
  return {
    is: 'marked',
    run: runWith(result),
    points: pointsOf(result, usualScheme),
    incidents: [],
    fingerprint,
    verifier: 'v1',
  };
}

export const unusable: Mark = {
  is: 'unusable',
  because: { en: 'The archive is damaged.', 'zh-CN': '压缩包已损坏。' },
};

/** A learner with what came of each lesson; nothing where nothing was handed in. */
export const aRow = (
  name: string,
  marks: Readonly<Record<string, Mark>> = {},
  more: Partial<Learner> = {},
): Row => ({
  learner: { name, ...(Object.keys(marks).length > 0 ? { source: name } : {}), ...more },
  marks: new Map(Object.entries(marks)),
});

export const aClass = (
  rows: readonly Row[],
  lessons: readonly Lesson[] = [first],
): ClassReport => ({
  lessons,
  rows,
  at: new Date(2026, 4, 1, 12),
  seed: 71,
  versions: ['socket-workshop 1.2.3', 'Node.js 20.19.0'],
});

/** Names that whoever writes them down must not obey. */
export const hostileNames = [
  '<script>alert(1)</script>',
  `" onclick="1`,
  "=cmd|'/c calc'!A1",
  '-2+3+cmd()',
  '\u001b[31mred\u001b[0m\u0007',
  '# heading | `code` | [link](javascript:1) | ![](x) | ***',
  'two\r\nlines',
  '\u202egnp.exe',
  'שלום עולם',
  '陈小明',
  'a'.repeat(300),
  '名'.repeat(120),
  '../../etc/passwd',
  'constructor',
  nasty,
];
