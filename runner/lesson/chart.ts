import type { Text } from './text.ts';

/** Milliseconds since the first of them, and what was measured then. */
export type Points = readonly (readonly [atMs: number, value: number])[];

/** Something that was measured, to be drawn. */
interface Drawn {
  readonly title: Text;
  readonly unit: Text;
  /** What should not be passed, in this unit. */
  readonly limit: number;
}

/** Something that was measured over time: a curve. */
export interface Chart extends Drawn {
  readonly points: Points;
}

/** What was measured one time after the other, each a bar. */
export interface Series {
  readonly name: Text;
  readonly values: readonly number[];
}

/** The same measured in several cases: bars, the cases side by side. */
export interface BarChart extends Drawn {
  readonly series: readonly Series[];
}

export type Drawing = Chart | BarChart;

export const highest = (points: Points): number => Math.max(0, ...points.map(([, value]) => value));

/** The highest figure that is drawn. */
export const highestOf = (drawing: Drawing): number =>
  'points' in drawing
    ? highest(drawing.points)
    : Math.max(0, ...drawing.series.flatMap(({ values }) => values));
