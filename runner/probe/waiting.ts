import { CannotTell } from '../lesson/failure.ts';

/** Tells those who wait that something may have changed. */
export class Changes {
  readonly #listeners = new Set<() => void>();

  fire() {
    for (const listener of [...this.#listeners]) listener();
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

const ticks = 10;

/**
 * Calls back after `ms`, counted in ten ticks: time in which this process itself did not get to run (a busy machine, a
 * laptop asleep) is not held against the program that is waited for. Returns how to cancel.
 */
function after(ms: number, callback: () => void): () => void {
  let left = ticks;
  const tick = () => {
    left -= 1;
    if (left <= 0) callback();
    else timer = setTimeout(tick, ms / ticks);
  };
  let timer = setTimeout(tick, ms / ticks);
  return () => clearTimeout(timer);
}

export const pause = (ms: number) => new Promise<void>((resolve) => void after(ms, resolve));

/**
 * Looks now and after every change until `look` finds something; undefined when it has not within `ms`. What `look`
 * throws is passed on.
 */
export function until<T>(
  changes: readonly Changes[],
  ms: number,
  look: () => T | undefined,
): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const stops: (() => void)[] = [];
    const settle = (finish: () => void) => {
      for (const stop of stops) stop();
      finish();
    };
    const check = () => {
      try {
        const found = look();
        if (found !== undefined) settle(() => resolve(found));
        return found !== undefined;
      } catch (error) {
        settle(() => reject(error instanceof Error ? error : new Error(String(error))));
        return true;
      }
    };
    if (check()) return;
    for (const change of changes) stops.push(change.listen(check));
    stops.push(after(ms, () => settle(() => resolve(undefined))));
  });
}

/** What the work comes to. Throws CannotTell when it takes longer than `ms`, so that nobody waits for ever. */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = after(ms, () =>
      reject(
        new CannotTell({
          en: 'this check did not come to an end; please report it with your program',
          'zh-CN': '这项检查没有结束；请把你的程序一并报告给我们',
        }),
      ),
    );
    work.then(resolve, reject).finally(cancel);
  });
}
