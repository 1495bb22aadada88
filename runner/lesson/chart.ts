import type { Text } from './text.ts';

/** Milliseconds since the first of them, and what was measured then. */
export type Points = readonly (readonly [atMs: number, value: number])[];

/** Something that was measured over time, to be drawn. */
export interface Chart {
  readonly title: Text;
  readonly unit: Text;
  /** What should not be passed, in this unit. */
  readonly limit: number;
  readonly points: Points;
}

export const highest = (points: Points): number => Math.max(0, ...points.map(([, value]) => value));
