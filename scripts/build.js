// Builds the command: bundles the sources into dist/ and makes starters and solutions in plain JavaScript too.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import prettier from 'prettier';
import tsBlankSpace from 'ts-blank-space';

const root = path.join(import.meta.dirname, '..');
const dist = path.join(root, 'dist');

const { dependencies: versions } = JSON.parse(
  await readFile(path.join(root, 'package.json'), 'utf8'),
);
const dependencies = Object.keys(versions);

const lessons = (await readdir(path.join(root, 'lessons'))).filter((name) => /^\d\d-/.test(name));

/** Removes the types and leaves the comments and the layout as they are. */
async function makePlain(lesson, folder) {
  const from = path.join(root, 'lessons', lesson, folder);
  const to = path.join(dist, 'lessons', lesson, folder);
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    const source = await readFile(path.join(from, name), 'utf8');
    const options = await prettier.resolveConfig(path.join(from, name));
    const plain = tsBlankSpace(source).replace(/(from '\.[^']*)\.ts'/g, "$1.js'");
    const tidy = await prettier.format(plain, { ...options, parser: 'babel' });
    await writeFile(path.join(to, name.replace(/\.ts$/, '.js')), tidy);
  }
}

/** What every command loads is quicker out of our own files, and without what we do not use of it. */
const bundled = ['valibot', 'fast-string-width', 'entities'];

await rm(dist, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: [
    'runner/cli/main.ts',
    'runner/cli/marker.ts',
    'runner/probe/preload.ts',
    ...lessons.map((lesson) => `lessons/${lesson}/verify.ts`),
  ],
  outdir: dist,
  outbase: '.',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: dependencies.filter((name) => !bundled.includes(name)),
  sourcemap: true,
});

/** What is told of a lesson without loading it. */
async function writeOutline(lesson) {
  const folder = path.join(dist, 'lessons', lesson);
  const { default: built } = await import(pathToFileURL(path.join(folder, 'verify.js')).href);
  const { id, title, teaches } = built;
  const checks = built.checks.map((check) => ({ id: check.id, tier: check.tier }));
  await writeFile(
    path.join(folder, 'outline.json'),
    JSON.stringify({ id, title, teaches, checks }),
  );
}

await Promise.all(lessons.map(writeOutline));
await Promise.all(
  lessons.flatMap((lesson) =>
    ['starter', 'starter.zh-CN', 'solution'].map((folder) => makePlain(lesson, folder)),
  ),
);
