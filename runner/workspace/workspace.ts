import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder in which a learner works: `solutions/` is theirs, `.workshop/` is what the program remembers. */
export class Workspace {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  solution = (lesson: string) => path.join(this.root, 'solutions', lesson);

  get state(): string {
    return path.join(this.root, '.workshop');
  }

  get progressFile(): string {
    return path.join(this.state, 'progress.json');
  }

  get languageFile(): string {
    return path.join(this.state, 'language');
  }

  get backups(): string {
    return path.join(this.state, 'backups');
  }

  /** A path as the learner would type it. */
  relative(file: string): string {
    const relative = path.relative(this.root, file);
    return relative.startsWith('..') ? file : relative.split(path.sep).join('/');
  }
}

/**
 * The workspace for somebody who stands in `cwd`: the clone of the package when they are inside of it, else the nearest
 * folder above that has been worked in, else the folder itself.
 */
export function findWorkspace(cwd: string, packageRoot: string): Workspace {
  const inside = path.relative(packageRoot, cwd);
  const installed = packageRoot.split(path.sep).includes('node_modules');
  if (!installed && !inside.startsWith('..') && !path.isAbsolute(inside)) {
    return new Workspace(packageRoot);
  }
  for (let folder = cwd; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, '.workshop'))) return new Workspace(folder);
    if (folder === path.dirname(folder)) return new Workspace(cwd);
  }
}
