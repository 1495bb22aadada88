import { describe, expect, test } from 'vitest';
import { commands, globalOptions, type CommandName } from '../../../runner/cli/command-table.ts';
import { helpText } from '../../../runner/cli/help.ts';
import { langs } from '../../../runner/lesson/text.ts';

const names = Object.keys(commands) as CommandName[];

describe.each(langs)('the help in %s', (lang) => {
  test('lists every command with what it does', () => {
    const lines = helpText('menu', lang).split('\n');
    for (const name of names.filter((each) => each !== 'menu')) {
      const line = lines.find((each) => each.startsWith(`  workshop ${name} `)) ?? '';
      expect(line).toContain(commands[name].text[lang]);
      expect(line).toContain(commands[name].usage);
    }
    expect(lines.find((line) => /^ {2}workshop {2}/.test(line))).toContain(
      commands.menu.text[lang],
    );
  });

  test.each(names.filter((name) => name !== 'menu'))('on %s lists its options', (name) => {
    const text = helpText(name, lang);
    expect(text).toContain(commands[name].text[lang]);
    expect(text).toContain(`workshop ${name}`);
    const options = { ...commands[name].options, ...globalOptions };
    for (const [option, spec] of Object.entries(options)) {
      const line = text.split('\n').find((each) => each.includes(`--${option}`)) ?? '';
      expect(line).toContain(spec.text[lang]);
    }
  });
});

test('no text of the help is the same in both languages', () => {
  const texts = Object.values(commands).flatMap(({ text, options }) => [
    text,
    ...Object.values(options).map((option) => option.text),
  ]);
  expect(texts.filter((text) => text.en === text['zh-CN'])).toEqual([]);
});
