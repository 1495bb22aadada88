import { findSandbox, type SandboxKind } from '../../classroom/sandbox/sandbox.ts';
import type { Context } from '../context.ts';
import { UsageError } from '../usage-error.ts';

const noneHere = (trouble: string) =>
  process.platform === 'linux'
    ? {
        en: `This machine cannot keep strangers’ programs away from your files and the network (${trouble}).`,
        'zh-CN': `这台机器无法把别人的程序与你的文件和网络隔离开（${trouble}）。`,
      }
    : {
        en: 'Only Linux can keep strangers’ programs away from your files and the network.',
        'zh-CN': '只有 Linux 能把别人的程序与你的文件和网络隔离开。',
      };

/**
 * How strangers' programs are kept away from everything else; undefined where the teacher trusts them. Throws UsageError
 * when neither is so.
 */
export async function isolationOf(context: Context): Promise<SandboxKind | undefined> {
  if (context.invocation.flags.has('trust')) return undefined;
  const found = await findSandbox(context.packageRoot);
  if ('kind' in found) return found.kind;
  const { en, 'zh-CN': chinese } = noneHere(found.trouble);
  throw new UsageError({
    en: `${en} If you have read what was handed in, or know whom it is from, --trust runs it with your rights.`,
    'zh-CN': `${chinese}如果你看过所交的程序，或信任交来的人，可以用 --trust 以你的权限运行它们。`,
  });
}
