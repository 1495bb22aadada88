import type { Screen } from './context.ts';

const programs = [
  'iTerm.app',
  'WezTerm',
  'vscode',
  'ghostty',
  'Hyper',
  'rio',
  'zed',
  'WarpTerminal',
];

/** Whether a terminal that nobody can ask makes links of texts (OSC 8): those do that say so by their variables. */
export function canLink(
  { isTerminal }: Pick<Screen, 'isTerminal'>,
  env: NodeJS.ProcessEnv,
): boolean {
  // As other programs have it.
  const forced = env['FORCE_HYPERLINK'];
  if (forced !== undefined && forced !== '') return forced !== '0';
  const noColour = env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '';
  const program = env['TERM_PROGRAM'];
  // What a multiplexer has inherited tells of another terminal.
  const isInner = env['TMUX'] !== undefined || env['STY'] !== undefined;
  if (!isTerminal || noColour || isInner || env['TERM'] === 'dumb') return false;
  return (
    (program !== undefined && programs.includes(program)) ||
    ['xterm-kitty', 'alacritty', 'foot', 'xterm-ghostty'].includes(env['TERM'] ?? '') ||
    // Of VTE (GNOME Terminal and others), from the first version that did not crash on it.
    Number(env['VTE_VERSION']) > 5000 ||
    ['WT_SESSION', 'KONSOLE_VERSION', 'DOMTERM'].some((name) => env[name] !== undefined)
  );
}
