import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire, isBuiltin } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  build,
  transform,
  type BuildOptions,
  type Loader,
  type Message,
  type Plugin,
} from 'esbuild';
import { CheckFailed, type CompileProblem } from '../lesson/failure.ts';

/** A program that plain Node can run. */
export interface Compiled {
  readonly entry: string;
  readonly outFile: string;
}

const source = /\.[cm]?[jt]sx?$/;

/** Each file keeps its own idea of where it is, although all end up in one. */
const whereItIs = (file: string, isEntry: boolean): Record<string, string> => ({
  'import.meta.url': JSON.stringify(pathToFileURL(file).href),
  'import.meta.filename': JSON.stringify(file),
  'import.meta.dirname': JSON.stringify(path.dirname(file)),
  __filename: JSON.stringify(file),
  __dirname: JSON.stringify(path.dirname(file)),
  ...(isEntry ? { 'require.main': 'module' } : {}),
});

const loaderOf = (file: string): Loader => (/\.[cm]?tsx?$/.test(file) ? 'ts' : 'js');

const asIfInPlace = (entry: string): Plugin => ({
  name: 'as-if-in-place',
  setup(builder) {
    builder.onLoad({ filter: source }, async ({ path: file }) => {
      try {
        const { code } = await transform(await readFile(file, 'utf8'), {
          loader: loaderOf(file),
          sourcefile: file,
          sourcemap: 'inline',
          define: whereItIs(file, file === entry),
          tsconfigRaw: {},
          platform: 'node',
        });
        return { contents: code, loader: 'js' };
      } catch (error) {
        return { errors: (error as { errors?: Message[] }).errors ?? [{ text: String(error) }] };
      }
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

async function lineAboveOf(file: string, line: number): Promise<{ lineAbove?: string }> {
  const lines = (await readFile(file, 'utf8').catch(() => '')).split(/\r?\n/);
  const lineAbove = lines[line - 2];
  return lineAbove === undefined ? {} : { lineAbove };
}

async function problemOf(folder: string, { text, location }: Message): Promise<CompileProblem> {
  if (!location) return { message: text };
  const { line, column, length, lineText } = location;
  const file = path.resolve(folder, location.file);
  const above = await lineAboveOf(file, line);
  const name = path.relative(folder, file);
  return { message: text, file: name, line, column, length, lineText, ...above };
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

/** The extensions that a program may have, the most usual first. */
const extensions = ['.ts', '.js', '.mts', '.mjs', '.cts', '.cjs'] as const;

/** The learner's file for a program, whatever its extension. */
export const findProgram = (folder: string, name: string): string | undefined =>
  extensions
    .map((extension) => path.join(folder, name + extension))
    .find((file) => existsSync(file));
