import { describe, expect } from 'vitest';
import { test } from './workshop.ts';

/** What was typed, and how the sentence begins that comes back. */
const mistakes: readonly (readonly [string, string])[] = [
  ['strat', 'There is no command "strat". Did you mean start?'],
  ['author chekc', 'There is no command "author". Did you mean author check?'],
  ['start', 'Which lesson? For example: npx workshop start 00-tcp-basics'],
  ['start 03-chat-w2', 'There is no lesson "03-chat-w2". Did you mean 03-chat-v2?'],
  ['verify 3', 'You have not started 03-chat-v2 yet: npx workshop start 03-chat-v2'],
  ['verify', 'You have not started a lesson yet. Begin with: npx workshop start 00-tcp-basics'],
  ['verify 3 --chekc private', 'There is no option --chekc here. Did you mean --check?'],
  ['list --seed 1', 'There is no option --seed here.'],
  ['verify 3 --json=yes', '--json takes no value.'],
  [
    'verify 3 --solution --check privte',
    '03-chat-v2 has no check "privte". Did you mean private? Its checks are greeting, ',
  ],
  ['verify 3 --check', '--check needs a value: --check ID.'],
  ['verify 3 --seed seven', '--seed takes a whole number from 0 to 2147483648, not "seven".'],
  ['verify 3 --repeat 0', '--repeat takes a whole number from 1 to 1000, not "0".'],
  ['verify 3 --reporter colour', 'There is no reporter "colour". The reporters are pretty, json'],
  ['verify 3 --reporter prety', 'There is no reporter "prety". Did you mean pretty?'],
  ['verify 3 --reporter json=', '--reporter json= names no file: --reporter json=FILE.'],
  [
    'verify 3 --reporter pretty --json',
    'Standard output has room for one report, not for pretty, json',
  ],
  ['verify 3 --solution --reporter json=no/x', 'no cannot be used: it does not exist (ENOENT).'],
  [
    'verify 3 --solution --reporter json=program.ts/x',
    'program.ts cannot be used: a part of the path is no folder (ENOTDIR).',
  ],
  ['verify 3 --solution --reporter json=.', '. is a folder or a device; a report goes to a file.'],
  ['verify 3 --file nowhere.ts', 'There is no file nowhere.ts.'],
  ['verify 3 --file .', 'The folder . holds none of the programs of 03-chat-v2: server'],
  [
    'verify 0 --file program.ts',
    '00-tcp-basics has several programs (server, client): give --file the folder that holds them.',
  ],
  ['verify 3 --file program.ts/x', 'program.ts/x cannot be read (ENOTDIR).'],
  ['verify 3 --', 'A command must follow `--`, for example: -- python3 server.py'],
  ['list lessons', '"lessons" is one word too many: workshop list'],
  ['list --lang fr', 'There is no language "fr" here: choose en or zh-CN.'],
  ['lang fr', 'There is no language "fr" here: choose en or zh-CN.'],
  ['completion', 'For which shell? For example: npx workshop completion bash'],
  ['completion cmd', 'There is no completion for "cmd": choose bash, zsh or fish.'],
  ['doctor 5', '"5" is one word too many: workshop doctor'],
  ['progress --import', '--import needs a value: --import FILE.'],
  ['connect', 'Connect to what? Give [HOST:]PORT, for example: npx workshop connect 8080'],
  ['connect localhost', '"localhost" names no port: give [HOST:]PORT'],
  ['connect 127.0.0.1:99999', 'A port is a whole number from 1 to 65535, not "99999".'],
  ['connect 9000 --multicast 10.0.0.1', 'A multicast group is an address from 224.0.0.0 to'],
  ['connect 9000 --udp --multicast 239.1.2.3', 'Choose one of --udp and --multicast'],
];

describe.concurrent('wrong usage is told in one sentence, with status 2', () => {
  test.for(mistakes)('workshop %s', async ([typed, sentence], { place }) => {
    await place.write('program.ts', '');
    const { status, out, err } = await place.run(typed.split(' '));
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(/^[^\n]+\n$/);
    expect(err.startsWith(sentence), err).toBe(true);
  });

  test('in Chinese, too', async ({ place }) => {
    const { status, err } = await place.run(['verify', '3'], { LANG: 'zh_CN.UTF-8' });
    expect({ status, err }).toEqual({
      status: 2,
      err: '你还没有开始 03-chat-v2：npx workshop start 03-chat-v2\n',
    });
  });

  test('a list of checks without a check in it is not taken for all of them', async ({ place }) => {
    const { status, out } = await place.run(['verify', '3', '--solution', '--check', ',']);
    expect({ status, out }).toEqual({ status: 2, out: '' });
  });
});

test('a command that is not there is wrong usage', async ({ place }) => {
  const { status, out, err } = await place.run(['verify', '3', '--', 'no-such-program', 'x.py']);
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(err).toBe('There is no command no-such-program on this machine.\n');
  await place.nothingLeft();
});
