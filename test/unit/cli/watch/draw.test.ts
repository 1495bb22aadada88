import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { makePalette } from '../../../../runner/cli/palette.ts';
import { draw } from '../../../../runner/cli/watch/draw.ts';
import { update, type Model } from '../../../../runner/cli/watch/model.ts';
import { plainBlock } from '../../../../runner/cli/watch/plain.ts';
import { styleOf } from '../../../../runner/cli/watch/style.ts';
import { langs } from '../../../../runner/lesson/text.ts';
import { during, fresh, lesson, ran } from '../../helpers/a-watch.ts';
import { entry, failed, passed, resultOf, resultWith } from '../../helpers/results.ts';

const noColours = makePalette(false, {});
const colours = makePalette(true, {});

const linesOf = (model: Model, columns = 80, rows = 24, palette = noColours) =>
  draw(model, { columns, rows }, 'en', palette).lines;
const screen = (...args: Parameters<typeof linesOf>) => linesOf(...args).join('\n');

/** A failure with a long conversation and much output. */
const talkative = (events: number): Model => {
  const transcript = Array.from({ length: events }, (_, index) =>
    entry(index, 'alice', 'server', 'data', `line ${index}\r\n`),
  );
  const output = 'listening\nan error, it says';
  const result = resultWith(lesson, [
    resultOf(lesson, 'talk', failed, { transcript, output }),
    resultOf(lesson, 'leave', passed),
    resultOf(lesson, 'flood', passed),
  ]);
  return update(during(fresh), { type: 'event', event: { type: 'lesson-ended', result } });
};

const first = ran(fresh, 'failed', 'skipped', 'passed');
const states: readonly (readonly [string, Model])[] = [
  ['before the first result', during(fresh)],
  ['in the middle of a run', during(first, 'passed')],
  ['with a failure', first],
  ['with a long failure', talkative(300)],
  ['in the view of a long failure', { ...talkative(300), view: 'failure', top: 10 }],
  ['done', ran(first, 'passed', 'passed', 'failed')],
  ['with something to say', { ...first, remark: { kind: 'not-done' } }],
];

describe.each(states)('the screen %s', (_, model) => {
  test.each([
    [80, 24],
    [60, 15],
    [40, 8],
    [200, 60],
    [20, 3],
  ])('has a place for everything in %d columns and %d rows', (columns, rows) => {
    for (const lang of langs) {
      for (const palette of [noColours, colours]) {
        const { lines } = draw(model, { columns, rows }, lang, palette);
        expect(lines).toHaveLength(rows);
        const widths = lines.map((line) => stringWidth(line));
        expect(Math.max(...widths)).toBeLessThanOrEqual(columns);
      }
    }
  });

  test('holds no escape codes without colours', () => {
    expect(screen(model)).not.toContain('\u001b');
  });
});

test('results land in place', () => {
  expect(linesOf(during(fresh, 'passed')).slice(3, 6)).toEqual([
    '  ✔ talk   title of talk  0 ms',
    '  ▸ leave  title of leave',
    '  · flood  title of flood',
  ]);
});

test('a failure that is known is explained before the run has ended', () => {
  const shown = screen(during(fresh, 'failed'));
  expect(shown).toContain('verifying: 1 of 3');
  expect(shown).toContain('✖ talk · title of talk');
  expect(shown).toContain('first hint of talk');
});

test('a run that takes long shows that it goes on', () => {
  const late = update(during(fresh), { type: 'tick' });
  expect(screen(update(late, { type: 'tick' }))).toContain('verifying: 0 of 3 · 2 s');
  expect(update(first, { type: 'tick' })).toEqual(first);
});

test('what the last run said stays, and is marked as such, until there is news', () => {
  expect(screen(during(first))).toContain('The last run said:\n  ✖ talk');
  expect(screen(during(first, 'passed'))).not.toContain('The last run said');
});

test('where there is little room the titles of the checks make way', () => {
  expect(screen(first, 80, 40)).toContain('  ✖ talk   title of talk');
  expect(screen(first, 80, 20)).toContain('  ✖ talk  – leave  ★ flood\n');
});

test('what does not fit says how to see it, a hint that was asked for is seen', () => {
  const tight = screen(first, 60, 12);
  expect(tight).toContain('… t shows all of it');
  expect(tight).not.toContain('hint of talk');
  const asked = screen({ ...first, hints: { talk: 2 } }, 60, 12);
  expect(asked).toContain('Hint 2 of 2\n    second hint');
});

test('as much of the conversation is shown as there is room for', () => {
  const shown = screen(talkative(300), 80, 40);
  expect(shown).toContain('line 299');
  expect(shown).toContain('… t shows all of it');
  expect(screen(talkative(3), 80, 60)).not.toContain('t shows all of it');
});

test('all of it is there to be scrolled through', () => {
  const looking: Model = { ...talkative(300), view: 'failure' };
  const { lines, scroll } = draw(looking, { columns: 80, rows: 24 }, 'en', noColours);
  const all = Array.from({ length: Math.ceil((scroll.most + 22) / 22) }, (_, page) =>
    linesOf({ ...looking, top: page * 22 }).slice(0, 22),
  ).flat();
  expect(all.filter((line) => /line \d+⏎$/.test(line)).length).toBeGreaterThanOrEqual(300);
  expect(lines.at(-1)).toContain(`lines 1 to 22 of ${scroll.most + 22}`);
  expect(all.join('\n')).toContain('│ an error, it says');
});

test('what has changed is told, and when nothing has', () => {
  expect(screen(ran(first, 'passed', 'passed', 'failed'))).toMatch(
    /talk, leave now pass\n {2}flood broke\n/,
  );
  expect(screen(ran(first, 'failed', 'skipped', 'passed'))).toContain(
    'the same as in the last run',
  );
});

test('a lesson that is done says what is left for the star, and offers the next', () => {
  const shown = screen(ran(fresh, 'passed', 'passed', 'failed'));
  expect(shown).toContain('Everything that this lesson asks for works.');
  expect(shown).toContain('Left for the star: flood.');
  expect(shown).toContain('Next: 91-next · The next one. Press n to begin.');
  const last = screen({ ...ran(fresh, 'passed', 'passed', 'passed'), next: undefined });
  expect(last).toContain('the star is yours');
  expect(last).not.toMatch(/Left for|Next:|next lesson/);
});

test('the keys are at the bottom, and those that would do nothing are not', () => {
  expect(linesOf(first).at(-1)).toBe(
    '  h next hint   t all of this   r run again   n next lesson   q quit',
  );
  expect(linesOf(during(fresh)).at(-1)).toBe('  r run again   n next lesson   q quit');
});

test('off a terminal a run is a short block that speaks of no keys', () => {
  const block = plainBlock(ran(first, 'failed', 'skipped', 'failed'), styleOf(80, 'en', noColours));
  expect(block.split('\n').length).toBeLessThan(20);
  expect(block).toContain('run 2 · server.ts saved');
  expect(block).toContain('core 0 of 2 · stretch 0 of 1');
  expect(block).toContain('flood broke');
  expect(block).toContain('also failing: flood');
  expect(block).toContain('✖ talk · title of talk');
  expect(block).not.toMatch(/\bh\b|\bt\b|\bn\b/);
  const done = plainBlock(ran(first, 'passed', 'passed', 'failed'), styleOf(80, 'en', noColours));
  expect(done).not.toContain('Press n');
});
