// Builds the command: bundles the sources into dist/ and makes starters and solutions in plain JavaScript too.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import prettier from 'prettier';
import { build } from 'rolldown';
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

/** What each of these needs goes into one file, for a file costs more to load than what is in it. */
const together = ['invoke', 'commands/list', 'commands/verify'];

const isInstalled = (name) =>
  dependencies.some(
    (each) => !bundled.includes(each) && (name === each || name.startsWith(`${each}/`)),
  );

const common = { cwd: root, platform: 'node', transform: { target: 'node20' } };
const output = {
  dir: dist,
  format: 'esm',
  sourcemap: true,
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash].js',
};
const entries = (files) =>
  Object.fromEntries(files.map((file) => [file, path.join(root, `${file}.ts`)]));

await rm(dist, { recursive: true, force: true });
await build({
  ...common,
  input: entries([
    'runner/cli/main',
    'runner/cli/marker',
    ...lessons.map((lesson) => `lessons/${lesson}/verify`),
  ]),
  external: isInstalled,
  // Whoever wants but the names of the reports, as completion does, loads none of them.
  checks: { ineffectiveDynamicImport: false },
  output: {
    ...output,
    codeSplitting: {
      groups: together.map((file, index) => ({
        name: path.basename(file),
        test: new RegExp(`runner/cli/${file}\\.ts$`),
        priority: together.length - index,
      })),
    },
  },
});
// Every program of a learner's loads it, and nothing else of ours.
await build({ ...common, input: entries(['runner/probe/preload']), output });

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
