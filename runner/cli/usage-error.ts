import type { Text } from '../lesson/text.ts';

/** Wrong usage: one sentence that names what is wrong and what to do. Ends the program with status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}
