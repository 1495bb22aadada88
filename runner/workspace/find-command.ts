import { createRequire } from 'node:module';
import type which from 'which';

// Loaded when a command is looked for, and as what it is: to import CommonJS, Node first looks through it for its exports.
const require = createRequire(import.meta.url);

/** Where the system finds this command, if it does: a name is looked for on the PATH. */
export function findCommand(name: string): string | undefined {
  const { sync } = require('which') as typeof which;
  return sync(name, { nothrow: true }) ?? undefined;
}
