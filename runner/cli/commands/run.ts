import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { explainFailure } from '../../explain/failure.ts';
import { CannotTell, CheckFailed, type Address } from '../../lesson/failure.ts';
import type { Lesson, ProgramSpec } from '../../lesson/lesson.ts';
import { compile } from '../../probe/compile.ts';
import { channelEnvironment, InsideChannel, stdioWithChannel } from '../../probe/inside-channel.ts';
import { entryVariable, type FromInside } from '../../probe/inside.ts';
import { prepareFile } from '../../probe/needs.ts';
import { exitStatus, type Command, type Context } from '../context.ts';
import { oneLesson, programNamed, wholeNumber } from '../lessons.ts';
import { portRefused } from '../port-refused.ts';
import { addressToRunOn } from '../run-address.ts';
import { Saves } from '../saves.ts';
import { submissionFor } from '../submission.ts';
import { ownCacheFolder, preloadOf } from '../verifying.ts';
import { UsageError } from '../usage-error.ts';
import { howToConnect } from '../ways-to-connect.ts';

const programAskedFor = ({ invocation }: Context, lesson: Lesson): ProgramSpec =>
  programNamed(lesson, invocation.words[1] ?? lesson.programs[0].name);

interface Running {
  readonly context: Context;
  readonly lesson: Lesson;
  readonly spec: ProgramSpec;
  readonly file: string;
  readonly outDir: string;
  readonly address: Address;
  /** The environment that the lesson's needs add. */
  readonly needs: Readonly<Record<string, string>>;
}

/** Compiles and starts the program; undefined when it does not compile, which has been told then. */
async function launch(running: Running): Promise<ChildProcess | undefined> {
  const { context, lesson, spec, file, outDir, address } = running;
  const { screen, palette, lang, invocation } = context;
  try {
    const { outFile } = await compile(file, spec.name, outDir);
    const preload = pathToFileURL(preloadOf(context)).href;
    const args = ['--enable-source-maps', '--import', preload, outFile, ...invocation.rest];
    const own = { HOST: address.host, PORT: String(address.port), [entryVariable]: file };
    const child = spawn(process.execPath, args, {
      cwd: path.dirname(file),
      // What somebody has set by hand counts more than what the lesson suggests.
      env: {
        ...lesson.environment,
        ...running.needs,
        ...process.env,
        ...channelEnvironment,
        ...own,
      },
      stdio: stdioWithChannel('inherit'),
    });
    new InsideChannel(child, (message) => tellOfRefusedPort(running, message));
    const cancel = context.onExit(() => child.kill('SIGKILL'));
    child.once('exit', cancel);
    return child;
  } catch (error) {
    if (!(error instanceof CheckFailed)) throw error;
    const { message, codeFrame } = explainFailure(error.failure, [], lang);
    screen.err(`${palette.red(message)}\n${codeFrame === undefined ? '' : `\n${codeFrame}\n`}`);
    return undefined;
  }
}

/** What Node itself says about it is a stack trace. */
function tellOfRefusedPort({ context, address }: Running, message: FromInside) {
  if (message.type !== 'listen-failed') return;
  const { screen, palette, lang } = context;
  const { code, port } = message;
  const why = portRefused(code, port, port === address.port);
  if (why) screen.err(`${palette.red(why[lang])}\n`);
}

const ended = (child: ChildProcess) =>
  new Promise<number>((resolve) => {
    child.once('exit', (status, signal) => resolve(signal === null ? (status ?? 0) : 1));
  });

function tellHowToConnect({ context, lesson, spec, address, needs }: Running) {
  const { screen, palette, lang } = context;
  const { reads } = spec;
  const settings = Object.entries({ ...needs, ...lesson.environment })
    .filter(([name]) => reads?.includes(name) ?? true)
    .map(([name, value]) => [name, process.env[name] ?? value] as const);
  const runs = {
    lesson: lesson.id,
    program: spec.name,
    protocol: spec.protocol,
    address,
    settings: Object.fromEntries(settings),
  };
  screen.err(howToConnect(runs, lang, palette, screen.width));
}

/** Runs until Ctrl-C, again after every save. */
async function runOnSave(running: Running): Promise<never> {
  const { context, file, spec } = running;
  const isUdp = spec.protocol === 'udp';
  let child: ChildProcess | undefined;
  let endedAt = -Infinity;
  let turn = Promise.resolve();
  const isAlive = () => child && child.exitCode === null && child.signalCode === null;
  const restart = async () => {
    if (child && isAlive()) {
      const gone = ended(child);
      child.kill('SIGKILL');
      await gone;
    }
    const started = await launch(running);
    child = started;
    if (!started) return;
    void ended(started).then((status) => {
      endedAt = performance.now();
      if (child !== started || started.signalCode === 'SIGKILL') return;
      const { lang, palette, screen } = context;
      const text =
        lang === 'zh-CN'
          ? `程序已结束（状态 ${status}）。保存文件可再次运行。`
          : `The program has ended with status ${status}. Save a file to run it again.`;
      screen.err(`${palette.dim(text)}\n`);
    });
  };
  new Saves(path.dirname(file), {
    polls: context.invocation.flags.has('poll'),
    ranAt: () => (isAlive() ? performance.now() : endedAt),
    saved(files) {
      const { lang, palette, screen } = context;
      const names = files.length > 0 ? files : [path.basename(file)];
      const text =
        lang === 'zh-CN'
          ? `${names.join('、')} 已保存：重新启动${isUdp ? '' : '，已有的连接会断开'}。`
          : `${names.join(', ')} saved: starting again${isUdp ? '' : ', which closes the connections'}.`;
      screen.err(`${palette.dim(text)}\n`);
      turn = turn.then(restart);
    },
  });
  turn = turn.then(restart);
  return new Promise<never>(() => undefined);
}

/** What the lesson needs is made now, before the program looks for it. Throws UsageError when that does not work. */
async function environmentFor({ needs }: Lesson): Promise<Record<string, string>> {
  if (!needs?.file) return {};
  const { FILE } = process.env;
  if (FILE !== undefined) return { FILE };
  try {
    return { FILE: await prepareFile(ownCacheFolder(), needs.file) };
  } catch (error) {
    if (!(error instanceof CannotTell)) throw error;
    const { en, 'zh-CN': zh } = error.reason;
    throw new UsageError({
      en: `${en.charAt(0).toUpperCase()}${en.slice(1)}.`,
      'zh-CN': `${zh}。`,
    });
  }
}

export const run: Command = async (context) => {
  const lesson = await context.catalogue.load(oneLesson(context));
  const spec = programAskedFor(context, lesson);
  const submission = submissionFor(context, lesson, false);
  const file = submission.files[spec.name];
  if (file === undefined) {
    const expected = context.workspace.relative(path.join(submission.folder, `${spec.name}.ts`));
    throw new UsageError({
      en: `There is no ${spec.name} yet: it should be ${expected}.`,
      'zh-CN': `还没有 ${spec.name}：它应在 ${expected}。`,
    });
  }
  const outDir = mkdtempSync(path.join(os.tmpdir(), 'workshop-'));
  context.onExit(() => rmSync(outDir, { recursive: true, force: true, maxRetries: 5 }));
  const address = addressToRunOn(process.env, wholeNumber(context, 'port', 1, 65_535));
  const needs = await environmentFor(lesson);
  const running: Running = { context, lesson, spec, file, outDir, address, needs };
  if (spec.role === 'runs') {
    const child = await launch(running);
    return child ? ended(child) : exitStatus.failed;
  }
  tellHowToConnect(running);
  return runOnSave(running);
};
