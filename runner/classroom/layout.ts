import type { Lesson } from '../lesson/lesson.ts';
import { programExtensions } from '../probe/find-program.ts';
import { Unusable } from './unusable.ts';

/** What is looked for. */
export type Wanted = Pick<Lesson, 'id' | 'programs'>;

/** The folders above some files, each with a slash at its end. */
function foldersAbove(paths: readonly string[]): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      folders.add(path.slice(0, end + 1));
    }
  }
  return folders;
}

const twice = (what: string, roots: readonly string[]) =>
  new Unusable({
    en: `${what} is there more than once: in ${roots.join(', ')}. Only one of them can be marked.`,
    'zh-CN': `${what} 不止一份：${roots.join('、')}。只能批改其中一份。`,
  });

/**
 * The folder that holds each lesson, with a slash at its end; '' for all that there is. A lesson may lie in `solutions/`,
 * and that in the one folder that people pack. A lesson that is wanted alone may do without a folder of its own.
 */
export function rootsOf(
  paths: readonly string[],
  wanted: readonly Wanted[],
): ReadonlyMap<string, string> {
  const files = new Set(paths);
  const folders = foldersAbove(paths);
  // In a copy of the workshop, `lessons/` is the course.
  const tops = [...folders].filter((each) => /^[^/]+\/$/.test(each) && each !== 'lessons/');
  const rootOf = ({ id, programs }: Wanted) => {
    const ownFolder = (top: string) =>
      [`${top}solutions/${id}/`, `${top}${id}/`].find((each) => folders.has(each));
    const names = programs.flatMap(({ name }) => programExtensions.map((each) => name + each));
    const holdsProgram = (top: string) =>
      wanted.length === 1 && names.some((each) => files.has(top + each)) ? top : undefined;
    for (const find of [ownFolder, holdsProgram]) {
      const own = find('');
      if (own !== undefined) return own;
      const below = tops.map(find).filter((each) => each !== undefined);
      if (below.length > 1) throw twice(id, below);
      if (below[0] !== undefined) return below[0];
    }
    return undefined;
  };
  return new Map(
    wanted.flatMap((each) => {
      const root = rootOf(each);
      return root === undefined ? [] : [[each.id, root] as const];
    }),
  );
}
