import { parseArgs } from 'node:util';
import { didYouMean } from '../lesson/did-you-mean.ts';
import { commands, globalOptions, type CommandName } from './command-table.ts';
import type { OptionSpec } from './table/spec.ts';
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

function commandOf(
  words: readonly string[],
  wantsHelp: boolean,
): { command: CommandName; used: number } {
  const [first, second] = words;
  if (first === undefined) return { command: 'menu', used: 0 };
  const two = `${first} ${second ?? ''}`;
  if (Object.hasOwn(commands, two)) return { command: two as CommandName, used: 2 };
  if (Object.hasOwn(commands, first) && first !== 'menu')
    return { command: first as CommandName, used: 1 };
  const names = Object.keys(commands).filter((name) => name !== 'menu');
  const longer = names.find((name) => name.startsWith(`${first} `));
  if (longer !== undefined && wantsHelp) return { command: longer as CommandName, used: 1 };
  const near = didYouMean(longer ?? first, names);
  throw new UsageError({
    en: `There is no command "${first}".${near.en} \`npx workshop --help\` lists the commands.`,
    'zh-CN': `没有名为 "${first}" 的命令。${near['zh-CN']}用 \`npx workshop --help\` 查看全部命令。`,
  });
}

function unknownOption({ name, rawName }: OptionToken, known: readonly string[]): UsageError {
  const near = didYouMean(name, known);
  const show = (text: string) => text.replace(/(\S+)([?？])$/, '--$1$2');
  return new UsageError({
    en: `There is no option ${rawName} here.${show(near.en)} \`--help\` lists the options.`,
    'zh-CN': `这里没有选项 ${rawName}。用 \`--help\` 查看可用选项。`,
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

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  /** It was written behind a `=`. */
  readonly inlineValue?: boolean | undefined;
}

/** The values of an option; none for a flag. Throws UsageError when it has too many or too few. */
function valuesOf({ name, value, inlineValue = false }: OptionToken, spec: OptionSpec): string[] {
  if (spec.value === undefined) {
    if (value === undefined) return [];
    throw new UsageError({ en: `--${name} takes no value.`, 'zh-CN': `--${name} 不需要值。` });
  }
  // `--seed --json`: what looks like an option is none of its value, unless it was written --seed=-5.
  const looksLikeOption = !inlineValue && value !== '-' && value?.startsWith('-');
  if (value === undefined || looksLikeOption) throw needsValue(name, spec.value);
  const values = (spec.list ? value.split(',') : [value]).filter((each) => each !== '');
  if (values.length === 0) throw needsValue(name, spec.value);
  return values;
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
    const { name } = token;
    const spec = Object.hasOwn(known, name) ? known[name] : undefined;
    if (!spec) throw unknownOption(token, Object.keys(known));
    const given = valuesOf(token, spec);
    if (spec.value === undefined) flags.add(name);
    else values.set(name, [...(values.get(name) ?? []), ...given]);
  }
  const rest = end < 0 ? [] : argv.slice(end + 1);
  return { command, words: words.slice(used), flags, values, rest, hasRest: end >= 0 };
}

/** The arguments that ask for this. */
export const argumentsOf = ({ command, words, flags, values, rest, hasRest }: Invocation) => [
  ...(command === 'menu' ? [] : command.split(' ')),
  ...words,
  ...[...flags].map((name) => `--${name}`),
  ...[...values].flatMap(([name, each]) => each.map((value) => `--${name}=${value}`)),
  ...(hasRest ? ['--', ...rest] : []),
];
