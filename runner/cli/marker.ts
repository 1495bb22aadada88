// Marks one lesson of one submission and prints the result as JSON: what `grade` starts, in a sandbox where there is one.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { watchCells } from '../classroom/sandbox/warden.ts';
import { cellIn } from '../classroom/sandbox/sandbox.ts';
import type { MarkingOrder, MarkingReport } from '../classroom/marking-order.ts';
import { Catalogue } from '../lesson/catalogue.ts';
import { saveResult } from '../report/saved-result.ts';
import { programsIn } from './submission.ts';
import { verifyLesson } from './verifying.ts';

// This file is built to dist/runner/cli/marker.js.
const packageRoot = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

const cleanUps = new Set<() => void>();
const surroundings = {
  packageRoot,
  onExit(cleanUp: () => void) {
    cleanUps.add(cleanUp);
    return () => cleanUps.delete(cleanUp);
  },
};

process.on('exit', () => {
  for (const cleanUp of cleanUps) cleanUp();
});
// Whoever wanted the result is gone.
process.once('disconnect', () => process.exit(1));
process.once('SIGTERM', () => process.exit(1));

async function mark({
  lesson: id,
  folder,
  seed,
  isSandboxed,
}: MarkingOrder): Promise<MarkingReport> {
  const lesson = await new Catalogue(packageRoot).load(id);
  const submission = { folder, files: programsIn(folder, lesson) };
  const warden = isSandboxed ? watchCells() : undefined;
  const cell = isSandboxed ? { cell: cellIn(packageRoot) } : {};
  try {
    for await (const event of verifyLesson(surroundings, lesson, submission, { seed, ...cell })) {
      if (event.type !== 'lesson-ended') continue;
      return { result: saveResult(event.result), incidents: warden?.incidents() ?? [] };
    }
    throw new Error('the run ended without a result');
  } finally {
    warden?.stop();
  }
}

const report = await mark(JSON.parse(process.argv[2] ?? '') as MarkingOrder);
process.stdout.write(JSON.stringify(report), () => process.exit(0));
