const mostColumns = 60;

/** How many columns the time gets in this room. */
export const columnsIn = (room: number) => Math.max(10, Math.min(mostColumns, room));

/** What stands below an axis of so many columns: where the time begins, and where it ends. */
export function timesBelow(count: number, endMs: number): string {
  const end = `${Math.round(endMs)} ms`;
  return `0${' '.repeat(Math.max(1, count - 1 - end.length))}${end}`;
}

/** The marks of an axis: round figures from 0 on, in at most so many steps, the last one not below `most`. */
export function ticksTo(most: number, steps: number): readonly number[] {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(most / steps)));
  const step = power * ([1, 2, 5].find((digit) => digit * power * steps >= most) ?? 10);
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
}

/** Nothing that happens sooner on a network is told apart, in milliseconds. */
const shortest = 20;

/** The marks of an axis of time that does not end before this. */
export const timeTicks = (endMs: number, steps: number) =>
  ticksTo(Math.max(endMs, shortest), steps);
