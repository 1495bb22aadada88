// What marking a class costs.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeClass, surprises } from './class.js';
import { inTurn, median, ratio, run } from './measure.js';
import { command, environment, lessons, root } from './places.js';
import { ms, times } from './results.js';

/** Marking takes long: more runs would tell little more. */
const mostRuns = 3;
const seed = '7';

/** Marks a class. Resolves with the milliseconds for each submission. */
async function mark(folder, expected, jobs) {
  const words = ['grade', folder, '--json', '--fresh', '--seed', seed, '--jobs', String(jobs)];
  const { ms: took, printed } = await run([command, ...words], { cwd: root, env: environment });
  const [wrong] = surprises(JSON.parse(printed), expected);
  if (wrong !== undefined) throw new Error(`a mark is not as it should be: ${wrong}`);
  return took / expected.size;
}

/** Calls `work` with a function for each class of these sizes: `marks(JOBS)` marks it. */
async function withClasses(sizes, work) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-class-'));
  try {
    const classes = sizes.map((size) => {
      const own = path.join(folder, String(size));
      const expected = makeClass(own, lessons.chat, size);
      return (jobs) => mark(own, expected, jobs);
    });
    return await work(...classes);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function grade(wanted) {
  const runs = Math.min(wanted, mostRuns);
  const size = 12;
  return withClasses([size], async (marks) => {
    const subjects = [1, 2, 4].map((jobs) => [`--jobs ${jobs}`, () => marks(jobs)]);
    const { times: measured, repeats } = await inTurn(runs, Object.fromEntries(subjects));
    return {
      title: 'Marking a class',
      runs,
      repeats,
      head: ['jobs', 'for each submission', 'against one job'],
      rows: Object.entries(measured).map(([name, each]) => [
        `\`${name}\``,
        ms(median(each)),
        times(ratio(each, measured['--jobs 1'])),
      ]),
      remarks: [
        `${size} submissions of ${lessons.chat}, right and wrong ones, nothing marked before.`,
      ],
    };
  });
}

export async function growth(wanted) {
  const runs = Math.min(wanted, mostRuns);
  const sizes = [10, 20, 40];
  return withClasses(sizes, async (...classes) => {
    const jobs = os.availableParallelism();
    const subjects = classes.map((marks, index) => [
      `${sizes[index]} submissions`,
      () => marks(jobs),
    ]);
    const { times: measured, repeats } = await inTurn(runs, Object.fromEntries(subjects));
    return {
      title: 'Growth: the submissions of a class',
      runs,
      repeats,
      head: ['submissions', 'time', 'for each'],
      rows: Object.values(measured).map((each, index) => {
        const one = median(each);
        return [String(sizes[index]), ms(one * sizes[index]), ms(one)];
      }),
      remarks: [
        'Bounded by the processors: each submission costs the same, the programs that it starts and the silence that a',
        'wrong one has to be waited for.',
      ],
    };
  });
}
