import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { writeAtomic } from '../../workspace/write-atomic.ts';
import { toJson } from '../../report/to-json.ts';
import {
  DamagedProgress,
  merge,
  parseProgress,
  saveProgress,
  stateOf,
} from '../../workspace/progress.ts';
import { exitStatus, type Command, type Context } from '../context.ts';
import { readProgress } from '../progress.ts';
import { aboutFile } from '../system-error.ts';
import { UsageError } from '../usage-error.ts';

async function readImport(context: Context, name: string) {
  const file = path.resolve(context.cwd, name);
  const text = await readFile(file, 'utf8').catch(aboutFile(name));
  try {
    return parseProgress(text);
  } catch (error) {
    if (!(error instanceof DamagedProgress)) throw error;
    const at = error.message;
    throw new UsageError({
      en: `${name} is no exported progress${at === '' ? '' : ` (see ${at} in it)`}. Nothing was changed.`,
      'zh-CN': `${name} 不是导出的进度文件${at === '' ? '' : `（见其中的 ${at}）`}。没有做任何改动。`,
    });
  }
}

export const progress: Command = async (context) => {
  const { invocation, screen, workspace, lang, catalogue, palette } = context;
  const option = (name: string) => invocation.values.get(name)?.at(-1);
  const [importFrom, exportTo] = [option('import'), option('export')];
  let own = await readProgress(context);
  if (importFrom !== undefined) {
    own = merge(own, await readImport(context, importFrom));
    await saveProgress(workspace, own);
  }
  if (exportTo !== undefined) {
    await writeAtomic(path.resolve(context.cwd, exportTo), toJson(own)).catch(aboutFile(exportTo));
    screen.err(lang === 'zh-CN' ? `进度已写入 ${exportTo}\n` : `Progress written to ${exportTo}\n`);
    if (!invocation.flags.has('json')) return exitStatus.passed;
  }
  if (invocation.flags.has('json')) {
    screen.out(toJson(own));
    return exitStatus.passed;
  }
  for (const outline of catalogue.outlines()) {
    const { core, stretch, state } = stateOf(outline, own);
    const bar = '█'.repeat(core.passed) + palette.dim('░'.repeat(core.total - core.passed));
    const star = state === 'star' ? ` ${palette.green('★')}` : '';
    const words =
      lang === 'zh-CN'
        ? `核心 ${core.passed}/${core.total} · 进阶 ${stretch.passed}/${stretch.total}`
        : `core ${core.passed} of ${core.total} · stretch ${stretch.passed} of ${stretch.total}`;
    screen.out(`  ${outline.id.padEnd(18)}${bar}${' '.repeat(12 - core.total)}${words}${star}\n`);
  }
  return exitStatus.passed;
};
