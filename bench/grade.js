// npm run bench:grade -- [--learners N] [--jobs N,N] [--times N] [--lesson ID]
// Marks a class of generated submissions, and says how long it took, how much memory, and whether each mark is right.
// With several --jobs or --times, it also says whether all runs agree in every check.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { makeClass, surprises } from './class.js';
import { command } from './places.js';
import { memoryOf } from './processes.js';

const lookEveryMs = 100;

const { values } = parseArgs({
  options: {
    learners: { type: 'string', default: '300' },
    jobs: { type: 'string', default: String(os.availableParallelism()) },
    times: { type: 'string', default: '1' },
    lesson: { type: 'string', default: '03-chat-v2' },
    html: { type: 'string' },
  },
});

async function mark(folder, jobs) {
  const page = values.html === undefined ? [] : ['--html', path.resolve(values.html)];
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [command, 'grade', folder, '--json', '--fresh', '--seed', '7', '--jobs', String(jobs), ...page],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let peak = 0;
  const looking = setInterval(() => (peak = Math.max(peak, memoryOf(child.pid))), lookEveryMs);
  const printed = [];
  child.stdout.on('data', (piece) => printed.push(piece));
  await new Promise((resolve) => child.once('close', resolve));
  clearInterval(looking);
  const document = JSON.parse(Buffer.concat(printed).toString());
  return { document, peak, seconds: (performance.now() - began) / 1000 };
}

/** Every verdict of a class, as one line each. */
const verdictsOf = ({ learners }) =>
  learners.flatMap(({ name, results }) =>
    (results[0].checks ?? []).map(({ id, status }) => `${name} ${id} ${status}`),
  );

const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-class-'));
let isFine = true;
try {
  const size = Number(values.learners);
  const expected = makeClass(folder, values.lesson, size);
  console.log(
    `${size} submissions of ${values.lesson}, Node ${process.versions.node}, ${os.availableParallelism()} cores`,
  );
  console.log('jobs      time   each  peak memory  wrong  differing verdicts');
  let first;
  for (let time = 0; time < Number(values.times); time += 1) {
    for (const jobs of values.jobs.split(',').map(Number)) {
      const { document, peak, seconds } = await mark(folder, jobs);
      const wrong = surprises(document, expected);
      const verdicts = verdictsOf(document);
      first ??= verdicts;
      const differing = verdicts.filter((verdict) => !first.includes(verdict));
      const figures = [
        String(jobs).padStart(4),
        `${seconds.toFixed(1)} s`.padStart(9),
        `${(seconds / size).toFixed(2)} s`.padStart(6),
        `${Math.round(peak / 2 ** 20)} MiB`.padStart(12),
        String(wrong.length).padStart(6),
        String(differing.length).padStart(10),
      ];
      console.log(figures.join(' '));
      for (const each of [...wrong, ...differing]) console.log(`  ${each}`);
      isFine &&= wrong.length + differing.length === 0;
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = isFine ? 0 : 1;
