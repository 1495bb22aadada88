import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { findCommand } from '../workspace/find-command.ts';
import type { Context, Screen } from './context.ts';

/** The first version of less that hands on links (OSC 8); older ones show what they are made of. */
const linksSince = 581;

/** Whether links are links in this pager, too. */
export function passesLinks(pager: string): boolean {
  if (!/^(\S*[\\/])?less(\.exe)?(\s|$)/.test(pager)) return false;
  const { stdout } = spawnSync(`${pager} --version`, { shell: true, encoding: 'utf8' });
  return Number(/^less (\d+)/.exec(stdout)?.[1]) >= linksSince;
}

/** What the user wants long texts to be shown by, a screenful at a time; undefined for nothing. */
export function pagerCommand(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  isThere: (name: string) => boolean,
): string | undefined {
  const asked = env['PAGER']?.trim();
  if (asked !== undefined) return asked === '' || asked === 'cat' ? undefined : asked;
  if (isThere('less')) return 'less';
  // That of Windows takes our text for one in another encoding.
  return platform !== 'win32' && isThere('more') ? 'more' : undefined;
}

/** The pager, as it would be typed; undefined where a text is to be printed. */
export function choosePager({ isTerminal }: Screen, env: NodeJS.ProcessEnv): string | undefined {
  if (!isTerminal || env['TERM'] === 'dumb') return undefined;
  const isThere = (name: string) => findCommand(name) !== undefined;
  return pagerCommand(env, process.platform, isThere);
}

/** What less must be told: colours are let through, and the text is UTF-8 wherever we are. */
export const pagerEnvironment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...env,
  LESS: `-R ${env['LESS'] ?? ''}`.trim(),
  LESSCHARSET: env['LESSCHARSET'] ?? 'utf-8',
});

/** What a shell says of a command that there is not. */
const notFound = 127;

/** While a pager is there, Ctrl-C is for it. Returns how to take that back. */
function leaveCtrlC(): () => void {
  const ours = process.listeners('SIGINT');
  const nothing = () => undefined;
  process.removeAllListeners('SIGINT');
  process.on('SIGINT', nothing);
  return () => {
    process.off('SIGINT', nothing);
    for (const listener of ours) process.on('SIGINT', listener);
  };
}

function start(pager: string) {
  // Without a shell where none is needed: it would stand between us and what may have to be ended.
  const isPlain = /^[\w\s./:+-]+$/.test(pager);
  const [program = '', ...args] = isPlain ? pager.split(/\s+/) : [pager];
  return spawn(program, args, {
    shell: !isPlain,
    stdio: ['pipe', 'inherit', 'inherit'],
    env: pagerEnvironment(process.env),
  });
}

/** Shows a text in the pager until the user leaves it. False where that was not done: it is short, or there is no such pager. */
export async function showIn(pager: string, text: string, context: Context): Promise<boolean> {
  // The last row is for the prompt of the shell.
  if (text.split('\n').length <= process.stdout.rows) return false;
  const child = start(pager);
  const takeBack = [leaveCtrlC(), context.onExit(() => child.kill())];
  // Whoever leaves before the end has not read all of it.
  child.stdin.on('error', () => undefined);
  child.stdin.end(text);
  const isShown = await once(child, 'exit').then(
    ([status]: (number | null)[]) => status !== notFound,
    () => false,
  );
  for (const each of takeBack) each();
  return isShown;
}
