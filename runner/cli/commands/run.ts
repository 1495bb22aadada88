import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { explainFailure } from '../../explain/failure.ts';
import { CannotTell, CheckFailed, type Address } from '../../lesson/failure.ts';
import type { Lesson, ProgramSpec } from '../../lesson/lesson.ts';
import { compile } from '../../probe/compile.ts';
import { entryVariable, type FromInside } from '../../probe/inside.ts';
import { prepareFile } from '../../probe/needs.ts';
import { exitStatus, type Command, type Context } from '../context.ts';
import { addressText } from '../connect/target.ts';
import { oneLesson, programNamed, wholeNumber } from '../lessons.ts';
import { addressToRunOn } from '../run-address.ts';
import { Saves } from '../saves.ts';
import { submissionFor } from '../submission.ts';
import { ownCacheFolder, preloadOf } from '../verifying.ts';
import { UsageError } from '../usage-error.ts';

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
      env: { ...lesson.environment, ...running.needs, ...process.env, ...own },
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    child.on('message', (message) => tellOfTakenPort(running, message as FromInside));
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
function tellOfTakenPort({ context, address }: Running, message: FromInside) {
  if (message.type !== 'listen-failed' || message.code !== 'EADDRINUSE') return;
  const { screen, palette, lang } = context;
  const { port } = message;
  const isAsked = port === address.port;
  const text =
    lang === 'zh-CN'
      ? `端口 ${port} 正被本机另一个程序占用：请结束那个程序，或${isAsked ? '用 --port 换一个端口' : '监听 PORT'}。`
      : `Port ${port} is taken by another program on this machine: end that one, or ${isAsked ? 'choose another port with --port' : 'listen on PORT'}.`;
  screen.err(`${palette.red(text)}\n`);
}

const ended = (child: ChildProcess) =>
  new Promise<number>((resolve) => {
    child.once('exit', (status, signal) => resolve(signal === null ? (status ?? 0) : 1));
  });

/** The command that talks to the program, and others that do where they are installed. */
function waysToConnect({ lesson, spec, address: { host, port } }: Running): {
  ours: string;
  others: string[];
} {
  const suggested = lesson.environment?.['GROUP'];
  if (suggested !== undefined) {
    const group = process.env['GROUP'] ?? suggested;
    return { ours: `npx workshop connect --multicast ${group} ${port}`, others: [] };
  }
  const where = host === '127.0.0.1' ? `${port}` : addressText(host, port);
  return spec.protocol === 'udp'
    ? { ours: `npx workshop connect --udp ${where}`, others: [`nc -u ${host} ${port}`] }
    : {
        ours: `npx workshop connect ${where}`,
        others: [`nc ${host} ${port}`, `telnet ${host} ${port}`],
      };
}

/** What the program finds in its environment, as far as the lesson is about it. */
function settings({ lesson, address: { host, port } }: Running): string {
  const suggested = Object.entries(lesson.environment ?? {});
  return [
    ['HOST', host],
    ['PORT', port],
    ...suggested.map(([name, value]) => [name, process.env[name] ?? value]),
  ]
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

function tellHowToConnect(running: Running) {
  const { context, lesson, spec } = running;
  const { screen, palette, lang } = context;
  const say = (text: string) => screen.err(`${palette.dim(text)}\n`);
  const { ours, others } = waysToConnect(running);
  const given = settings(running);
  if (lang === 'zh-CN') {
    say(`${lesson.id} 的 ${spec.name}：${given}。保存后自动重启，Ctrl-C 结束。`);
    say(`在另一个终端连接：${ours}`);
    if (others.length > 0) say(`也可以用：${others.join('   或   ')}`);
  } else {
    say(`${lesson.id} ${spec.name}: ${given}. Restarts on every save; Ctrl-C ends it.`);
    say(`Connect from another terminal: ${ours}`);
    if (others.length > 0) say(`or, if you have it: ${others.join('   or   ')}`);
  }
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
  if (!needs?.file || process.env['FILE'] !== undefined) return {};
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
  context.onExit(() => rmSync(outDir, { recursive: true, force: true }));
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
