import { readFile } from 'node:fs/promises';
import { createRequire, isBuiltin } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Esbuild from 'esbuild';
import type { BuildOptions, Loader, Message, Plugin } from 'esbuild';
import { CheckFailed, type CompileProblem } from '../lesson/failure.ts';

// As what it is: to import CommonJS, Node would first look through 100 KB for its exports.
const { build } = createRequire(import.meta.url)('esbuild') as typeof Esbuild;

/** A program that plain Node can run. */
export interface Compiled {
  readonly entry: string;
  readonly outFile: string;
}

const source = /\.[cm]?[jt]sx?$/;

/** What a file says of itself, and the names that stand for it in the bundle. */
const placeholders = {
  'import.meta.url': '__workshopUrl',
  'import.meta.filename': '__workshopFile',
  'import.meta.dirname': '__workshopFolder',
  __filename: '__workshopFile',
  __dirname: '__workshopFolder',
  'require.main': '__workshopMain',
};

/**
 * What is put before a file, on its first line so that the lines keep their numbers: each file goes on being where it
 * is, although all end up in one.
 */
function whereItIs(file: string, code: string, isEntry: boolean): string {
  const main = !code.includes('require.main')
    ? ''
    : `const __workshopMain = ${isEntry ? 'module' : 'undefined'};`;
  return (
    `const __workshopUrl = ${JSON.stringify(pathToFileURL(file).href)},` +
    ` __workshopFile = ${JSON.stringify(file)},` +
    ` __workshopFolder = ${JSON.stringify(path.dirname(file))};${main}`
  );
}

const loaderOf = (file: string): Loader => (/\.[cm]?tsx?$/.test(file) ? 'ts' : 'js');

const asIfInPlace = (entry: string): Plugin => ({
  name: 'as-if-in-place',
  setup(builder) {
    builder.onLoad({ filter: source }, async ({ path: file }) => {
      const code = (await readFile(file, 'utf8')).replace(/^#!.*/, '');
      return { contents: whereItIs(file, code, file === entry) + code, loader: loaderOf(file) };
    });
    // Packages are not bundled: they are loaded from where they are installed, as Node would.
    builder.onResolve({ filter: /^[^./]/ }, ({ path: name, importer, kind }) => {
      if (kind === 'entry-point' || path.isAbsolute(name)) return undefined;
      if (isBuiltin(name)) return { path: name, external: true };
      try {
        const file = createRequire(importer).resolve(name);
        const external = kind === 'require-call' ? file : pathToFileURL(file).href;
        return { path: external, external: true };
      } catch {
        return { errors: [{ text: `The package "${name}" is not installed` }] };
      }
    });
  },
});

/** The place that a message is about, in the file as the learner wrote it. */
async function problemOf(folder: string, { text, location }: Message): Promise<CompileProblem> {
  const isUnresolved = /^(Could not resolve|The package) "/.test(text);
  const about = { message: text, ...(isUnresolved ? { unresolved: true as const } : {}) };
  if (!location) return about;
  const file = path.resolve(folder, location.file);
  const { line, column, length } = location;
  const code = await readFile(file, 'utf8').catch(() => '');
  const lines = code.split(/\r?\n/);
  const [lineAbove, lineText] = [lines[line - 2], lines[line - 1]];
  // esbuild counts bytes, and on the first line ours as well.
  const shift = line === 1 ? Buffer.byteLength(whereItIs(file, code, true)) : 0;
  const bytes = Buffer.from(lineText ?? '');
  const start = Math.max(0, column - shift);
  const characters = (from: number, to: number) => bytes.subarray(from, to).toString().length;
  return {
    ...about,
    file: path.relative(folder, file),
    line,
    column: characters(0, start),
    length: characters(start, start + length),
    ...(lineText === undefined ? {} : { lineText }),
    ...(lineAbove === undefined ? {} : { lineAbove }),
  };
}

/**
 * Makes one plain JavaScript file of a program in TypeScript or JavaScript, ES modules or CommonJS, of one file or
 * several. Types are removed and not checked, as Node itself does. Stack traces lead to the learner's own lines.
 *
 * Throws CheckFailed when a file does not parse or an import leads nowhere.
 */
export async function compile(entry: string, name: string, outDir: string): Promise<Compiled> {
  const options = {
    entryPoints: [entry],
    absWorkingDir: path.dirname(entry),
    bundle: true,
    platform: 'node',
    target: 'node20',
    sourcemap: 'linked',
    sourcesContent: false,
    metafile: true,
    logLevel: 'silent',
    tsconfigRaw: {},
    define: placeholders,
    plugins: [asIfInPlace(entry)],
  } satisfies BuildOptions;
  const write = async (format: 'esm' | 'cjs') => {
    const outFile = path.join(outDir, `${name}.${format === 'esm' ? 'mjs' : 'cjs'}`);
    const require = `import{createRequire as r}from"node:module";globalThis.require??=r(${JSON.stringify(entry)});`;
    const banner = format === 'esm' ? { banner: { js: require } } : {};
    const { metafile } = await build({ ...options, ...banner, format, outfile: outFile });
    return { outFile, isCommonJs: metafile.inputs[path.basename(entry)]?.format === 'cjs' };
  };
  try {
    const { outFile, isCommonJs } = await write(/\.c[jt]s$/.test(entry) ? 'cjs' : 'esm');
    if (!isCommonJs || outFile.endsWith('.cjs')) return { entry, outFile };
    return { entry, outFile: (await write('cjs')).outFile };
  } catch (error) {
    const [first] = (error as { errors?: Message[] }).errors ?? [];
    if (!first) throw error;
    const crash = {
      cause: 'does-not-compile',
      problem: await problemOf(path.dirname(entry), first),
    } as const;
    throw new CheckFailed({ kind: 'crashed', program: name, crash });
  }
}
