/** Lets at most `width` tasks through at once, in the order in which they asked, but those in a hurry before all others. */
export function lanes(width: number) {
  const waiting: (() => void)[] = [];
  const hurrying: (() => void)[] = [];
  let free = width;

  const leave = () => {
    const next = hurrying.shift() ?? waiting.shift();
    if (next) next();
    else free += 1;
  };

  return async function enter(isInHurry = false): Promise<() => void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => (isInHurry ? hurrying : waiting).push(resolve));
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
