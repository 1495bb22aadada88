import { marked as markdown, type Token } from 'marked';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../../../runner/lesson/verdict.ts';
import type { Mark, Row } from '../../../../runner/report/class/class-report.ts';
import { feedbackFor } from '../../../../runner/report/class/feedback.ts';
import { aCheck, aLesson } from '../../helpers/a-lesson.ts';
import {
  aClass,
  aRow,
  first,
  hostileNames,
  marked,
  second,
  unusable,
} from '../../helpers/a-class.ts';
import {
  failed,
  inconclusive,
  nasty,
  resultOf,
  resultWith,
  runWith,
  skipped,
} from '../../helpers/results.ts';

const feedback = (row: Row, lang: 'en' | 'zh-CN' = 'en') =>
  feedbackFor(row, aClass([row], [first, second]), lang);

const framing = { framing: failed, colons: skipped('framing') };

/** A mark of which one check failed, having printed this. */
function printing(verdict: Verdict, output: string): Mark {
  const result = resultWith(first, [resultOf(first, 'framing', verdict, { output })]);
  return { ...marked({}), run: runWith(result) };
}

test('a learner reads what holds, what does not, why, and what to do', () => {
  const row = aRow('Ada', { [first.id]: marked({ ...framing, crowd: inconclusive }) });
  const [lesson, other] = feedback(row).split('## 91-another');
  expect(lesson).toBe(`# Ada

## 90-example · An example

**core 1 of 3 · stretch 0 of 1 · points 1 of 3; up to 1 more are open**

### What works

- ✔ \`greeting\`: title of greeting

### What does not work yet

#### \`framing\`: title of framing

bob should have heard "see you" from alice, but nothing came within 2 s.

> **Hint:** first hint of framing

To see it again:

\`\`\`sh
again 90-example framing 71
\`\`\`

### What waits for something else

- – \`colons\`: title of colons (waits until framing passes)

### What could not be judged

- ? \`crowd\`: title of crowd (Error: no loopback)

What could not be judged counts neither for nor against you: the machine or the verifier could not tell. Your teacher decides.

Seed 71 brings back the same names and texts.

`);
  expect(other).toBe(` · An example

Nothing was handed in for this lesson.

---

Marked with socket-workshop 1.2.3 · Node.js 20.19.0
`);
});

test('whoever has done everything is told so, and nothing else', () => {
  const text = feedback(aRow('Ada', { [first.id]: marked({}) }));
  expect(text).toContain('**core 3 of 3 · stretch 1 of 1 · points 3 of 3 and 1 as a bonus**');
  expect(text).toContain('the star is yours');
  expect(text).toContain('- ★ `crowd`: title of crowd');
  expect(text).not.toMatch(/does not work|Seed/);
});

test('what cannot be marked says why; what happened meanwhile is told', () => {
  const incidents = [{ en: 'It was stopped_ at 512 MiB.', 'zh-CN': '已停止。' }];
  const row = aRow('Ada', {
    [first.id]: { ...marked({}), incidents },
    [second.id]: unusable,
  });
  expect(feedback(row)).toContain('It was stopped\\_ at 512 MiB.');
  expect(feedback(row)).toContain('could not be marked. The archive is damaged.');
});

test('the smallest input that fails is shown in place of the larger one', () => {
  const mismatch = {
    kind: 'mismatch',
    who: 'bob',
    wanted: { from: 'alice', text: 'hello' },
    received: 'alice: he\r\n',
  } as const;
  const smallest = {
    input: { pieces: [Buffer.from('b:he'), Buffer.from('llo\r\n')] },
    failure: mismatch,
    transcript: [],
  };
  const text = feedback(aRow('Ada', { [first.id]: marked(framing, first, { smallest }) }));
  expect(text).toContain('**The smallest input that was seen to fail: b:he\\|llo⏎');
  expect(text).toContain('bob should have heard "hello" from alice, but heard "alice: he⏎".');
  expect(text).toContain('```text\nexpected  alice … hello\nreceived  alice: he⏎\n```');
});

test('what is code in a hint is code, and nothing else is', () => {
  const hint = 'What is in `*data*`, and what in <b> and a_b?';
  const asked = aLesson(aCheck('framing', { hints: { en: [hint], 'zh-CN': [hint] } }));
  const text = feedback(aRow('Ada', { [first.id]: marked({ framing: failed }, asked) }));
  expect(text).toContain('What is in `*data*`, and what in \\<b\\> and a\\_b?');
});

test('it is in the learner’s own language, else in that of the class', () => {
  const chinese = aRow('Ada', { [first.id]: marked(framing) }, { lang: 'zh-CN' });
  expect(feedback(chinese)).toContain('### 还没有做到的');
  expect(feedback({ ...chinese, learner: { name: 'Ada' } }, 'zh-CN')).toBe(feedback(chinese));
  expect(feedback(chinese)).not.toMatch(/What|points|Hint|again:|Marked/);
});

/** All that stands in a text, as a reader of Markdown takes it. */
const tokensOf = (text: string): Token[] => {
  const found: Token[] = [];
  void markdown.walkTokens(markdown.lexer(text), (token) => void found.push(token));
  return found;
};

describe('whatever a program says, and whatever people are called, it is text', () => {
  const outputs = [nasty, '```\n# heading\n````\n~~~', '<script>1</script>', '\u001b[2J\u202e'];
  const failures: Verdict[] = [...hostileNames, ...outputs].map((text) => ({
    status: 'failed',
    failure: { kind: 'mismatch', who: text, wanted: { text }, received: `${text}!` },
  }));

  test.each(hostileNames.map((name, index) => [name, index] as const))('%j', (name, index) => {
    const failure = failures[index] ?? failed;
    const output = outputs[index % outputs.length] ?? '';
    const row = aRow(name, { [first.id]: printing(failure, output) });
    const text = feedback(row);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]|\p{Cs}/u);
    const tokens = tokensOf(text);
    const kinds = new Set(tokens.map(({ type }) => type));
    for (const kind of ['html', 'link', 'image', 'table', 'del']) expect(kinds).not.toContain(kind);
    const depths = tokens.flatMap((token) =>
      token.type === 'heading' ? [token.depth as number] : [],
    );
    expect(depths).toEqual([1, 2, 3, 4, 2]);
    const blocks = tokens.filter(({ type }) => type === 'code');
    expect(blocks.at(-1)).toMatchObject({ text: 'again 90-example framing 71' });
    expect(blocks).toHaveLength(3);
  });
});
