// What grows with what, in a lesson whose size can be chosen.
import { createHash } from 'node:crypto';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { build } from 'esbuild';
import { inTurn, median, ratio, untilItListens } from './measure.js';
import { lessons, root } from './places.js';
import { ms, times } from './results.js';
import { solutionOf, withSyntheticLesson } from './synthetic.js';

const chat = solutionOf(lessons.chat);

/** What one more check costs, against its part of a processor's time for starting the server once. */
export async function oneMore(runs) {
  const [few, many] = [8, 24];
  const plain = path.join(root, 'dist', 'lessons', lessons.chat, 'solution', 'server.js');
  const cores = os.availableParallelism();
  return withSyntheticLesson(async (verify) => {
    const { times: measured, repeats } = await inTurn(runs, {
      few: () => verify(chat, { checks: few }),
      many: () => verify(chat, { checks: many }),
      start: () => untilItListens(plain),
    });
    const each = measured.many.map((time, index) => (time - measured.few[index]) / (many - few));
    const share = measured.start.map((time) => time / cores);
    return {
      title: 'One more check',
      runs,
      repeats,
      head: ['what', 'time'],
      rows: [
        [`verifying ${few} checks`, ms(median(measured.few))],
        [`verifying ${many} checks`, ms(median(measured.many))],
        ['one more check', ms(median(each))],
        ['the server alone, from its start until it listens', ms(median(measured.start))],
        [`the same, divided by ${cores} cores`, ms(median(share))],
      ],
      remarks: ['Each check starts a server of its own; one client comes in and is greeted.'],
      targets: [
        {
          what: 'one more check, against starting its server divided by the cores',
          figure: ratio(each, share),
          most: 1.2,
        },
      ],
    };
  });
}

/** Verifies the synthetic lesson in several sizes, in turn. `sizes`: `{ LABEL: [SERVER, SIZE, ENVIRONMENT] }`. */
const inSizes = (runs, sizes) =>
  withSyntheticLesson((verify) =>
    inTurn(
      runs,
      Object.fromEntries(
        Object.entries(sizes).map(([label, size]) => [label, () => verify(...size)]),
      ),
    ),
  );

/** One row for each size, which its label begins with; `of`: what the last column tells of the time and the size. */
function rowsOf(measured, of) {
  const [first] = Object.values(measured);
  return Object.entries(measured).map(([label, each]) => {
    const size = Number.parseInt(label, 10);
    return [String(size), ms(median(each)), times(ratio(each, first)), of(median(each), size)];
  });
}

export async function checks(runs) {
  const counts = [1, 8, 16, 32, 64];
  const sizes = counts.map((count) => [`${count} checks`, [chat, { checks: count }]]);
  const { times: measured, repeats } = await inSizes(runs, Object.fromEntries(sizes));
  return {
    title: 'Growth: the checks of a lesson',
    runs,
    repeats,
    head: ['checks', 'time', 'against the first', 'for each'],
    rows: rowsOf(measured, (time, count) => ms(time / count)),
    remarks: ['Bounded by the processors: each check starts a server, and a few run side by side.'],
  };
}

export async function clients(runs) {
  const counts = [10, 100, 500];
  const sizes = counts.map((count) => [`${count} clients`, [chat, { clients: count }]]);
  const { times: measured, repeats } = await inSizes(runs, Object.fromEntries(sizes));
  return {
    title: 'Growth: the clients of a check',
    runs,
    repeats,
    head: ['clients', 'time', 'against the first', 'for each'],
    rows: rowsOf(measured, (time, count) => ms(time / count)),
    remarks: [
      `They come in to the solution of ${lessons.chat}, are greeted, and all but one hear what that one says.`,
      'Bounded by our own process, which opens each connection and looks through what each client hears.',
    ],
  };
}

/** The module that makes the lesson's big file. */
async function loadBigFile(folder) {
  const outfile = path.join(folder, 'big-file.mjs');
  const entry = path.join(root, 'runner', 'probe', 'big-file.ts');
  await build({ entryPoints: [entry], outfile, bundle: true, format: 'esm', platform: 'node' });
  return import(outfile);
}

async function digestOf(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

export async function file(runs) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-file-'));
  try {
    const { bigFile } = await loadBigFile(folder);
    const server = solutionOf(lessons.files);
    const sizes = {};
    for (const size of [16, 64, 128, 512]) {
      const bytes = size * 2 ** 20;
      // No file has this digest, so it is made.
      const sha256 = await digestOf(await bigFile(folder, { bytes, sha256: '' }));
      sizes[`${size} MiB`] = [server, { bytes, sha256 }, { WORKSHOP_CACHE: folder }];
    }
    const { times: measured, repeats } = await inSizes(runs, sizes);
    return {
      title: 'Growth: the size of the file',
      runs,
      repeats,
      head: ['MiB', 'time', 'against the first', 'MiB a second'],
      rows: rowsOf(measured, (time, size) => String(Math.round((1000 * size) / time))),
      remarks: [
        `The solution of ${lessons.files} sends it to one client, when it is there already.`,
        'Bounded by reading it three times: once for its digest, once to send it, once to compare what came.',
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
