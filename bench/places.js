// Where the benchmarks find things, and where they keep what is made once.
import os from 'node:os';
import path from 'node:path';

export const root = path.join(import.meta.dirname, '..');

/** The built command of a package in this folder. */
export const commandIn = (folder) => path.join(folder, 'dist', 'runner', 'cli', 'main.js');
export const command = commandIn(root);

/** The lessons whose costs are named one by one. */
export const lessons = {
  first: '00-tcp-basics',
  files: '01-backpressure',
  chat: '03-chat-v2',
};

/** Kept for the next time, until the system tidies up its temporary files. */
export const cache = path.join(os.tmpdir(), 'socket-workshop-bench');

/** Lets the workshop keep its big file there, too, so that only the first run makes it. */
export const environment = { WORKSHOP_CACHE: path.join(cache, 'files') };
