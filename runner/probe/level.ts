import type { Points } from '../lesson/chart.ts';
import { CannotTell } from '../lesson/failure.ts';
import type { Gauge } from '../lesson/stage.ts';

/** How often to measure, for how long a figure must stay level, and how long to wait for that: in milliseconds. */
const everyMs = 10;
const levelMs = 300;
const leastMs = 400;
const mostMs = 6000;
/** So many figures must agree, however long each of them took: one alone is always level. */
const leastPoints = 5;
/** And so many are looked at before it is given up: on a busy machine there are few in a second. */
const pointsToGiveUp = 100;
/** What counts as level: as part of the limit. */
const tolerance = 0.02;

/** Measures until the limit is passed or the figure has stayed level. Throws CannotTell when it does neither. */
export async function untilLevel(gauge: Gauge, limit: number): Promise<Points> {
  const points: [number, number][] = [];
  const began = performance.now();
  /** The first of the points that are level with the last one. */
  let from = 0;
  let [least, most] = [Infinity, -Infinity];
  for (;;) {
    const value = await gauge();
    const at = performance.now() - began;
    points.push([at, value]);
    [least, most] = [Math.min(least, value), Math.max(most, value)];
    if (most - least > limit * tolerance) [least, most, from] = [value, value, points.length - 1];
    const levelFor = at - (points[from]?.[0] ?? at);
    const isLevel = levelFor >= levelMs && points.length - from >= leastPoints;
    if (value > limit || (isLevel && at >= leastMs)) return points;
    if (at > mostMs && points.length >= pointsToGiveUp) break;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  throw new CannotTell({
    en: 'the figure went up and down all the time, and never stayed level',
    'zh-CN': '数值一直上下变动，没有稳定下来',
  });
}
