import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { CheckFailed, type CompileProblem } from '../../../runner/lesson/failure.ts';
import { compile } from '../../../runner/probe/compile.ts';
import { findProgram } from '../../../runner/probe/find-program.ts';
import { tempFolder, writeFiles } from '../helpers/temp-folder.ts';

/** Writes a program, the first file being the one to start with, and compiles it. */
async function compiled(files: Readonly<Record<string, string>>) {
  const folder = await tempFolder();
  const out = path.join(folder, 'out');
  await mkdir(out);
  await writeFiles(folder, files);
  const entry = path.join(folder, Object.keys(files)[0] ?? '');
  return { folder, ...(await compile(entry, 'server', out)) };
}

/** What the program exports when plain Node runs what was made of it. */
async function exportsOf(files: Readonly<Record<string, string>>) {
  const { outFile, ...rest } = await compiled(files);
  const module = (await import(/* @vite-ignore */ pathToFileURL(outFile).href)) as {
    default: Record<string, unknown>;
  };
  return { ...rest, outFile, found: module.default };
}

async function problemIn(files: Readonly<Record<string, string>>): Promise<CompileProblem> {
  const error: unknown = await compiled(files).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof CheckFailed)) throw new Error('it compiles', { cause: error });
  const { failure } = error;
  if (failure.kind !== 'crashed' || failure.crash.cause !== 'does-not-compile') {
    throw new Error(`not a problem of compiling: ${failure.kind}`);
  }
  return failure.crash.problem;
}

describe('a program runs as if it were still in its own place', () => {
  test('in TypeScript, of several files, each of which knows where it is', async () => {
    const { found, folder } = await exportsOf({
      'server.ts': `
        import path from 'node:path';
        import { where, type Where } from './lib/where.ts';
        import { older } from './lib/older.js';
        interface Found { readonly own: string }
        const here: Found = { own: import.meta.url };
        const lib: Where = where();
        export default { ...here, lib, older, dirname: import.meta.dirname, base: path.basename(import.meta.filename) };`,
      'lib/where.ts': `
        export type Where = string;
        export const where = (): Where => import.meta.url;`,
      'lib/older.ts': 'export const older: number = 3;',
    });
    expect(found).toEqual({
      own: pathToFileURL(path.join(folder, 'server.ts')).href,
      lib: pathToFileURL(path.join(folder, 'lib', 'where.ts')).href,
      older: 3,
      dirname: folder,
      base: 'server.ts',
    });
  });

  test('in CommonJS, where it is the main module and its parts are not', async () => {
    const { found, folder, outFile } = await exportsOf({
      'server.js': `
        const net = require('node:net');
        const part = require('./lib/part');
        module.exports = { part, main: require.main === module, dirname: __dirname, file: __filename, net: typeof net.createServer };`,
      'lib/part.js':
        'module.exports = { main: require.main === module, dirname: __dirname, name: __filename };',
    });
    expect(outFile).toMatch(/\.cjs$/);
    expect(found).toEqual({
      part: {
        main: false,
        dirname: path.join(folder, 'lib'),
        name: path.join(folder, 'lib', 'part.js'),
      },
      main: true,
      dirname: folder,
      file: path.join(folder, 'server.js'),
      net: 'function',
    });
  });

  test('in CommonJS that exports nothing', async () => {
    const { outFile } = await compiled({
      'server.js': `const net = require('net');\nif (require.main === module) net.createServer();`,
    });
    expect(outFile).toMatch(/\.cjs$/);
  });

  test('in an ES module that makes a require of its own', async () => {
    const { found } = await exportsOf({
      'server.mjs': `
        import { createRequire } from 'node:module';
        const require = createRequire(import.meta.url);
        export default { data: require('./data.json').port, late: await Promise.resolve(1) };`,
      'data.json': '{ "port": 8080 }',
    });
    expect(found).toEqual({ data: 8080, late: 1 });
  });

  test('in .cts, with import = require', async () => {
    const { found, outFile } = await exportsOf({
      'server.cts': `import net = require('node:net');\nexport = { kind: typeof net.connect };`,
    });
    expect(outFile).toMatch(/\.cjs$/);
    expect(found).toEqual({ kind: 'function' });
  });

  test('types are not checked', async () => {
    const { found } = await exportsOf({
      'server.ts': `const port: number = 'no number';\nexport default { port };`,
    });
    expect(found).toEqual({ port: 'no number' });
  });

  test('a package is loaded from where it is installed', async () => {
    const { found } = await exportsOf({
      'server.ts': `import { answer } from 'deep-thought';\nexport default { answer };`,
      'node_modules/deep-thought/package.json':
        '{ "name": "deep-thought", "type": "module", "exports": "./index.js" }',
      'node_modules/deep-thought/index.js': 'export const answer = 42;',
    });
    expect(found).toEqual({ answer: 42 });
  });
});

describe('a program that does not compile', () => {
  test('names the file, the line and the place in it', async () => {
    const problem = await problemIn({
      'server.ts': `import net from 'node:net';\n\nconst server = = net.createServer();\n`,
    });
    expect(problem).toMatchObject({
      line: 3,
      column: 'const server = '.length,
      lineText: 'const server = = net.createServer();',
    });
    expect(problem.file).toMatch(/server\.ts$/);
    expect(problem.message).not.toBe('');
  });

  test('counts the place in characters, not in bytes', async () => {
    const lineText = `const text = '你好，世界' + ;`;
    const problem = await problemIn({ 'server.ts': `${lineText}\n` });
    expect(problem).toMatchObject({ line: 1, column: lineText.indexOf(';'), lineText });
  });

  test('names the part that is wrong, where it is not the program itself', async () => {
    const problem = await problemIn({
      'server.ts': `import './lib/part.ts';\n`,
      'lib/part.ts': `export const a = 1;\nexport const b = ;\n`,
    });
    expect(problem.file).toMatch(/lib[\\/]part\.ts$/);
    expect(problem.line).toBe(2);
  });

  test.each([
    ['./nowhere.ts', /nowhere\.ts/],
    ['no-such-package', /"no-such-package" is not installed/],
  ])(
    'names an import of %s that leads nowhere, and its line as it was written',
    async (name, message) => {
      const lineText = `import x from '${name}';`;
      const problem = await problemIn({
        'server.ts': `// A comment\ninterface Talk {\n  text: string;\n}\n\n${lineText}\nx({} as Talk);\n`,
      });
      expect(problem.message).toMatch(message);
      expect(problem).toMatchObject({ line: 6, lineText });
    },
  );
});

test('a program is found by its name, whatever its extension, TypeScript first', async () => {
  const folder = await tempFolder();
  expect(findProgram(folder, 'server')).toBeUndefined();
  await writeFiles(folder, { 'server.py': '', 'servers.ts': '', 'server.cjs': '' });
  expect(findProgram(folder, 'server')).toBe(path.join(folder, 'server.cjs'));
  await writeFiles(folder, { 'server.ts': '' });
  expect(findProgram(folder, 'server')).toBe(path.join(folder, 'server.ts'));
});
