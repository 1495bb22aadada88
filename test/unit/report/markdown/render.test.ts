import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { body, colours, rendered } from '../../helpers/rendered.ts';

const widest = (text: string) => Math.max(...text.split('\n').map((line) => stringWidth(line)));

describe('text', () => {
  test('is wrapped anew, with a margin on both sides, and never wider than 100 columns', () => {
    const source = `${'word '.repeat(20)}\n${'word '.repeat(40)}`;
    const text = rendered(source, { width: 60 });
    expect(widest(text)).toBeLessThanOrEqual(58);
    expect(text).toMatch(/^\n( {2}word( word){10}\n)+ {2}word/);
    expect(widest(rendered(source, { width: 300 }))).toBeLessThanOrEqual(102);
  });

  test('has marks where there are no colours, and colours instead of them', () => {
    const source = 'a **bold** and _slanted_ `word`';
    expect(body(source)).toBe('a *bold* and _slanted_ `word`');
    const { bold, italic, cyan } = colours;
    expect(body(source, { palette: colours })).toBe(
      `a ${bold('bold')} and ${italic('slanted')} ${cyan('word')}`,
    );
  });

  test('keeps code in one piece, to be copied, unless it takes more than a line', () => {
    const source = 'Which process has the port? `netstat -ano | findstr :8080` knows.';
    expect(body(source, { width: 50 })).toBe(
      'Which process has the port?\n`netstat -ano | findstr :8080` knows.',
    );
    expect(body(source, { width: 30 })).toBe(
      'Which process has the\nport?\n`netstat -ano | findstr\n:8080` knows.',
    );
  });

  test('joins lines of Chinese without a blank between them, others with one', () => {
    expect(body('一行\n又一行，\n`code`\n和 **粗\n体**\nEnglish\nwords')).toBe(
      '一行又一行，`code` 和 *粗体* English words',
    );
  });

  test('breaks Chinese between any two characters, but not before a closing mark', () => {
    expect(body('一二三四五六七八，九十', { width: 20 })).toBe('一二三四五六七\n八，九十');
  });

  test('leaves no mark alone, and no Chinese code in two pieces', () => {
    expect(body('一二三四五六*七八*九', { width: 18 })).toBe('一二三四五六\n_七八_九');
    expect(body('一二三四五 `b:一二`，三', { width: 22 })).toBe('一二三四五\n`b:一二`，三');
    expect(body('`b:一二三四五六七`', { width: 18 })).toBe('`b:一二三四五\n六七`');
  });

  test('has its entities and escapes resolved, and its HTML left out', () => {
    expect(body('a &lt; b &amp;&amp; \\*c\\*<!-- no --> `&lt;`<br>next')).toBe(
      'a < b && *c* `&lt;`\nnext',
    );
    expect(body('<!-- prettier-ignore -->\n\nonly this')).toBe('only this');
  });

  test('is the same from a checkout that has \\r\\n', () => {
    const source = '# A\n\none\ntwo\n\n- a\n- b\n\n```\ndraw\n  ing\n```\n';
    expect(rendered(source.replaceAll('\n', '\r\n'))).toBe(rendered(source));
  });

  test('cannot do anything to the terminal', () => {
    const source =
      '\u001b[2J # \u001b]0;mine\u0007 `\u009b31m` &#27;[2J\n\n```js\n\u001b[2J\n```\n\n```\n\u001b[2J\n```\n[x](https://a.b/\u001b\\)';
    expect(rendered(source, { hyperlinks: true })).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/,
    );
  });
});

test('headings stand out without colours, too', () => {
  expect(body('# 02 · 聊天室\n\n## What\n\n### More\n\ntext')).toBe(
    ['02 · 聊天室', '═══════════', '', '', 'What', '────', '', 'More', '┄┄┄┄', '', 'text'].join(
      '\n',
    ),
  );
});

test('an empty heading takes no room', () => {
  expect(body('#\n\ntext\n\n##\n')).toBe('text');
});

test('lists: items hang, may be numbered, and hold lists', () => {
  const source = '- one two three four five six\n- b\n  1. first\n  2. second\n';
  expect(body(source, { width: 23 })).toBe(
    ['• one two three', '  four five six', '• b', '  1. first', '  2. second'].join('\n'),
  );
  expect(body('- a\n\n- b\n')).toBe('• a\n\n• b');
});

test('what is quoted has a bar before each line', () => {
  expect(body('> one two three four', { width: 16 })).toBe('│ one two\n│ three four');
});

describe('links', () => {
  const source = 'see [one](https://a.b/1), [two](https://a.b/2) and [one](https://a.b/1) again';

  test('have numbers, and what these stand for comes last, in one piece', () => {
    const text = body(source, { width: 20 });
    expect(text).toMatch(/^see one \[1\],\ntwo \[2\] and\none \[1\] again\n/);
    expect(text).toMatch(/Links\n─────\n\n\[1\] https:\/\/a\.b\/1\n\[2\] https:\/\/a\.b\/2$/);
    expect(body(source, { lang: 'zh-CN' })).toContain('链接\n────\n');
  });

  test('are links where the terminal knows them, on each line of its own', () => {
    const text = body('[one two](https://a.b/ü)', { width: 8, hyperlinks: true });
    const link = (label: string) =>
      `\u001b]8;;https://a.b/%C3%BC\u001b\\${label}\u001b]8;;\u001b\\`;
    expect(text).toBe(`${link('one')}\n${link('two')}`);
  });

  test('keep the distance that Chinese keeps from numbers', () => {
    const text = body('见[第 0 课](https://a.b/)的[末尾](https://a.b/)。', { lang: 'zh-CN' });
    expect(text).toMatch(/^见第 0 课 \[1\] 的末尾 \[1\]。\n/);
  });

  test('have a number even so where they lead to no page', () => {
    expect(body('[file](server.ts)', { hyperlinks: true })).toContain('file [1]\n');
  });

  test('within the text, and those that say where they lead, are only text', () => {
    expect(body('[here](#api) <https://a.b/> https://a.b/c')).toBe(
      'here https://a.b/ https://a.b/c',
    );
  });
});

describe('code', () => {
  const drawing = `  +---+   a long line that is wider than the terminal\n  |你好| ${'='.repeat(60)}\n\n      ok`;

  test('a drawing is never changed, and stays within 80 columns if it has 78', () => {
    for (const block of [`\`\`\`\n${drawing}\n\`\`\``, drawing.replace(/^(?=.)/gm, '    ')]) {
      const text = rendered(`text\n\n${block}\n`, { width: 40, palette: colours });
      expect(text.replace(/^ {2}/gm, '')).toBe(`\ntext\n\n${drawing}\n`);
    }
    expect(widest(rendered(`\`\`\`\n${'x'.repeat(78)}\n\`\`\``))).toBe(80);
  });

  test('what a program prints is not changed either', () => {
    expect(body('```text output\nconst a = 1;\n```', { palette: colours })).toBe('  const a = 1;');
  });

  test('has colours: keywords, strings, comments, and what is within a template is code again', () => {
    const { cyan, green, dim, yellow } = colours;
    const text = body("```js run\nlet a = `x${b}` + 'c'; // why <\n```", { palette: colours });
    expect(text).toBe(
      `  ${cyan('let')} a = ${green('`x')}\${b}${green('`')} + ${green("'c'")}; ${dim('// why <')}`,
    );
    expect(body('```json\n{ "a": 1 }\n```', { palette: colours })).toContain(yellow('1'));
    expect(body('```sh\nls # all\n```', { palette: colours })).toContain(dim('# all'));
  });

  test.each(['js', 'ts', 'sh', 'json'])('%s without colours is what it was', (language) => {
    const code = '{ "a": [1, "<b>"] }\n\n  # `x` // y & z';
    expect(body(`\`\`\`${language}\n${code}\n\`\`\``)).toBe(code.replace(/^(?=.)/gm, '  '));
  });

  test('where it is too wide, comments stand above what they stood behind', () => {
    const source = '```sh\nworkshop start 02   # copies it\nworkshop run 02     # runs it\n```';
    expect(body(source, { width: 30 })).toBe(
      ['# copies it', 'workshop start 02', '# runs it', 'workshop run 02']
        .map((line) => `  ${line}`)
        .join('\n'),
    );
    expect(body(source, { width: 80 })).toContain('workshop start 02   # copies it\n');
  });

  test('what fits without its comment is not broken', () => {
    const source = '```ts\nsocket.send(bytes, port, host); // and then?\n```';
    const code = 'socket.send(bytes, port, host);';
    expect(body(source, { width: code.length + 6 })).toBe(`  // and then?\n  ${code}`);
  });

  test('a comment that has a line for itself leaves no empty one behind it', () => {
    const source = '```ts\n// begins\nsocket.write(text); // and says it\n```';
    expect(body(source, { width: 25 })).toBe(
      ['// begins', '// and says it', 'socket.write(text);'].map((line) => `  ${line}`).join('\n'),
    );
  });

  test('what is still too wide goes on in the next line, with a mark', () => {
    const source =
      '```ts\n  const server = net.createServer(options, listener);\n// one two three four five six\n```';
    expect(body(source, { width: 40 })).toBe(
      [
        '    const server =',
        '      ↪ net.createServer(options,',
        '      ↪ listener);',
        '  // one two three four five six',
      ].join('\n'),
    );
  });
});
