import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { KeptMarks } from '../../classroom/kept-marks.ts';
import { ClassMarking } from '../../classroom/mark-class.ts';
import { verifierHash } from '../../classroom/verifier-hash.ts';
import { prepareFile } from '../../probe/needs.ts';
import type { ClassReport } from '../../report/class/class-report.ts';
import { classDocument } from '../../report/class/json.ts';
import { classTable } from '../../report/class/table.ts';
import { toJson } from '../../report/to-json.ts';
import { ProgressBar } from '../class-progress.ts';
import { exitStatus, type Command, type Context } from '../context.ts';
import { classInput, type ClassInput } from '../grade/class-input.ts';
import { ClassOutputs } from '../grade/class-outputs.ts';
import { isolationOf } from '../grade/isolation.ts';
import { wholeNumber } from '../lessons.ts';
import { inOwnNetwork } from '../own-network.ts';
import { ownCacheFolder, randomSeed } from '../verifying.ts';
import { versionsOf } from '../version.ts';

const removal = { recursive: true, force: true, maxRetries: 5 } as const;

/** A folder for what is being marked, and what to say should we be stopped before the end. */
function scratchFolder(context: Context, progress: ProgressBar) {
  const { screen, lang } = context;
  const scratch = mkdtempSync(path.resolve(os.tmpdir(), 'workshop-grade-'));
  const cancel = context.onExit(() => {
    progress.clear();
    rmSync(scratch, removal);
    if (progress.done === progress.all) return;
    screen.err(
      lang === 'zh-CN'
        ? `已批改 ${progress.done}/${progress.all} 份并已保存；再次运行同一命令可以继续。\n`
        : `${progress.done} of ${progress.all} are marked, and kept: the same command goes on from there.\n`,
    );
  });
  return {
    scratch,
    close: () => {
      cancel();
      rmSync(scratch, removal);
    },
  };
}

/** Files that lessons are about are made beforehand: in a sandbox nobody can. */
async function prepareFiles({ lessons }: ClassInput) {
  for (const { needs } of lessons) {
    if (needs?.file) await prepareFile(ownCacheFolder(), needs.file);
  }
}

async function marked(context: Context, input: ClassInput): Promise<ClassReport> {
  const { invocation, packageRoot } = context;
  const sandbox = await isolationOf(context);
  const kept = new KeptMarks(input.folder);
  if (invocation.flags.has('fresh')) await kept.forget();
  const seed = await kept.seed(wholeNumber(context, 'seed', 0, 2 ** 31), randomSeed);
  await prepareFiles(input);
  // Without a sandbox they share the ports of this machine, and many insist on one.
  const usualJobs = sandbox === undefined ? 1 : os.availableParallelism();
  const progress = new ProgressBar(context);
  const { scratch, close } = scratchFolder(context, progress);
  const marking = new ClassMarking({
    ...input,
    sandbox,
    kept,
    seed,
    scratch,
    packageRoot,
    cacheFolder: ownCacheFolder(),
    verifier: await verifierHash(packageRoot),
    versions: versionsOf(packageRoot),
    jobs: wholeNumber(context, 'jobs', 1, 64) ?? usualJobs,
    now: () => new Date(),
  });
  const report = await marking.run(progress);
  progress.clear();
  close();
  return report;
}

function statusOf({ rows }: ClassReport): number {
  const isOpen = rows.some(({ marks }) =>
    [...marks.values()].some(
      (mark) => mark.is === 'marked' && mark.run.result.status === 'inconclusive',
    ),
  );
  return isOpen ? exitStatus.inconclusive : exitStatus.passed;
}

/** Marks a folder of submissions. How they did is no failure of this command. */
export const grade: Command = async (context) => {
  const { invocation, screen, lang, palette } = context;
  const input = await classInput(context);
  const outputs = new ClassOutputs(context);
  await outputs.check();
  if (invocation.flags.has('trust')) {
    const elsewhere = await inOwnNetwork(context, input.lessons);
    if (elsewhere !== undefined) return elsewhere;
  }
  const report = await marked(context, input);
  if (invocation.flags.has('json')) screen.out(toJson(classDocument(report, lang)));
  else {
    screen.out(classTable(report, { lang, palette, width: screen.width }));
    for (const remark of input.remarks) screen.out(`  ${remark[lang]}\n`);
  }
  const written = await outputs.write(report);
  if (!invocation.flags.has('json') && written.length > 0) {
    screen.out(`  ${lang === 'zh-CN' ? '已写入' : 'Written'}: ${written.join(', ')}\n`);
  }
  return statusOf(report);
};
