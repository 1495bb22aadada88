import { expect, test } from 'vitest';
import { quoted } from '../../../runner/cli/jobs.ts';

test.each([
  ['server.py', 'server.py', 'server.py'],
  ['{}.py', '{}.py', '"{}.py"'],
  ['my work/server.py', "'my work/server.py'", '"my work/server.py"'],
  ['traces\\chat.jsonl', "'traces\\chat.jsonl'", 'traces\\chat.jsonl'],
  ['say "hi"', `'say "hi"'`, '"say \\"hi\\""'],
  ["it's", "'it'\\''s'", '"it\'s"'],
])(
  'the word %s is typed in a way that the shells of the system take it',
  (word, posix, windows) => {
    expect(quoted(word, 'linux')).toBe(posix);
    expect(quoted(word, 'win32')).toBe(windows);
  },
);
