import { parseArgs } from 'node:util';
import { closest, distance } from 'fastest-levenshtein';
import { commands, globalOptions, type CommandName, type OptionSpec } from './command-table.ts';
import { UsageError } from './usage-error.ts';

/** What the user asked for, as data. */
export interface Invocation {
  readonly command: CommandName;
  /** Lessons or other words after the command. */
  readonly words: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, readonly string[]>;
  /** What stands after `--`. */
  readonly rest: readonly string[];
  /** Whether `--` stands there at all. */
  readonly hasRest: boolean;
}

/** The nearest of some names, when it is near enough to have been meant. */
function nearest(name: string, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  const candidate = closest(name, names);
  return distance(name, candidate) <= Math.max(2, name.length / 3) ? candidate : undefined;
}

export const didYouMean = (name: string, names: readonly string[]) => {
  const near = nearest(name, names);
  return near === undefined
    ? { en: '', 'zh-CN': '' }
    : { en: ` Did you mean ${near}?`, 'zh-CN': `是不是想用 ${near}？` };
};

function commandOf(
  words: readonly string[],
  wantsHelp: boolean,
): { command: CommandName; used: number } {
  const [first, second] = words;
  if (first === undefined) return { command: 'menu', used: 0 };
  const two = `${first} ${second ?? ''}`;
  if (two in commands) return { command: two as CommandName, used: 2 };
  if (first in commands && first !== 'menu') return { command: first as CommandName, used: 1 };
  const names = Object.keys(commands).filter((name) => name !== 'menu');
  const longer = names.find((name) => name.startsWith(`${first} `));
  if (longer !== undefined && wantsHelp) return { command: longer as CommandName, used: 1 };
  const near = didYouMean(longer ?? first, names);
  throw new UsageError({
    en: `There is no command "${first}".${near.en} \`workshop --help\` lists the commands.`,
    'zh-CN': `没有命令 "${first}"。${near['zh-CN']}用 \`workshop --help\` 查看全部命令。`,
  });
}

function unknownOption(name: string, known: readonly string[]): UsageError {
  const near = didYouMean(name, known);
  const show = (text: string) => text.replace(/(\S+)([?？])$/, '--$1$2');
  return new UsageError({
    en: `There is no option --${name} here.${show(near.en)} \`--help\` lists the options.`,
    'zh-CN': `这里没有选项 --${name}。用 \`--help\` 查看可用选项。`,
  });
}

const needsValue = (name: string, placeholder: string) =>
  new UsageError({
    en: `--${name} needs a value: --${name} ${placeholder}.`,
    'zh-CN': `--${name} 需要一个值：--${name} ${placeholder}。`,
  });

/** The words and options of a command line, whatever command it is for. */
function tokensOf(args: readonly string[]) {
  const specs = [globalOptions, ...Object.values(commands).map(({ options }) => options)];
  const options = Object.fromEntries(
    specs
      .flatMap((each) => Object.entries<OptionSpec>(each))
      .map(([name, { value, short }]) => [
        name,
        { type: value === undefined ? 'boolean' : 'string', ...(short ? { short } : {}) } as const,
      ]),
  );
  return parseArgs({
    args: [...args],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options,
  }).tokens;
}

/** The values of an option; none for a flag. Throws UsageError when it has too many or too few. */
function valuesOf(name: string, value: string | undefined, spec: OptionSpec): string[] {
  if (spec.value === undefined) {
    if (value === undefined) return [];
    throw new UsageError({ en: `--${name} takes no value.`, 'zh-CN': `--${name} 不需要值。` });
  }
  if (value === undefined || value === '' || (value.startsWith('-') && value !== '-')) {
    throw needsValue(name, spec.value);
  }
  return spec.list ? value.split(',').filter((each) => each !== '') : [value];
}

/** Decides what is asked for. Throws UsageError when that cannot be known. */
export function parseInvocation(argv: readonly string[]): Invocation {
  const end = argv.indexOf('--');
  const tokens = tokensOf(end < 0 ? argv : argv.slice(0, end));
  const words = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const { command, used } = commandOf(
    words,
    tokens.some((token) => token.kind === 'option' && token.name === 'help'),
  );
  const known: Record<string, OptionSpec> = { ...globalOptions, ...commands[command].options };
  const flags = new Set<string>();
  const values = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, value } = token;
    const spec = known[name];
    if (!spec) throw unknownOption(name, Object.keys(known));
    const given = valuesOf(name, value, spec);
    if (spec.value === undefined) flags.add(name);
    else values.set(name, [...(values.get(name) ?? []), ...given]);
  }
  const rest = end < 0 ? [] : argv.slice(end + 1);
  return { command, words: words.slice(used), flags, values, rest, hasRest: end >= 0 };
}
