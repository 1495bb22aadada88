import type { Text } from '../lesson/text.ts';

/** What was handed to us cannot be used: one sentence says why. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
  readonly because: Text;

  constructor(because: Text) {
    super(because.en);
    this.because = because;
  }
}
