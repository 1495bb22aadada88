// How the benchmarks measure. Whatever is compared is run in turn, so that what disturbs the machine disturbs all of it.
import { spawn } from 'node:child_process';

/** On a busy machine even a right program may not be verified in time; when it never is, something else is wrong. */
const mostAttempts = 5;

export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Runs a Node.js program to its end. Throws when it does not end well. */
export async function run(args, { cwd, env, look } = {}) {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pieces = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece) => pieces.push(piece));
  const looking = look && setInterval(() => look(child.pid), 5);
  const status = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearInterval(looking);
  const ms = performance.now() - began;
  const printed = Buffer.concat(pieces).toString();
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}:\n${printed}`);
  return { ms, printed };
}

/**
 * Starts a Node.js server as a learner's is, without the certificates that Node would read before all else, and ends it
 * again. Resolves with the milliseconds until it said that it listens.
 */
export async function untilItListens(file) {
  const began = performance.now();
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: '', PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  await Promise.race([new Promise((resolve) => child.stdout.once('data', resolve)), ended]);
  const ms = performance.now() - began;
  if (child.exitCode !== null) throw new Error(`${file} did not listen`);
  child.kill();
  await ended;
  return ms;
}

/** What it resolves with; how often it had to be repeated is counted in `repeats`. */
async function insist(subject, repeats) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await subject();
    } catch (error) {
      if (attempt === mostAttempts) throw error;
      repeats.count += 1;
      process.stderr.write(`  again, as it failed: ${error.message}\n`);
    }
  }
}

/**
 * Measures the subjects, `{ NAME: () => milliseconds }`, in turn, so many times. Resolves with what each took, and how
 * often one had to be repeated because it failed.
 */
export async function inTurn(runs, subjects) {
  const names = Object.keys(subjects);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  const repeats = { count: 0 };
  for (let time = 1; time <= runs; time += 1) {
    for (const name of names) {
      process.stderr.write(`  ${time} of ${runs}: ${name}\n`);
      times[name].push(await insist(subjects[name], repeats));
    }
  }
  return { times, repeats: repeats.count };
}

/** The median of what each time took, as a multiple of what the other took just before or after it. */
export const ratio = (times, others) => median(times.map((ms, index) => ms / others[index]));
