import { describe, expect, test } from 'vitest';
import { argumentsOf, parseInvocation } from '../../../runner/cli/arguments.ts';
import { commands, globalOptions } from '../../../runner/cli/command-table.ts';
import type { OptionSpec } from '../../../runner/cli/table/spec.ts';
import { UsageError } from '../../../runner/cli/usage-error.ts';
import { didYouMean } from '../../../runner/lesson/did-you-mean.ts';

const parse = (line: string) => parseInvocation(line.split(' ').filter((word) => word !== ''));

/** The sentences that a wrong command line is answered with. */
function complaint(line: string) {
  try {
    parse(line);
  } catch (error) {
    if (error instanceof UsageError) return error.text;
    throw error;
  }
  throw new Error(`no complaint about ${line}`);
}

describe('what is asked for', () => {
  test('nothing at all is the menu', () => {
    expect(parse('')).toMatchObject({ command: 'menu', words: [], hasRest: false });
    expect(parse('--lang en').command).toBe('menu');
  });

  test('a command, its words, flags and values, in any order', () => {
    const invocation = parse('--lang zh-CN verify --bail 3 --seed=71 chat-v1 --json');
    expect(invocation.command).toBe('verify');
    expect(invocation.words).toEqual(['3', 'chat-v1']);
    expect([...invocation.flags]).toEqual(['bail', 'json']);
    expect(Object.fromEntries(invocation.values)).toEqual({ lang: ['zh-CN'], seed: ['71'] });
  });

  test('a command of two words, with its options anywhere', () => {
    expect(parse('author check 03 --load')).toMatchObject({
      command: 'author check',
      words: ['03'],
    });
    expect(parse('author --load check 03').command).toBe('author check');
  });

  test('several checks, with commas or one by one', () => {
    const values = (line: string) => parse(line).values.get('check');
    expect(values('verify 3 --check private,colons')).toEqual(['private', 'colons']);
    expect(values('verify 3 --check private --check=colons,')).toEqual(['private', 'colons']);
  });

  test('a value with a comma stays whole where one thing is meant', () => {
    expect(parse('verify 3 --file a,b.ts').values.get('file')).toEqual(['a,b.ts']);
  });

  test('-h is --help', () => {
    expect(parse('verify -h').flags.has('help')).toBe(true);
  });
});

describe('what follows --', () => {
  test('is another command, with options of its own', () => {
    const invocation = parse('verify 3 --json -- python3 -u server.py --seed -- x');
    expect(invocation.rest).toEqual(['python3', '-u', 'server.py', '--seed', '--', 'x']);
    expect(invocation).toMatchObject({ words: ['3'], hasRest: true });
    expect([...invocation.values]).toEqual([]);
  });

  test('may be nothing, and then it still stands there', () => {
    expect(parse('verify 3 --')).toMatchObject({ rest: [], hasRest: true });
  });
});

describe('what cannot be understood is named', () => {
  test.each([
    ['verfy', 'There is no command "verfy". Did you mean verify?'],
    ['author chek', 'There is no command "author". Did you mean author check?'],
    ['frobnicate', 'There is no command "frobnicate". `npx workshop --help`'],
    ['menu', 'There is no command "menu".'],
    ['constructor', 'There is no command "constructor".'],
    ['__proto__', 'There is no command "__proto__".'],
    ['verify --chek a', 'There is no option --chek here. Did you mean --check?'],
    ['list --seed 1', 'There is no option --seed here.'],
    ['list --constructor', 'There is no option --constructor here.'],
    ['list --__proto__', 'There is no option --__proto__ here.'],
    ['verify --no-bail', 'There is no option --no-bail here.'],
    ['verify --seed', '--seed needs a value: --seed N.'],
    ['verify --seed --bail', '--seed needs a value: --seed N.'],
    ['verify --check', '--check needs a value: --check ID.'],
    ['verify --json=yes', '--json takes no value.'],
  ])('%s', (line, sentence) => {
    expect(complaint(line).en.slice(0, sentence.length)).toBe(sentence);
  });

  test.each(['verfy', 'list --seed 1', 'verify --seed', 'verify --json=yes'])(
    'in Chinese, too: %s',
    (line) => expect(complaint(line)['zh-CN']).toMatch(/\p{Script=Han}/u),
  );
});

test.for([
  [],
  ['list', '--json'],
  ['author', 'check', '05', '--only', 'ttl,loop', '--lang', 'zh-CN'],
  [
    'verify',
    '5',
    '--file=-odd',
    '--check',
    'a',
    '--check',
    'b',
    '--',
    'python3',
    '--json',
    '{}.py',
  ],
  ['verify', '--'],
])('an invocation can be told in arguments again: %j', (argv) => {
  const invocation = parseInvocation(argv);
  expect(parseInvocation(argumentsOf(invocation))).toEqual(invocation);
});

test('the nearest name is only one that is near', () => {
  const names = ['private', 'private-missing', 'list'];
  expect(didYouMean('privat', names).en).toContain('Did you mean private?');
  expect(didYouMean('private-mising', names)['zh-CN']).toContain('private-missing');
  expect(didYouMean('greeting', names)).toEqual({ en: '', 'zh-CN': '' });
  expect(didYouMean('x', [])).toEqual({ en: '', 'zh-CN': '' });
});

test('an option of one name takes a value in every command, or in none', () => {
  const specs: [string, OptionSpec][] = [
    ...Object.entries<OptionSpec>(globalOptions),
    ...Object.values(commands).flatMap(({ options }) => Object.entries(options)),
  ];
  const kinds = new Map<string, Set<boolean>>();
  for (const [name, { value }] of specs) {
    kinds.set(name, (kinds.get(name) ?? new Set()).add(value === undefined));
  }
  expect([...kinds].filter(([, kind]) => kind.size > 1).map(([name]) => name)).toEqual([]);
});
