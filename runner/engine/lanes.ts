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

/** Does this with each of them, at most so many at once. The results are in the order of the items. */
export function mapInLanes<T, Result>(
  width: number,
  items: readonly T[],
  work: (item: T) => Promise<Result>,
): Promise<Result[]> {
  const enter = lanes(width);
  const inLane = async (item: T) => {
    const leave = await enter();
    try {
      return await work(item);
    } finally {
      leave();
    }
  };
  return Promise.all(items.map(inLane));
}
