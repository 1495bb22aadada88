// A copy of the package that has the synthetic lesson in it.
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from './measure.js';
import { commandIn, environment, root } from './places.js';

const lesson = '90-bench';

export const solutionOf = (id) => path.join(root, 'lessons', id, 'solution', 'server.ts');

/** Calls `work` with a function that verifies a server: `verify(SERVER, SIZE)` resolves with the milliseconds. */
export async function withSyntheticLesson(work) {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'bench-lesson-'));
  try {
    cpSync(path.join(root, 'dist'), path.join(copy, 'dist'), { recursive: true });
    cpSync(path.join(root, 'package.json'), path.join(copy, 'package.json'));
    symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
    mkdirSync(path.join(copy, 'lessons', lesson), { recursive: true });
    const built = path.join(copy, 'dist', 'lessons', lesson, 'verify.js');
    cpSync(path.join(import.meta.dirname, 'synthetic-lesson.js'), built);
    return await work(async (server, size, env = {}) => {
      const { ms } = await run([commandIn(copy), 'verify', lesson, '--file', server], {
        cwd: copy,
        env: { ...environment, ...env, BENCH_LESSON: JSON.stringify(size) },
      });
      return ms;
    });
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
