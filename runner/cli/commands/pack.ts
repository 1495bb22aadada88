import { existsSync } from 'node:fs';
import path from 'node:path';
import { writeAtomic } from '../../workspace/write-atomic.ts';
import { lastVerdict, verdictDocument } from '../../classroom/last-verdict.ts';
import { packed, readToPack, type ToPack } from '../../classroom/pack.ts';
import { Unusable } from '../../classroom/unusable.ts';
import { toJson } from '../../report/to-json.ts';
import { exitStatus, type Command, type Context } from '../context.ts';
import { lessonId, oneLesson } from '../lessons.ts';
import { tellPacked } from '../packed.ts';
import { readProgressIfPossible } from '../progress.ts';
import { notStarted } from '../submission.ts';
import { aboutFile } from '../system-error.ts';
import { UsageError } from '../usage-error.ts';
import { versionsOf } from '../version.ts';

/** The lessons that are named, each once, and started. */
function lessonsToPack(context: Context): string[] {
  const { words } = context.invocation;
  const named = words.length === 0 ? [oneLesson(context)] : words;
  const ids = [...new Set(named.map((word) => lessonId(context, word)))].sort();
  const missing = ids.find((id) => !existsSync(context.workspace.solution(id)));
  if (missing !== undefined) throw notStarted(missing);
  return ids;
}

/** What the archive is called. It must be one that is known for an archive, and not a program by mistake. */
function archiveName({ invocation }: Context, [first = '', ...others]: readonly string[]): string {
  const usual = others.length === 0 ? first : 'solutions';
  const name = invocation.values.get('out')?.at(-1) ?? `${usual}.tar.gz`;
  if (/\.(tar\.gz|tgz)$/i.test(name)) return name;
  throw new UsageError({
    en: `--out ${name} must end in .tar.gz, so that the archive is known for one.`,
    'zh-CN': `--out ${name} 必须以 .tar.gz 结尾，这样才能认出它是压缩包。`,
  });
}

async function read(context: Context, ids: readonly string[], archive: string): Promise<ToPack> {
  const toPack = await readToPack(context.workspace.root, ids, archive).catch((error: unknown) => {
    if (!(error instanceof Unusable)) throw error;
    const { en, 'zh-CN': chinese } = error.because;
    throw new UsageError({
      en: `Nothing was packed. ${en}`,
      'zh-CN': `没有打包。${chinese}`,
    });
  });
  const empty = ids.find((id) => toPack.lessons.get(id)?.length === 0);
  if (empty === undefined) return toPack;
  throw new UsageError({
    en: `There is nothing to pack in solutions/${empty}/.`,
    'zh-CN': `solutions/${empty}/ 里没有可以打包的文件。`,
  });
}

/** Makes the archive that a learner hands in, with what the verifier said last. Sends it nowhere. */
export const pack: Command = async (context) => {
  const { cwd, catalogue, packageRoot } = context;
  const ids = lessonsToPack(context);
  const name = archiveName(context, ids);
  const archive = path.resolve(cwd, name);
  const toPack = await read(context, ids, archive);
  const progress = await readProgressIfPossible(context);
  const verdicts = await Promise.all(
    [...toPack.lessons].map(async ([id, files]) =>
      lastVerdict(await catalogue.load(id), progress, files),
    ),
  );
  const document = verdictDocument(verdicts, versionsOf(packageRoot), new Date());
  const bytes = await packed(toPack, toJson(document));
  await writeAtomic(archive, bytes).catch(aboutFile(name));
  tellPacked(context, name, toPack, verdicts);
  return exitStatus.passed;
};
