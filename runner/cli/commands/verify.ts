import type { LessonResult } from '../../engine/events.ts';
import { emptyRecord } from '../../engine/ports.ts';
import { repeats } from '../../report/pretty-document.ts';
import type { Run } from '../../report/run.ts';
import { exitStatus, type Command, type Context } from '../context.ts';
import { checkFiles, deliver } from '../deliver.ts';
import { jobsOf, type Job } from '../jobs.ts';
import { wholeNumber } from '../lessons.ts';
import { outputsOf, type Outputs } from '../outputs.ts';
import { inOwnNetwork } from '../own-network.ts';
import { rememberVerdicts } from '../progress.ts';
import { runShown, runSilently } from '../run-job.ts';
import { Traces } from '../traces.ts';
import { randomSeed } from '../verifying.ts';

async function record(context: Context, { submission }: Job, result: LessonResult) {
  const { invocation } = context;
  // Only the learner's own work counts.
  if (invocation.flags.has('solution') || invocation.values.has('file')) return;
  if (Object.keys(submission.files).length === 0 && !submission.command) return;
  await rememberVerdicts(context, result);
}

/** Conversations take room; for comparing verdicts they are not needed. */
const withoutRecords = (result: LessonResult): LessonResult => ({
  ...result,
  checks: result.checks.map(({ check, verdict }) => ({
    check,
    verdict,
    record: emptyRecord,
  })),
});

/** How often, and how, a lesson is verified. */
interface Plan {
  readonly times: number;
  readonly seed: number | undefined;
  readonly outputs: Outputs;
  readonly traces: Traces | undefined;
}

async function runsOf(context: Context, job: Job, plan: Plan): Promise<Run[]> {
  const { times, seed, outputs, traces } = plan;
  const runs: Run[] = [];
  for (let time = 0; time < times; time += 1) {
    const options = {
      // A seed that was given is kept, so that every run is the same one.
      seed: seed ?? randomSeed(),
      bail: context.invocation.flags.has('bail'),
      explains: times === 1,
      ...(job.only ? { only: job.only } : {}),
    };
    const result = await (outputs.isLive ? runShown : runSilently)(context, job, options);
    await record(context, job, result);
    await traces?.write(job, result, time + 1);
    // Whatever wants to look at the conversations of all runs at the end must be named here.
    const keepsRecords = outputs.documents.length > 0 || times === 1;
    runs.push({ ...job, result: keepsRecords ? result : withoutRecords(result) });
  }
  if (outputs.isLive) {
    const results = runs.map(({ result }) => result);
    context.screen.out(repeats(results, context.lang));
  }
  return runs;
}

function statusOf(runs: readonly Run[]): number {
  const statuses = runs.map(({ result }) => result.status);
  if (statuses.includes('failed')) return exitStatus.failed;
  return statuses.includes('inconclusive') ? exitStatus.inconclusive : exitStatus.passed;
}

export const verify: Command = async (context) => {
  const outputs = outputsOf(context.invocation);
  const seed = wholeNumber(context, 'seed', 0, 2 ** 31);
  const times = wholeNumber(context, 'repeat', 1, 1000) ?? 1;
  const jobs = await jobsOf(context);
  await checkFiles(context, outputs);
  const traces = await Traces.open(context, jobs, times);
  const elsewhere = await inOwnNetwork(
    context,
    jobs.map(({ lesson }) => lesson),
  );
  if (elsewhere !== undefined) return elsewhere;
  const runs: Run[] = [];
  const plan = { times, seed, outputs, traces };
  for (const job of jobs) runs.push(...(await runsOf(context, job, plan)));
  await deliver(context, outputs, runs);
  if (traces && outputs.isLive) context.screen.out(traces.hint());
  return statusOf(runs);
};
