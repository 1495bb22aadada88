import { expect } from 'vitest';
import { lessons, test } from './workshop.ts';

test.for(lessons)(
  'the verifier of %s is right about every program of its zoo',
  { timeout: 400_000 },
  async (lesson, { place }) => {
    const { status, out, err } = await place.run(['author', 'check', lesson]);
    expect(status, `${out}${err}`).toBe(0);
  },
);
