// What a process and all that it has started use, as Linux shows it.
import { readdirSync, readFileSync } from 'node:fs';

const numberIn = (text, name) =>
  Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);

function statuses() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const text = readFileSync(`/proc/${pid}/status`, 'utf8');
        return [
          {
            pid: Number(pid),
            parent: numberIn(text, 'PPid'),
            bytes: 1024 * numberIn(text, 'RssAnon'),
          },
        ];
      } catch {
        return [];
      }
    });
}

/** The memory that a process and its descendants have for themselves, in bytes, without what files share. */
export function memoryOf(pid) {
  const all = statuses();
  const own = new Set([pid]);
  for (let before = -1; before !== own.size;) {
    before = own.size;
    for (const each of all) if (own.has(each.parent)) own.add(each.pid);
  }
  return all.filter((each) => own.has(each.pid)).reduce((sum, { bytes }) => sum + bytes, 0);
}
