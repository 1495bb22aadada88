import { describe, expect, test } from 'vitest';
import { commands, globalOptions } from '../../../runner/cli/command-table.ts';
import { bashScript } from '../../../runner/cli/completion/bash.ts';
import { fishScript } from '../../../runner/cli/completion/fish.ts';
import { commandLine } from '../../../runner/cli/completion/line.ts';
import { zshScript } from '../../../runner/cli/completion/zsh.ts';
import type { OptionSpec } from '../../../runner/cli/table/spec.ts';
import { aCheck, aLesson } from '../helpers/a-lesson.ts';

const lesson = aLesson(
  aCheck('greets'),
  aCheck('quotes', { title: { en: "it's b:TEXT \\o/", 'zh-CN': '引号' } }),
);
const line = commandLine([lesson], 'en');
const lessons = [{ word: '90-example', text: 'An example' }];

const command = (name: string) => line.commands.find(({ word }) => word === name);
const value = (of: string, option: string) =>
  command(of)?.options.find(({ word }) => word === option)?.value;

describe('what may stand on the command line', () => {
  test('is known from the table of commands', () => {
    expect(command('verify')).toMatchObject({ places: [lessons], repeats: true });
    expect(command('hint')).toMatchObject({ places: [lessons, 'checks'], repeats: false });
    expect(command('run')).toMatchObject({ places: [lessons, 'programs'] });
    expect(command('replay')).toMatchObject({ places: ['files'] });
    expect(command('connect')).toMatchObject({ places: ['unknown'] });
    expect(command('list')).toMatchObject({ places: [] });
    expect(command('author')).toMatchObject({
      places: [[{ word: 'check' }], lessons],
      repeats: true,
    });
    expect(command('menu')).toBeUndefined();
  });

  test('behind an option, too', () => {
    expect(value('verify', '--check')).toBe('checks');
    expect(value('verify', '--file')).toBe('files');
    expect(value('verify', '--seed')).toBe('unknown');
    expect(value('verify', '--bail')).toBeUndefined();
    expect(value('verify', '--reporter')).toContainEqual({ word: 'junit', text: '' });
    const { value: languages } = line.options.find(({ word }) => word === '--lang') ?? {};
    expect(languages).toEqual(['en', 'zh-CN'].map((word) => ({ word, text: '' })));
  });

  test('are lessons under all their names, with what belongs to them', () => {
    expect(line.lessons).toMatchObject([
      {
        names: ['90-example', 'example', '90', '90'],
        checks: [{ word: 'greets', text: 'title of greets' }, { word: 'quotes' }],
        programs: [{ word: 'server' }, { word: 'gateway' }, { word: 'client' }],
      },
    ]);
  });

  test('is said in the language that is spoken', () => {
    const chinese = commandLine([lesson], 'zh-CN');
    expect(chinese.commands[0]?.text).toBe(commands.list.text['zh-CN']);
    expect(chinese.lessons[0]?.checks[1]?.text).toBe('引号');
  });
});

test('an option takes the same values in every command: the scripts know it by its name alone', () => {
  const known = new Map<string, string | undefined>();
  const all = [globalOptions, ...Object.values(commands).map(({ options }) => options)];
  for (const [name, { value: own }] of all.flatMap((each) => Object.entries<OptionSpec>(each))) {
    if (known.has(name)) expect(`--${name} ${known.get(name)}`).toBe(`--${name} ${own}`);
    known.set(name, own);
  }
});

test('what a lesson calls its checks is only text to a shell', () => {
  expect(bashScript(line)).toContain(") known='greets quotes' ;;");
  expect(zshScript(line)).toContain(String.raw`'quotes:it'\''s b:TEXT \o/'`);
  expect(fishScript(line)).toContain(String.raw`'quotes'\t'it\'s b:TEXT \\o/'`);
});
