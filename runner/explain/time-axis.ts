const mostColumns = 60;

/** How many columns the time gets in this room. */
export const columnsIn = (room: number) => Math.max(10, Math.min(mostColumns, room));

/** What stands below an axis of so many columns: where the time begins, and where it ends. */
export function timesBelow(count: number, endMs: number): string {
  const end = `${Math.round(endMs)} ms`;
  return `0${' '.repeat(Math.max(1, count - 1 - end.length))}${end}`;
}
