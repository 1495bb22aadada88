import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** SHA-256 of this program with all its lessons, and of the Node.js that it runs on: what marks were made with. */
export async function verifierHash(packageRoot: string): Promise<string> {
  const dist = path.join(packageRoot, 'dist');
  const names = await readdir(dist, { recursive: true });
  const hash = createHash('sha256').update(process.version);
  for (const name of names.filter((each) => each.endsWith('.js')).sort()) {
    hash.update(`\0${name}\0`).update(await readFile(path.join(dist, name)));
  }
  return hash.digest('hex');
}
