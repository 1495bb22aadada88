import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { body, colours } from '../../helpers/rendered.ts';

const rowsOf = (...rows: readonly (readonly string[])[]) => {
  const [head = [], ...others] = rows;
  return [head, head.map(() => '---'), ...others].map((row) => `| ${row.join(' | ')} |`).join('\n');
};

const api = {
  en: rowsOf(
    ['what', 'what it does, and its default', 'the trap'],
    [
      '`net.createServer([options], [listener])`',
      'a server that does not listen yet; `listener` is called for each `connection` event',
      '`allowHalfOpen` is `false`: when the client ends, Node ends your side as soon as the `end` listeners have run',
    ],
    ['events', '`listening`, `error`', 'an `error` that nobody listens to ends the process'],
  ),
  'zh-CN': rowsOf(
    ['API', '作用和默认值', '陷阱'],
    [
      '`net.createServer([options], [listener])`',
      '创建一个还没有监听的服务器；每来一个连接就调用一次 `listener`',
      '`allowHalfOpen` 默认为 `false`：客户端一结束，`end` 监听器一执行完，Node 就会结束你这一边',
    ],
    ['事件', '`listening`、`error`', '没有人监听的 `error` 会让进程退出'],
  ),
};

test('a small table takes the room that it needs', () => {
  expect(body(rowsOf(['who', 'says'], ['alice', 'hi'], ['你好', '`x\\|y`']))).toBe(
    ['who    says', '────────────', 'alice  hi', '你好   `x|y`'].join('\n'),
  );
});

describe.each(['en', 'zh-CN'] as const)('a table of an API in %s', (lang) => {
  test.each([80, 100])('is a table at %d columns, its cells wrapped', (width) => {
    const lines = body(api[lang], { width, lang }).split('\n');
    const [rule = ''] = lines.filter((line) => /^─+$/.test(line));
    expect(rule.length).toBeGreaterThan(width - 8);
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(rule.length);
    // The rows are told apart, and all begin where their headings do.
    expect(lines.filter((line) => /^┄+$/.test(line))).toHaveLength(1);
    const starts = (line: string) => [
      ...new Set(
        [...line.matchAll(/(?<= {2}|^)\S/g)].map(({ index }) => stringWidth(line.slice(0, index))),
      ),
    ];
    const columns = starts(lines[0] ?? '');
    expect(columns).toHaveLength(3);
    for (const line of lines) expect(columns).toEqual(expect.arrayContaining(starts(line)));
  });

  test('is a list of entries at 60 columns', () => {
    const lines = body(api[lang], { width: 60, lang }).split('\n');
    expect(lines[0]).toBe('`net.createServer([options], [listener])`');
    expect(lines.filter((line) => line === '')).toHaveLength(1);
    const trap = lang === 'en' ? '  the trap: `allowHalfOpen`' : '  陷阱：`allowHalfOpen`';
    expect(lines.some((line) => line.startsWith(trap))).toBe(true);
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(56);
  });

  test('loses nothing at 80 columns', () => {
    const characters = (text: string) => [...text.replace(/[\s|─┄-]/g, '')].sort().join('');
    expect(characters(body(api[lang], { lang }))).toBe(characters(api[lang]));
  });
});

test('a name that is too long for its column is cut behind a mark, or between its words', () => {
  const source = rowsOf(
    ['a', 'b'],
    ['`socket.setMulticastInterface(a)` `writableHighWaterMark`', 'x '.repeat(200)],
  );
  const cut = body(source, { width: 48 }).matchAll(/^(\S+) +x/gm);
  expect([...cut].map(([, part]) => part)).toEqual([
    '`socket.',
    'setMulticast',
    'Interface(a)`',
    '`writableHigh',
    'WaterMark`',
  ]);
});

test('in a list the second column needs no heading, and the first is bold', () => {
  const source = rowsOf(['mistake', 'how it shows'], ['a '.repeat(30), 'b '.repeat(30)]);
  const text = body(source, { width: 40, palette: colours });
  expect(text).not.toContain('how it shows');
  expect(text).toContain('\u001b[1ma a ');
});

test('colours take no room', () => {
  const plain = body(rowsOf(['who', 'says'], ['**alice**', '_hi_'], ['bob', 'x']), {
    palette: colours,
  });
  expect(plain.replace(/\u001b\[\d+m/g, '')).toBe('who    says\n───────────\nalice  hi\nbob    x');
});
