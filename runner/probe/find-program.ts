import { existsSync } from 'node:fs';
import path from 'node:path';

/** The extensions that a program may have, the most usual first. */
export const programExtensions = ['.ts', '.js', '.mts', '.mjs', '.cts', '.cjs'] as const;

/** The learner's file for a program, whatever its extension. */
export const findProgram = (folder: string, name: string): string | undefined =>
  programExtensions
    .map((extension) => path.join(folder, name + extension))
    .find((file) => existsSync(file));
