// What a learner waits for: starting up, verifying, saving; and the memory that it takes.
import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inTurn, median, ratio, run } from './measure.js';
import { preparePeer, verifyWithPeer } from './peer.js';
import { command, environment, lessons, root } from './places.js';
import { mebibytes, ms, times } from './results.js';
import { solutionOf } from './synthetic.js';

const workshop =
  (...words) =>
  async () =>
    (await run([command, ...words], { cwd: root, env: environment })).ms;

const verifySolution = (id) => workshop('verify', id, '--solution');
const bareNode = async () => (await run(['-e', '0'])).ms;

/** One row for each subject: its median, and how it compares with the peer, which is one of them. */
const rowsAgainst = (peer, measured) =>
  Object.entries(measured).map(([name, each]) => [
    name,
    ms(median(each)),
    times(ratio(each, measured[peer])),
  ]);

export async function start(runs) {
  const peer = '`node -e 0`';
  const { times: measured, repeats } = await inTurn(runs, {
    [peer]: bareNode,
    '`--help`': workshop('--help'),
    '`list`': workshop('list'),
  });
  return {
    title: 'Start-up',
    runs,
    repeats,
    head: ['command', 'time', `against ${peer}`],
    rows: rowsAgainst(peer, measured),
    targets: [
      {
        what: '`list` against `node -e 0`',
        figure: ratio(measured['`list`'], measured[peer]),
        most: 1.6,
      },
    ],
  };
}

export async function verify(runs) {
  await preparePeer();
  const peer = '`learnyounode verify`';
  const ids = readdirSync(path.join(root, 'lessons')).filter((name) => /^\d\d-/.test(name));
  const { times: measured, repeats } = await inTurn(runs, {
    [peer]: verifyWithPeer,
    ...Object.fromEntries(ids.map((id) => [`\`verify ${id}\``, verifySolution(id)])),
  });
  const target = (id, most) => ({
    what: `\`verify ${id}\` against the peer`,
    figure: ratio(measured[`\`verify ${id}\``], measured[peer]),
    most,
  });
  return {
    title: 'Verifying a reference solution',
    runs,
    repeats,
    head: ['command', 'time', 'against the peer'],
    rows: rowsAgainst(peer, measured),
    remarks: [
      'The peer verifies its own solution of TIME SERVER: it starts two servers, waits 500 ms, and compares one line.',
      'What bounds ours: each check starts a server of its own, which takes about twice the processor time of a `node -e 0` without certificates to read, divided by the cores.',
      'Besides, 00 ends with `idle`, which has to watch a client for 400 ms. 03 keeps two cores busy to its end: about half of that is its fifteen servers, and a quarter the 16 MiB that are said in `stalled`.',
    ],
    targets: [target(lessons.first, 1), target(lessons.chat, 1.3)],
  };
}

/** Watches a solution in a folder of its own, as it is done where there are no keys. */
async function startWatching(id) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'bench-watch-'));
  const server = path.join(folder, 'solutions', id, 'server.ts');
  const options = { cwd: folder, env: { ...environment, LANG: 'C' } };
  await run([command, 'start', id], options);
  cpSync(path.dirname(solutionOf(id)), path.dirname(server), { recursive: true });
  const child = spawn(process.execPath, [command, 'watch', id], {
    ...options,
    env: { ...process.env, ...options.env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const told = () =>
    Promise.race([
      new Promise((resolve) => child.stdout.once('data', resolve)),
      ended.then(() => Promise.reject(new Error('watch ended by itself'))),
    ]);
  await told();
  return {
    async save() {
      const began = performance.now();
      appendFileSync(server, '\n');
      const block = String(await told());
      if (!/core (\d+) of \1\b/.test(block)) throw new Error(`watch told of a failure:\n${block}`);
      return performance.now() - began;
    },
    async end() {
      child.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function watch(runs) {
  const id = lessons.chat;
  const watching = await startWatching(id);
  try {
    const peer = `\`verify ${id}\``;
    const { times: measured, repeats } = await inTurn(runs, {
      [peer]: verifySolution(id),
      [`\`watch ${id}\`, from saving to the result`]: watching.save,
    });
    return {
      title: 'From saving to the result',
      runs,
      repeats,
      head: ['command', 'time', `against ${peer}`],
      rows: rowsAgainst(peer, measured),
      remarks: ['Off a terminal, where `watch` tells the whole result at once.'],
    };
  } finally {
    await watching.end();
  }
}

const peakOf = (pid) => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return 1024 * Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
};

const peakMemory =
  (...args) =>
  async () => {
    let peak = 0;
    const look = (pid) => (peak = Math.max(peak, peakOf(pid)));
    await run(args, { cwd: root, env: environment, look });
    return peak;
  };

export async function memory(runs) {
  if (process.platform !== 'linux') return undefined;
  const solutions = [lessons.first, lessons.files, lessons.chat].map((id) => [
    `\`verify ${id}\``,
    peakMemory(command, 'verify', id, '--solution'),
  ]);
  const peer = '`node -e 0`';
  const { times: measured, repeats } = await inTurn(runs, {
    [peer]: peakMemory('-e', '0'),
    '`list`': peakMemory(command, 'list'),
    ...Object.fromEntries(solutions),
  });
  return {
    title: 'Peak memory',
    runs,
    repeats,
    head: ['command', 'peak', `against ${peer}`],
    rows: Object.entries(measured).map(([name, peaks]) => [
      name,
      mebibytes(median(peaks)),
      times(ratio(peaks, measured[peer])),
    ]),
    remarks: [
      'Of our own process, without the programs that it starts: the highest `VmHWM` that was seen, looking every 5 ms.',
    ],
  };
}
