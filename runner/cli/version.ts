import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The version of the workshop. */
export function versionOf(packageRoot: string): string {
  const text = readFileSync(path.join(packageRoot, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** What something is verified with. */
export const versionsOf = (packageRoot: string) => [
  `socket-workshop ${versionOf(packageRoot)}`,
  `Node.js ${process.versions.node}`,
  `${process.platform} ${process.arch}`,
];
