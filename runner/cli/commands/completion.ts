import { bashScript } from '../completion/bash.ts';
import { fishScript } from '../completion/fish.ts';
import { commandLine } from '../completion/line.ts';
import { zshScript } from '../completion/zsh.ts';
import { exitStatus, type Command } from '../context.ts';
import { UsageError } from '../usage-error.ts';

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };

const shellNamed = (name: string) =>
  (Object.keys(scripts) as (keyof typeof scripts)[]).find((shell) => shell === name);

/** Prints what a shell needs to know of the command line. All is in it, so that TAB waits for nothing. */
export const completion: Command = async ({ invocation, catalogue, screen, lang }) => {
  const [name] = invocation.words;
  if (name === undefined) {
    throw new UsageError({
      en: 'For which shell? For example: npx workshop completion bash',
      'zh-CN': '用于哪个 shell？例如：npx workshop completion bash',
    });
  }
  const shell = shellNamed(name);
  if (shell === undefined) {
    throw new UsageError({
      en: `There is no completion for "${name}": choose bash, zsh or fish.`,
      'zh-CN': `没有用于 "${name}" 的补全脚本：请选择 bash、zsh 或 fish。`,
    });
  }
  const lessons = await Promise.all(catalogue.ids.map((id) => catalogue.load(id)));
  screen.out(scripts[shell](commandLine(lessons, lang)));
  return exitStatus.passed;
};
