import type { Failure } from '../lesson/failure.ts';
import type { Lesson } from '../lesson/lesson.ts';
import type { Trace } from '../lesson/trace.ts';
import { mostEntries } from '../lesson/transcript.ts';

/** Why a trace cannot be played again, if it cannot. */
export type Obstacle = 'group' | 'not-kept' | 'several-programs' | 'not-heard';

/** Whether what failed then shows in what a client hears. */
function isAudible(failure: Failure): boolean {
  switch (failure.kind) {
    case 'silence':
    case 'mismatch':
      return (
        failure.stream === undefined &&
        !['exit', 'described', 'connection'].some((kind) => kind in failure.wanted)
      );
    case 'unexpected':
      return !('described' in failure.unwanted) || failure.received instanceof Uint8Array;
    case 'closed':
    case 'refused':
    case 'crashed':
      return true;
    case 'measure':
      return false;
  }
}

export function obstacleTo(
  lesson: Lesson,
  { check: id, programs, entries, failure }: Trace,
): Obstacle | undefined {
  const check = lesson.checks.find((each) => each.id === id);
  const server = programs[0]?.name;
  if (lesson.needs?.multicast) return 'group';
  if (check?.startsProgram !== true || programs.length > 1) return 'several-programs';
  if (entries.some(({ event, from }) => event === 'connect' && from === server))
    return 'several-programs';
  if (entries.length >= mostEntries || entries.some(({ size }) => size !== undefined))
    return 'not-kept';
  const isSilent = failure ? !isAudible(failure) : entries.length === 0;
  return isSilent ? 'not-heard' : undefined;
}
