/** Of something that was to be passed on: when it was due, and when it was done, in milliseconds. */
export type Passed = readonly [dueMs: number, atMs: number];

/**
 * How long each hold-up was by which something was passed on later than by so much, in milliseconds. All that became due
 * while it lasted belongs to the same one.
 */
export function holdUps(passed: readonly Passed[], byMs: number): number[] {
  const late = passed.filter(([due, at]) => at - due > byMs);
  const first = late.filter(([due], index) => due > (late[index - 1]?.[1] ?? -Infinity));
  return first.map(([due, at]) => at - due);
}
