// What a busy machine disturbs proves nothing of a program, so it is tried anew.
import { CannotTell } from '../../runner/lesson/failure.ts';

/** So often an experiment is made while the machine disturbs it. */
const mostTries = 3;

/** The machine has disturbed an experiment; the reason is told where that is so each time. */
export class Disturbed extends CannotTell {}

/** Makes an experiment, and makes it anew when the machine has disturbed it. */
export async function undisturbed<T>(experiment: (isLast: boolean) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    const isLast = tries === mostTries;
    try {
      return await experiment(isLast);
    } catch (error) {
      if (!(error instanceof Disturbed) || isLast) throw error;
    }
  }
}
