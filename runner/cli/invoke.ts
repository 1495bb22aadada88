import { Catalogue } from '../lesson/catalogue.ts';
import { langs, type Lang } from '../lesson/text.ts';
import { rememberedLanguage } from '../workspace/language.ts';
import { findWorkspace, type Workspace } from '../workspace/workspace.ts';
import { parseInvocation, type Invocation } from './arguments.ts';
import { commands, type CommandName } from './command-table.ts';
import { exitStatus, type Command, type Context, type Screen } from './context.ts';
import { helpText } from './help.ts';
import { chooseLanguage, languageNamed } from './language.ts';
import { makePalette } from './palette.ts';
import { systemErrorText } from './system-error.ts';
import { UsageError } from './usage-error.ts';
import { versionOf } from './version.ts';

/** What the words are said in. */
export type Surroundings = Pick<Context, 'packageRoot' | 'screen' | 'onExit'>;

/** Only what a command needs is loaded. */
const load: Record<CommandName, (screen: Screen) => Promise<Command>> = {
  menu: async (screen) =>
    screen.takesKeys
      ? (await import('./commands/menu.ts')).menu
      : (await import('./commands/list.ts')).list,
  list: async () => (await import('./commands/list.ts')).list,
  read: async () => (await import('./commands/read.ts')).read,
  start: async () => (await import('./commands/start.ts')).start,
  reset: async () => (await import('./commands/start.ts')).reset,
  verify: async () => (await import('./commands/verify.ts')).verify,
  watch: async () => (await import('./commands/watch.ts')).watch,
  replay: async () => (await import('./commands/replay.ts')).replay,
  hint: async () => (await import('./commands/hint.ts')).hint,
  solution: async () => (await import('./commands/solution.ts')).solution,
  grade: async () => (await import('./commands/grade.ts')).grade,
  pack: async () => (await import('./commands/pack.ts')).pack,
  run: async () => (await import('./commands/run.ts')).run,
  connect: async () => (await import('./commands/connect.ts')).connect,
  progress: async () => (await import('./commands/progress.ts')).progress,
  lang: async () => (await import('./commands/lang.ts')).lang,
  completion: async () => (await import('./commands/completion.ts')).completion,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  'author check': async () => (await import('./commands/author-check.ts')).authorCheck,
};

/** What is spoken to the learner. */
let lang: Lang = 'en';

function tooManyWords({ command, words }: Invocation) {
  const { most, usage } = commands[command];
  if (words.length <= most) return;
  const extra = words[most] ?? '';
  throw new UsageError({
    en: `"${extra}" is one word too many: ${`workshop ${command} ${usage}`.trim()}`,
    'zh-CN': `多余的参数 "${extra}"：${`workshop ${command} ${usage}`.trim()}`,
  });
}

async function dispatch(
  invocation: Invocation,
  workspace: Workspace,
  surroundings: Surroundings,
): Promise<number> {
  const { screen, packageRoot } = surroundings;
  if (invocation.flags.has('version')) {
    screen.out(`${versionOf(packageRoot)}\n`);
    return exitStatus.passed;
  }
  if (invocation.flags.has('help')) {
    screen.out(helpText(invocation.command, lang));
    return exitStatus.passed;
  }
  tooManyWords(invocation);
  const context = contextFor(invocation, workspace, surroundings);
  const command = await load[invocation.command](screen);
  return command(context);
}

function contextFor(
  invocation: Invocation,
  workspace: Workspace,
  surroundings: Surroundings,
): Context {
  const context: Context = {
    ...surroundings,
    invocation,
    lang,
    palette: makePalette(surroundings.screen.isTerminal, process.env),
    catalogue: new Catalogue(surroundings.packageRoot),
    workspace,
    cwd: process.cwd(),
    perform: (command, words) => perform(command, words, context),
  };
  return context;
}

/** Does what another command does without options, in the same language. */
async function perform(command: CommandName, words: readonly string[], from: Context) {
  const debug = from.invocation.flags.has('debug');
  const flags = new Set(debug ? ['debug'] : []);
  const values = new Map([['lang', [lang]]]);
  try {
    const invocation = { command, words, flags, values, rest: [], hasRest: false };
    return await dispatch(invocation, from.workspace, from);
  } catch (error) {
    return tell(error, from.screen, debug);
  }
}

/** One sentence for whatever went wrong. Returns the exit status. */
export function tell(error: unknown, screen: Screen, debug: boolean): number {
  if (debug && error instanceof Error) screen.err(`${error.stack ?? error.message}\n`);
  if (error instanceof UsageError) {
    screen.err(`${error.text[lang]}\n`);
    return exitStatus.usage;
  }
  const system = systemErrorText(error, lang);
  if (system !== undefined) {
    screen.err(`${system}\n`);
    return exitStatus.usage;
  }
  const message = error instanceof Error ? error.message : String(error);
  screen.err(
    lang === 'zh-CN'
      ? `检验程序自身出错：${message}（加上 --debug 可查看堆栈）\n`
      : `The workshop itself failed: ${message} (--debug shows the stack trace)\n`,
  );
  return exitStatus.inconclusive;
}

/** The language that is asked for, even where the rest of the line cannot be understood. */
function askedLanguage(argv: readonly string[]): Lang | undefined {
  const end = argv.indexOf('--');
  const own = end < 0 ? argv : argv.slice(0, end);
  const index = own.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = own[index]?.split('=')[1] ?? own[index + 1];
  return index < 0 ? undefined : langs.find((each) => each === asked);
}

/** Does what the words ask for. Returns the exit status, whatever goes wrong. */
export async function invoke(argv: readonly string[], surroundings: Surroundings): Promise<number> {
  const { screen, packageRoot } = surroundings;
  const debug = argv.includes('--debug');
  try {
    const asked = askedLanguage(argv);
    const choose = (remembered?: Lang) =>
      chooseLanguage(asked, remembered, process.env, process.platform).lang;
    lang = choose();
    const workspace = findWorkspace(process.cwd(), packageRoot);
    lang = choose(rememberedLanguage(workspace));
    const invocation = parseInvocation(argv);
    const named = invocation.values.get('lang')?.at(-1);
    if (named !== undefined) lang = languageNamed(named);
    return await dispatch(invocation, workspace, surroundings);
  } catch (error) {
    return tell(error, screen, debug);
  }
}
