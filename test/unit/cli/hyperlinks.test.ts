import { describe, expect, test } from 'vitest';
import { canLink } from '../../../runner/cli/hyperlinks.ts';

const terminal = { isTerminal: true };

test.each([
  [{ TERM_PROGRAM: 'vscode' }],
  [{ TERM_PROGRAM: 'iTerm.app' }],
  [{ TERM: 'xterm-kitty' }],
  [{ VTE_VERSION: '6800' }],
  [{ WT_SESSION: 'a-session' }],
])('a terminal with %o makes links', (env) => {
  expect(canLink(terminal, env)).toBe(true);
});

describe('links are texts', () => {
  test.each([
    ['where nothing says that the terminal knows them', {}],
    ['on a terminal that does not', { TERM_PROGRAM: 'Apple_Terminal', TERM: 'xterm-256color' }],
    ['on a VTE that crashed on them', { VTE_VERSION: '5000' }],
    ['in tmux', { TERM_PROGRAM: 'tmux', TMUX: '/tmp/tmux', VTE_VERSION: '6800' }],
    ['where no colours are wanted', { TERM_PROGRAM: 'vscode', NO_COLOR: '1' }],
    ['where FORCE_HYPERLINK is 0', { TERM_PROGRAM: 'vscode', FORCE_HYPERLINK: '0' }],
  ])('%s', (_, env) => {
    expect(canLink(terminal, env)).toBe(false);
  });

  test('in a pipe', () => {
    expect(canLink({ isTerminal: false }, { TERM_PROGRAM: 'vscode' })).toBe(false);
    expect(canLink({ isTerminal: false }, { FORCE_HYPERLINK: '1' })).toBe(true);
  });
});
