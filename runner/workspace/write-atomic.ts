import { createRequire } from 'node:module';
import type writeFileAtomic from 'write-file-atomic';

// Loaded when something is written, and as what it is: to import CommonJS, Node first looks through it for its exports.
const require = createRequire(import.meta.url);

/** Writes a file so that nobody ever sees half of it. Rejects with what the system says. */
export async function writeAtomic(file: string, content: string | Uint8Array): Promise<void> {
  const write = require('write-file-atomic') as typeof writeFileAtomic;
  await write(file, typeof content === 'string' ? content : Buffer.from(content));
}
