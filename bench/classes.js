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

/** Calls `work` with a function that marks a class of this size: `mark(JOBS)` resolves with milliseconds a submission. */
async function withClass(size, work) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-class-'));
  try {
    const expected = makeClass(folder, lessons.chat, size);
    return await work(async (jobs) => {
      const words = ['grade', folder, '--json', '--fresh', '--seed', seed, '--jobs', String(jobs)];
      const took = await run([command, ...words], { cwd: root, env: environment });
      const [wrong] = surprises(JSON.parse(took.printed), expected);
      if (wrong !== undefined) throw new Error(`a mark is not as it should be: ${wrong}`);
      return took.ms / size;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function grade(wanted) {
  const runs = Math.min(wanted, mostRuns);
  const size = 12;
  return withClass(size, async (mark) => {
    const subjects = [1, 2, 4].map((jobs) => [`--jobs ${jobs}`, () => mark(jobs)]);
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
  const rows = [];
  let repeated = 0;
  for (const size of [10, 20, 40]) {
    await withClass(size, async (mark) => {
      const jobs = os.availableParallelism();
      const { times: measured, repeats } = await inTurn(runs, {
        [`${size} submissions`]: () => mark(jobs),
      });
      const each = median(Object.values(measured)[0]);
      repeated += repeats;
      rows.push([String(size), ms(each * size), ms(each)]);
    });
  }
  return {
    title: 'Growth: the submissions of a class',
    runs,
    repeats: repeated,
    head: ['submissions', 'time', 'for each'],
    rows,
    remarks: [
      'Bounded by the processors: each submission costs the same, the programs that it starts and the silence that a wrong',
      'one has to be waited for.',
    ],
  };
}
