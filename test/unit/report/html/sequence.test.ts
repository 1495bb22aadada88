import { describe, expect, test } from 'vitest';
import stringWidth from 'string-width';
import { drawSequence } from '../../../../runner/report/html/sequence-svg.ts';
import { layOut } from '../../../../runner/report/html/sequence.ts';
import { entry } from '../../helpers/results.ts';

const talk = [
  entry(1, 'alice', 'server', 'connect'),
  entry(2.04, 'server', 'alice', 'data', 'hello\r\n'),
  entry(3, 'bob', 'server', 'connect'),
  entry(4, 'bob', 'server', 'reset'),
  entry(5, 'server', 'alice', 'end'),
  entry(6, 'server', 'server', 'exit'),
];
const parties = ['server', 'alice', 'bob'];
const drawn = layOut(talk, parties, 'en');

test('there is a lane for each party, from left to right, inside the drawing', () => {
  expect(drawn.lanes.map(({ name }) => name)).toEqual(parties);
  const xs = drawn.lanes.map(({ x }) => x);
  expect(xs).toEqual([...xs].sort((a, b) => a - b));
  expect(xs.at(-1)).toBeLessThan(drawn.width);
});

test('an arrow leads from the lane of one to that of the other, each below the one before', () => {
  const x = Object.fromEntries(drawn.lanes.map((lane) => [lane.name, lane.x]));
  expect(drawn.arrows.map(({ fromX, toX }) => [fromX, toX])).toEqual(
    talk.map(({ from, to }) => [x[from], x[to]]),
  );
  const ys = drawn.arrows.map(({ y }) => y);
  expect(new Set(ys).size).toBe(ys.length);
  expect(ys).toEqual([...ys].sort((a, b) => a - b));
  expect(ys.at(-1)).toBeLessThan(drawn.height);
});

test('times and words stand on the arrows', () => {
  expect(drawn.arrows.map(({ time, label }) => `${time} ${label}`)).toEqual([
    '1.0 connects',
    '2.0 hello⏎',
    '3.0 connects',
    '4.0 RST',
    '5.0 FIN',
    '6.0 exits',
  ]);
});

test('a client’s lane begins where it connects, a program’s ends where it exits', () => {
  const [server, alice, bob] = drawn.lanes;
  const [first, , third, , , last] = drawn.arrows;
  expect([alice?.top, bob?.top, server?.bottom]).toEqual([first?.y, third?.y, last?.y]);
  expect(server?.top).toBeLessThan(first?.y ?? 0);
  expect(alice?.bottom).toBeGreaterThan(last?.y ?? Infinity);
});

test('who connected before the part that is drawn has been there all along', () => {
  const [server, alice] = layOut(talk.slice(1), parties, 'en').lanes;
  expect(alice?.top).toBe(server?.top);
});

test('a long silence takes a row of its own', () => {
  const quiet = layOut(
    [talk[0], entry(1500, 'server', 'alice', 'end')].flatMap((e) => e ?? []),
    parties,
    'en',
  );
  const [before, after] = quiet.arrows;
  expect(quiet.pauses).toMatchObject([{ ms: 1499 }]);
  expect(quiet.pauses[0]?.y).toBeGreaterThan(before?.y ?? Infinity);
  expect(quiet.pauses[0]?.y).toBeLessThan(after?.y ?? 0);
});

test('who is not among the parties is left out', () => {
  expect(layOut(talk, ['server', 'alice'], 'en').arrows).toHaveLength(4);
});

test('nothing at all can be laid out', () => {
  expect(layOut([], [], 'en')).toMatchObject({ lanes: [], arrows: [], pauses: [] });
});

describe('what does not fit is cut in the middle', () => {
  test.each([
    ['a long line', 'x'.repeat(70_000)],
    ['wide characters', '宽'.repeat(200)],
    ['bytes that are no text', Buffer.alloc(500, 0xff)],
    ['pictures', '👩‍🚀'.repeat(100)],
  ])('%s', (_, data) => {
    for (const count of [2, 3, 6]) {
      const names = Array.from({ length: count }, (_, index) => `party${index}`.repeat(9));
      const [from = '', to = ''] = [names.at(-2), names.at(-1)];
      const { arrows, lanes, width } = layOut([entry(0, from, to, 'data', data)], names, 'en');
      const [arrow] = arrows;
      expect(arrow?.label).toContain('…');
      // The widest font that is usual takes 7.6 pixels a column.
      const end = (arrow?.labelX ?? 0) + stringWidth(arrow?.label ?? '') * 7.6;
      expect(end).toBeLessThanOrEqual(width);
      const between = (lanes[1]?.x ?? 0) - (lanes[0]?.x ?? 0);
      for (const { name } of lanes) expect(stringWidth(name) * 7.6).toBeLessThan(between);
    }
  });
});

test('each kind of event is drawn in its own way, and in words as well', () => {
  const svg = drawSequence(drawn, 'what it shows', 'en').text;
  expect(svg).toMatch(/^<svg[^>]*role="img"[^>]*aria-label="what it shows"/);
  const tips = ['connect', 'data', 'reset', 'end', 'exit'].map((event) =>
    new RegExp(`<g class="${event}">.*?</g>`, 's')
      .exec(svg)?.[0]
      .match(/<path.*?>/gs)
      ?.at(-1),
  );
  const shapes = tips.map((tip) => tip?.replace(/[\d.]+/g, 'n'));
  expect(new Set(shapes.slice(0, 4)).size).toBe(4);
  expect(svg.match(/class="line"/g)).toHaveLength(talk.length - 1);
});
