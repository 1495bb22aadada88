import { readFile } from 'node:fs/promises';
import path from 'node:path';
import known from 'string-width';
import { expect, test } from 'vitest';
import { stringWidth } from '../../../runner/lesson/width.ts';

const root = path.join(import.meta.dirname, '..', '..', '..');

test.for([
  ['a Chinese sentence', '服务器：“你好”，《TCP》……'],
  ['marks of our own', '✔ ✖ ★ ○ ⏎ … · ├──▶│ ↑↓ ␀'],
  ['colours', '\u001b[1m粗\u001b[22m\u001b[31mred\u001b[39m'],
  ['a link', '\u001b]8;;https://example.org\u0007here\u001b]8;;\u0007'],
  ['accents that stand apart', 'e\u0301a\u0308'],
  ['emojis', '😀 👨‍👩‍👧 🇨🇳 👍🏽 ❤️ 1️⃣'],
  ['what takes no room', 'a\u2060b\u200bc\ufeffd\u00ade'],
  ['control characters', 'a\tb\rc\u0007d\n'],
  ['nothing', ''],
])('%s takes as many columns as string-width says', ([, text]) => {
  expect(stringWidth(text ?? '')).toBe(known(text ?? ''));
});

test.for(['README.md', 'README.zh-CN.md'])('so does every line of %s of a lesson', async (name) => {
  const text = await readFile(path.join(root, 'lessons', '03-chat-v2', name), 'utf8');
  for (const line of text.split('\n'))
    expect([line, stringWidth(line)]).toEqual([line, known(line)]);
});
