/** Lets at most `width` tasks through at once, in the order in which they asked. */
export function lanes(width: number) {
  const waiting: (() => void)[] = [];
  let free = width;

  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };

  return async function enter(): Promise<() => void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    let left = false;
    return () => {
      if (!left) leave();
      left = true;
    };
  };
}

/** Does this with each of them, in their order and at most so many at once. */
export function inLanes<T, Result>(
  width: number,
  items: readonly T[],
  work: (item: T) => Promise<Result>,
): Promise<Result>[] {
  const enter = lanes(width);
  return items.map(async (item) => {
    const leave = await enter();
    try {
      return await work(item);
    } finally {
      leave();
    }
  });
}
