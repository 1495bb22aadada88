import { expect, test } from 'vitest';
import { Missed } from '../../../runner/probe/missed.ts';
import { Changes } from '../../../runner/probe/waiting.ts';

const about = { who: 'bob', wanted: { text: 'hi' } } as const;
/** It comes to this by itself only when a test hangs. */
const forEver = 60_000;

function missed(received?: string) {
  const changes = new Changes();
  let come: boolean | undefined;
  const wait = { waitedMs: 1200, changes, hasCome: () => come };
  const comes = (value: boolean) => {
    come = value;
    changes.fire();
  };
  return { error: new Missed(about, wait, received), comes };
}

test('what has not come is a silence, or a mismatch when something else came', () => {
  expect(missed().error.failure).toEqual({ kind: 'silence', ...about, waitedMs: 1200 });
  expect(missed('ho').error.failure).toEqual({ kind: 'mismatch', ...about, received: 'ho' });
});

test('what comes after its time is late, whatever came before it', async () => {
  const { error, comes } = missed('ho');
  const late = error.lateWithin(forEver);
  comes(true);
  expect((await late)?.failure).toMatchObject({ kind: 'silence', ...about, waitedMs: 1200 });
  const { cameAfterMs } = (await late)?.failure as { cameAfterMs: number };
  expect(cameAfterMs).toBeGreaterThanOrEqual(1200);
});

test('what cannot come any more is not waited for', async () => {
  const { error, comes } = missed();
  const late = error.lateWithin(forEver);
  comes(false);
  expect(await late).toBeUndefined();
});

test('what was printed late was printed there, and was heard of', async () => {
  const changes = new Changes();
  const wait = { waitedMs: 1200, changes, hasCome: () => true };
  const printed = { ...about, stream: 'stdout' } as const;
  const deaf = { cause: 'not-joined', group: '239.1.2.3' } as const;
  const error = new Missed({ ...printed, insteadOn: 'stderr', hadPrinted: true, deaf }, wait);
  expect(error.failure).toMatchObject({ kind: 'silence', insteadOn: 'stderr', deaf });
  const late = await error.lateWithin(forEver);
  expect(Object.keys(late?.failure ?? {}).sort()).toEqual(
    ['kind', 'who', 'stream', 'wanted', 'waitedMs', 'cameAfterMs'].sort(),
  );
});
