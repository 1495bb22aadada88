import type { Text } from './text.ts';

/** Milliseconds since the first of them, and what was measured then. */
export type Points = readonly (readonly [atMs: number, value: number])[];

/** Something that was measured, to be drawn. */
interface Drawn {
  readonly title: Text;
  readonly unit: Text;
}

interface Limited extends Drawn {
  /** What should not be passed, in this unit. */
  readonly limit: number;
}

/** Something that was measured over time: a curve. */
export interface Chart extends Limited {
  readonly points: Points;
}

/** What was measured one time after the other, each a bar. */
export interface Series {
  readonly name: Text;
  readonly values: readonly number[];
}

/** The same measured in several cases: bars, the cases side by side. */
export interface BarChart extends Limited {
  readonly series: readonly Series[];
}

/** Things of one kind that happened. */
interface Dots {
  readonly name: Text;
  /** One character. */
  readonly mark: string;
  readonly points: Points;
}

/** Single things that happened, of several kinds. Where they lie on each other, the later kind is seen. */
export interface DotChart extends Drawn {
  readonly dots: readonly Dots[];
}

export type Drawing = Chart | BarChart | DotChart;

export const highest = (points: Points): number => Math.max(0, ...points.map(([, value]) => value));

/** The highest figure that is drawn. */
export function highestOf(drawing: Drawing): number {
  if ('points' in drawing) return highest(drawing.points);
  if ('dots' in drawing) return highest(drawing.dots.flatMap(({ points }) => points));
  return Math.max(0, ...drawing.series.flatMap(({ values }) => values));
}

/** When the last of the things happened. */
export const endOf = ({ dots }: DotChart): number =>
  Math.max(0, ...dots.flatMap(({ points }) => points.map(([atMs]) => atMs)));
