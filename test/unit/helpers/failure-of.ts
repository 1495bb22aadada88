import { CheckFailed, type Failure } from '../../../runner/lesson/failure.ts';

/** The facts with which a check that waits for this fails. */
export const failureOf = (waiting: Promise<unknown>): Promise<Failure> =>
  waiting.then(
    () => {
      throw new Error('it does not fail');
    },
    (error: unknown) => {
      if (error instanceof CheckFailed) return error.failure;
      throw error;
    },
  );
