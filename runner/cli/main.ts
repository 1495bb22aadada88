#!/usr/bin/env node
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitStatus, type Screen } from './context.ts';
import { invoke, tell } from './invoke.ts';

// This file is built to dist/runner/cli/main.js.
const packageRoot = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

const screen: Screen = {
  isTerminal: process.stdout.isTTY,
  takesKeys: process.stdout.isTTY && process.stdin.isTTY,
  width: Math.max(40, process.stdout.isTTY ? process.stdout.columns : 80),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

const cleanUps = new Set<() => void>();
const signals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
let isDone = false;

/** Leaves nothing behind and gives the right exit status, however the program ends. */
function endWell() {
  process.on('exit', (code) => {
    for (const cleanUp of cleanUps) cleanUp();
    // A prompt takes Ctrl-C for itself and would end the program as if all were well.
    if (!isDone && code === 0) process.exitCode = signals.SIGINT;
  });
  // A spinner listens to this as well, and by that alone would silence it.
  const fail = (error: unknown) => {
    // What is told must not be told on a screen that is about to disappear.
    for (const cleanUp of cleanUps) cleanUp();
    process.exit(tell(error, screen, process.argv.includes('--debug')));
  };
  process.on('unhandledRejection', fail);
  process.on('uncaughtException', fail);
  for (const [signal, status] of Object.entries(signals)) {
    process.on(signal, () => process.exit(status));
  }
  // Whoever reads us may stop reading: `workshop list | head -1`.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    isDone = true;
    // A verdict that nobody has read to its end must not pass for a good one.
    const isHarmless = error.code === 'EPIPE' && process.argv[2] !== 'verify';
    process.exit(isHarmless ? exitStatus.passed : exitStatus.inconclusive);
  });
}

function onExit(cleanUp: () => void) {
  cleanUps.add(cleanUp);
  return () => cleanUps.delete(cleanUp);
}

endWell();
const status = await invoke(process.argv.slice(2), { packageRoot, screen, onExit });
isDone = true;
// What was printed must reach a pipe before the end.
process.stdout.write('', () => process.exit(status));
