import type { Text } from './text.ts';

/** Milliseconds since the first of them, and what was measured then. */
export type Points = readonly (readonly [atMs: number, value: number])[];

interface Drawn {
  readonly title: Text;
  readonly unit: Text;
}

/** Something that was measured over time, to be drawn. */
export interface Curve extends Drawn {
  /** What should not be passed, in this unit. */
  readonly limit: number;
  readonly points: Points;
}

/** Single things that happened, of several kinds. Where they lie on each other, the later kind is seen. */
export interface Dots extends Drawn {
  readonly series: readonly Series[];
}

interface Series {
  readonly name: Text;
  /** One character. */
  readonly mark: string;
  readonly points: Points;
}

export type Chart = Curve | Dots;

export const highest = (points: Points): number => Math.max(0, ...points.map(([, value]) => value));

/** All that is drawn in it. */
export const pointsOf = (chart: Chart): Points =>
  'series' in chart ? chart.series.flatMap(({ points }) => points) : chart.points;
