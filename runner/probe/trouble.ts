/** Why something does not work here: the system's code, such as ENODEV, or that nothing came. */
export type Trouble = string;
export const silence: Trouble = 'silence';

export const troubleOf = (error: unknown): Trouble => {
  const { code, message } = error as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : message;
};

export const nothingCame = (ms: number) =>
  Object.assign(new Error(`nothing came within ${ms} ms`), { code: silence });

/** What the work comes to; an error of the code `silence` when it takes longer than so many milliseconds. */
export function inTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    // When we were held up ourselves, the answer may lie there: it is read before the immediate.
    timer = setTimeout(() => setImmediate(reject, nothingCame(ms)), ms);
  });
  return Promise.race([work, timeUp]).finally(() => clearTimeout(timer));
}
