import type { XmlElement } from '@rgrove/parse-xml';
import { describe, expect, test } from 'vitest';
import type { Failure } from '../../../../runner/lesson/failure.ts';
import { all, lesson, pageOf, textOf } from '../../helpers/page.ts';
import { entry, failed, passed, resultOf, silent } from '../../helpers/results.ts';

const only = (found: readonly XmlElement[]): XmlElement => {
  expect(found).toHaveLength(1);
  return found[0] as XmlElement;
};

describe('a failure is explained', () => {
  const shown = (failure: Failure) =>
    pageOf([resultOf(lesson, 'private', { status: 'failed', failure })]);
  const mismatch = (text: string, received: string) =>
    shown({ kind: 'mismatch', who: 'bob', wanted: { text }, received });
  const marked = (page: XmlElement) => textOf(only(all(page, 'dd', 'received')));

  test('in a sentence, which is not repeated beside what was expected', () => {
    const page = pageOf([resultOf(lesson, 'private', failed)]);
    expect(textOf(only(all(page, 'p', 'message')))).toMatch(/^bob should have heard "see you"/);
    expect(all(page, 'dd', 'expected')).toEqual([]);
  });

  test('with what was expected beside what came', () => {
    const page = mismatch('see you at 8:30', 'see you at 9:30');
    expect(textOf(only(all(page, 'dd', 'expected')))).toBe('see you at 8:30');
  });

  test('with a mark on the first character that is wrong, also for who does not see it', () => {
    const page = mismatch('see you at 8:30', 'see you at 9:30');
    expect(textOf(only(all(page, 'mark')))).toBe('9');
    expect(marked(page)).toBe('see you at (it differs from here:)9:30');
  });

  test('and where something is missing at the end', () => {
    const page = mismatch('see you', 'see');
    expect(marked(page)).toBe('see(what should follow is missing)');
  });

  test('a character of two halves is marked whole, and a long line is cut around the mark', () => {
    const page = mismatch(`${'x'.repeat(1000)}🦊`, `${'x'.repeat(1000)}🐢${'y'.repeat(900)}`);
    expect(textOf(only(all(page, 'mark')))).toBe('🐢');
    expect(marked(page)).toMatch(/^…x{160}\(it differs from here:\)🐢y{160}…$/);
  });

  test('with the place where the program does not compile', () => {
    const problem = {
      message: 'Expected ";"',
      file: 'server.ts',
      line: 3,
      column: 2,
      lineText: 'ab c',
    };
    const crash = { cause: 'does-not-compile', problem } as const;
    const page = shown({ kind: 'crashed', program: 'server', crash });
    expect(all(page, 'pre').map(textOf)[0]).toMatch(/^3 │ ab c │ {1,}\^$/);
    // The hints are those of the cause, as the check's own would not help with it.
    expect(textOf(page)).not.toContain('first hint of private');
  });
});

test('each hint is found inside the one before', () => {
  const page = pageOf([resultOf(lesson, 'private', failed)]);
  const [first, second] = all(page, 'details', 'hint');
  expect(textOf(first as XmlElement)).toMatch(/^Hint 1 of 2 first hint of private Hint 2 of 2/);
  expect(all(first as XmlElement, 'details', 'hint')).toEqual([second]);
});

test('a failure has the last output and the command that runs it alone; what passed has neither', () => {
  const record = { output: 'listening\n  on 8080' };
  const pre = (page: XmlElement) => all(page, 'pre').map(textOf);
  expect(pre(pageOf([resultOf(lesson, 'private', failed, record)]))).toEqual([
    'listening on 8080',
    'again 90-example private 71',
  ]);
  expect(pre(pageOf([resultOf(lesson, 'private', passed, record)]))).toEqual([]);
});

describe('a conversation', () => {
  const of = (count: number, data: (index: number) => string = (index) => `line ${index}`) =>
    pageOf([
      resultOf(lesson, 'greeting', passed, {
        transcript: Array.from({ length: count }, (_, index) =>
          entry(index, 'alice', 'server', 'data', data(index)),
        ),
      }),
    ]);
  const arrows = (page: XmlElement) =>
    all(page, 'svg', 'sequence').map((svg) => all(svg, 'text', 'label').length);
  const rows = (page: XmlElement) => all(only(all(page, 'tbody')), 'tr');

  test('that is short is drawn as a whole and listed as a whole', () => {
    expect(arrows(of(5))).toEqual([5]);
    expect(rows(of(5))).toHaveLength(5);
  });

  test('that is long: its end is seen at once, what came before on demand', () => {
    const page = of(50);
    expect(arrows(page)).toEqual([34, 16]);
    expect(all(page, 'summary').map(textOf)).toEqual(
      expect.arrayContaining(['34 earlier', 'The whole conversation as a list (50)']),
    );
    expect(rows(page)).toHaveLength(50);
  });

  test('without end: the last of it, and that it is not all is said', () => {
    const page = of(2000);
    expect(arrows(page)).toEqual([200, 16]);
    expect(rows(page)).toHaveLength(500);
    expect(all(page, 'summary').map(textOf)).toContain('The last 500 of 2000 events as a list');
  });

  test('what is cut in the diagram is whole in the list', () => {
    const text = `${'long '.repeat(200)}end`;
    const page = of(1, () => text);
    expect(textOf(only(all(page, 'text', 'label')))).toMatch(/^long .*….*end$/);
    expect(textOf(only(rows(page)))).toContain(text);
  });

  test('of many: who is concerned is drawn, the others are in the list', () => {
    const transcript = Array.from({ length: 20 }, (_, index) =>
      entry(index, index === 0 ? 'bob' : `guest${index}`, 'server', 'connect'),
    );
    const page = pageOf([resultOf(lesson, 'private', failed, { transcript })]);
    const names = all(page, 'text', 'name').map(textOf);
    expect(names).toHaveLength(6);
    expect(names).toContain('bob');
    expect(rows(page)).toHaveLength(20);
    expect(textOf(page)).toContain('15 more events, of others, are in the list only.');
  });
});

test('where a smaller input fails, too, that one is explained, and the check’s own is behind it', () => {
  const smallest = {
    input: { pieces: [Buffer.from('he'), Buffer.from('llo\n')] },
    failure: silent,
    transcript: [entry(1, 'bob', 'server', 'data', 'small')],
  };
  const transcript = [entry(1, 'bob', 'server', 'data', 'own')];
  const result = { ...resultOf(lesson, 'private', failed, { transcript }), smallest };
  const page = pageOf([result]);
  expect(textOf(only(all(page, 'strong')))).toContain('he|llo␊');
  expect(all(page, 'text', 'label').map(textOf)).toEqual(['small', 'own']);
  const folded = all(page, 'details').filter((each) =>
    textOf(each).startsWith('The conversation of the check itself'),
  );
  expect(all(only(folded), 'text', 'label').map(textOf)).toEqual(['own']);
});

test('what was measured is drawn, whatever the verdict', () => {
  const charts = [
    {
      title: { en: 'held', 'zh-CN': '占用' },
      unit: { en: 'MiB', 'zh-CN': 'MiB' },
      limit: 16,
      points: [[0, 34]],
    },
  ] as const;
  for (const verdict of [passed, failed]) {
    const page = pageOf([resultOf(lesson, 'greeting', verdict, { charts })]);
    expect(only(all(page, 'svg', 'plot')).attributes['aria-label']).toMatch(/34 MiB.*16 MiB/);
  }
});
