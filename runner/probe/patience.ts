/** How long to wait for what a right program does at once, in milliseconds. */
export interface Patience {
  readonly startMs: number;
  readonly answerMs: number;
  readonly exitMs: number;
  /** For finding the smallest input that still fails. */
  readonly searchMs: number;
  /** For a program that answers, wrongly, from a timer. */
  readonly lingerMs: number;
}

const usual: Patience = {
  startMs: 5000,
  answerMs: 1200,
  exitMs: 2000,
  searchMs: 2000,
  lingerMs: 100,
};

/** What the work below takes on an ordinary machine, in milliseconds. */
const usualWorkMs = 7;

function workMs(): number {
  const began = performance.now();
  let sum = 0;
  for (let index = 0; index < 200_000; index += 1) sum = (sum + index * index) % 1_000_003;
  return sum < 0 ? 0 : performance.now() - began;
}

/** Deadlines for this machine: a slow or busy one gets more time, never less, and at most three times as much. */
export function calibrate(): Patience {
  const factor = Math.min(3, Math.max(1, workMs() / usualWorkMs));
  const scaled = (ms: number) => Math.round(ms * factor);
  return {
    startMs: scaled(usual.startMs),
    answerMs: scaled(usual.answerMs),
    exitMs: scaled(usual.exitMs),
    searchMs: scaled(usual.searchMs),
    lingerMs: usual.lingerMs,
  };
}
