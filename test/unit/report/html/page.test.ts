import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { XmlElement } from '@rgrove/parse-xml';
import { htmlReport } from '../../../../runner/report/html/page.ts';
import { pageStyle } from '../../../../runner/report/html/page-style.ts';
import { all, elements, lesson, pageOf, parsed, textOf } from '../../helpers/page.ts';
import {
  entry,
  failed,
  inconclusive,
  nasty,
  passed,
  resultOf,
  resultWith,
  runWith,
  skipped,
} from '../../helpers/results.ts';

const evil = `${nasty}</pre></code></text></svg></style><script>1</script><img src="x" onerror="1"> \u202e" onfocus="1`;

const hostile = pageOf(
  [
    resultOf(lesson, 'greeting', passed, {
      transcript: [entry(1, evil, 'server', 'data', evil)],
    }),
    resultOf(
      lesson,
      'private',
      {
        status: 'failed',
        failure: { kind: 'mismatch', who: evil, wanted: { text: evil }, received: `${evil}!` },
      },
      {
        transcript: [entry(1, 'server', evil, 'connect'), entry(2, 'server', evil, 'data', evil)],
        output: evil,
        charts: [
          {
            title: { en: evil, 'zh-CN': evil },
            unit: { en: evil, 'zh-CN': '' },
            limit: 1,
            points: [[0, 1]],
          },
        ],
      },
    ),
    resultOf(lesson, 'star', { status: 'inconclusive', error: new Error(evil) }),
  ],
  { title: evil, again: () => evil, versions: [evil] },
);

const known = new Set(
  (
    'html head meta title style body header nav main section footer h1 h2 h3 p span time ol li a code pre bdi em mark ' +
    'details summary div dl dt dd figure figcaption table thead tbody tr th td svg g path circle text'
  ).split(' '),
);

test('whatever the program says, the page keeps its form and holds nothing that acts', () => {
  const found = elements(hostile);
  expect(found.filter(({ name }) => !known.has(name)).map(({ name }) => name)).toEqual([]);
  const attributes = new Set(found.flatMap(({ attributes }) => Object.keys(attributes)));
  expect([...attributes].filter((name) => /^(on|src|style$)/.test(name))).toEqual([]);
  const links = all(hostile, 'a').map(({ attributes }) => attributes['href']);
  expect(links.filter((href) => !href?.startsWith('#'))).toEqual([]);
});

test('what it said can be read all the same, but turns nothing around', () => {
  const [printed] = all(hostile, 'pre');
  expect(textOf(printed as XmlElement)).toContain('<script>1</script><img src="x" onerror="1">');
  expect(textOf(hostile)).not.toMatch(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]|\p{Surrogate}/u,
  );
});

test('nothing may be loaded or run, and no style counts but the page’s own', () => {
  const [policy] = all(hostile, 'meta').filter(
    ({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy',
  );
  const page = htmlReport([runWith(resultWith(lesson, []))], 'en', false);
  const hashes = [...page.matchAll(/<style>(.*?)<\/style>/gs)].map(
    ([, css = '']) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`,
  );
  expect(hashes.length).toBeGreaterThan(0);
  expect(policy?.attributes['content']).toBe(
    `default-src 'none'; style-src ${hashes.join(' ')}; base-uri 'none'; form-action 'none'`,
  );
  expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style>'));
});

const four = [
  resultOf(lesson, 'greeting', passed, {
    transcript: [entry(0, 'a', 'server', 'connect')],
    ms: 31,
  }),
  resultOf(lesson, 'private', failed),
  resultOf(lesson, 'colons', skipped('private')),
  resultOf(lesson, 'star', inconclusive),
];

test('each verdict is a mark and a word', () => {
  const heads = all(pageOf(four), 'h3').map(textOf);
  expect(heads).toEqual([
    '✔ passed greeting title of greeting',
    '✖ failed private title of private',
    '– skipped colons title of colons waits until private passes',
    '? inconclusive star title of star Could not be judged: Error: no loopback.',
  ]);
});

test('what passed is closed, what did not is open', () => {
  const state = all(pageOf(four), 'details', 'check').map(({ attributes }) => [
    attributes['id'],
    'open' in attributes,
  ]);
  expect(state).toEqual([
    ['lesson-0-greeting', false],
    ['lesson-0-private', true],
    ['lesson-0-star', true],
  ]);
});

test('the lesson has its score, what was verified, the seed, the time and the versions', () => {
  const text = textOf(
    pageOf(four, {
      at: new Date(2026, 4, 1, 12),
      versions: ['socket-workshop 1.2.3', 'Node.js 20'],
    }),
  );
  for (const part of [
    '90-example · An example',
    '✖ failed core 1 of 3 · stretch 0 of 1',
    'solutions/90-example/server.ts · seed 71 · 0.6 s',
    'Verified on May 1, 2026',
    'socket-workshop 1.2.3 · Node.js 20',
  ]) {
    expect(text).toContain(part);
  }
});

test('several runs are listed first, and the list leads to them', () => {
  const run = runWith(resultWith(lesson, four));
  const page = parsed(htmlReport([run, run], 'en', false));
  const ids = elements(page).flatMap(({ attributes }) => attributes['id'] ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  const links = all(page, 'a').map(({ attributes }) => attributes['href']);
  expect(links).toEqual(['#lesson-0', '#lesson-1']);
  expect(links.filter((href = '') => !ids.includes(href.slice(1)))).toEqual([]);
  expect(all(pageOf(four), 'nav')).toEqual([]);
});

test('every text is in the language that was asked for', () => {
  const chinese = pageOf(four, {}, 'zh-CN');
  expect(chinese.attributes['lang']).toBe('zh-CN');
  const [body] = all(chinese, 'body');
  expect(textOf(body as XmlElement)).toMatch(/未通过/);
  expect(textOf(body as XmlElement)).not.toMatch(
    /passed|failed|skipped|Hint|conversation|seed|core/,
  );
});

/** How bright a colour is, as the contrast is reckoned from it. */
function luminance(colour: string): number {
  const digits = colour.length === 4 ? colour.replace(/[\da-f]/g, '$&$&') : colour;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(digits.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test.each([
  ['light', 0],
  ['dark', 1],
])('colours can be read in the %s theme', (_, index) => {
  const theme = [...pageStyle.text.matchAll(/:root \{(.*?)\}/gs)][index]?.[1] ?? '';
  const colours = new Map(
    [...theme.matchAll(/--(\w+): (#[\da-f]+);/g)].map(([, name = '', colour = '']) => [
      name,
      colour,
    ]),
  );
  const pairs = [
    ...['ink', 'quiet', 'accent', 'passed', 'failed', 'unsure'].flatMap((text) =>
      ['page', 'raised', 'wash'].map((behind) => [text, behind] as const),
    ),
    ['failed', 'marked'] as const,
  ];
  const unreadable = pairs.filter((pair) => {
    const [a = 0, b = 0] = pair
      .map((name) => luminance(colours.get(name) ?? ''))
      .sort((x, y) => y - x);
    return !((a + 0.05) / (b + 0.05) >= 4.5);
  });
  expect(unreadable).toEqual([]);
});
