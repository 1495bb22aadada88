import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect } from 'vitest';
import { hasTerminal, Terminal } from './terminal.ts';
import { lessons, Place, test } from './workshop.ts';

const has = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;

/** What is typed after `workshop` when TAB is pressed, and what is offered then. */
const asked: readonly (readonly [string, readonly string[]])[] = [
  ['ver', ['verify']],
  ['author ', ['check']],
  ['author check 05', ['05-multicast']],
  ['start ', lessons],
  ['verify 0 1 03', ['03-chat-v2']],
  ['hint 03 priv', ['private', 'private-missing']],
  ['hint chat-v2 colo', ['colons']],
  ['run 4 ', ['client', 'server']],
  ['completion f', ['fish']],
  ['lang ', ['en', 'zh-CN']],
  ['list ', []],
  ['connect ', []],
  ['verify --rep', ['--repeat', '--reporter']],
  ['start --l', ['--lang']],
  ['verify --reporter j', ['json', 'junit']],
  ['verify --seed ', []],
  ['verify --lang z', ['zh-CN']],
  ['verify --lang=', ['en', 'zh-CN']],
  ['verify 3 --check colo', ['colons']],
  ['verify 3 --check private,colo', ['private,colons']],
  ['--lang zh-CN start 05', ['05-multicast']],
  ['verify --seed 3 2 --check tak', ['taken']],
];

/** Asks the function that was registered, as bash does: with the words as it cuts them. */
const askBash = `
source ./script
[[ $(complete -p workshop) == *' -F '* ]] || exit 1
COMP_WORDS=(workshop "$@")
COMP_CWORD=$#
_workshop
printf '%s\\n' "\${COMPREPLY[@]}"
`;

const askFish = 'source ./script; complete --do-complete="workshop $argv[1]"';

const shells = {
  bash: (typed: string) => ['-c', askBash, 'bash', ...typed.split(/ |(?<==)|(?==)/)],
  fish: (typed: string) => ['--no-config', '-c', askFish, '--', typed],
};

/** A user with the script for a shell. */
async function withScript(shell: string, lang = 'en'): Promise<Place> {
  const place = await Place.make();
  const { status, out, err } = await place.run(['completion', shell, '--lang', lang]);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  await place.write('script', out);
  return place;
}

describe.each(Object.entries(shells))('%s', (shell, wordsOf) => {
  describe.skipIf(!has(shell))('offers', () => {
    let place: Place;
    beforeAll(async () => {
      place = await withScript(shell);
      return () => Place.remove(place);
    });

    const offered = async (typed: string) => {
      const { status, out, err } = await place.runOther(shell, ...wordsOf(typed));
      expect({ status, err }).toEqual({ status: 0, err: '' });
      const words = out.split('\n').map((line) => line.replace(/\t.*/, '').replace(/^.*=/, ''));
      return words.filter((word) => word !== '').sort();
    };

    test.for(asked)('for "%s": %j', async ([typed, words]) => {
      expect(await offered(typed)).toEqual([...words].sort());
    });

    test('every command, as the help lists them', async () => {
      const { out } = await place.run(['--help']);
      const names = [...out.matchAll(/^ {2}workshop ([a-z]+)/gm)].map(([, name]) => name);
      expect(await offered('')).toEqual(names.sort());
    });
  });
});

test.skipIf(!has('fish'))('fish says what each word means, in Chinese', async () => {
  const place = await withScript('fish', 'zh-CN');
  const { out } = await place.runOther('fish', ...shells.fish('hint 3 colo'));
  expect(out).toMatch(/^colons\t.*[\u4e00-\u9fff]/);
  await Place.remove(place);
});

test.skipIf(!hasTerminal || !has('zsh'))('zsh completes what is typed', async () => {
  const place = await withScript('zsh', 'zh-CN');
  const terminal = new Terminal(place);
  try {
    await terminal.open('ZDOTDIR=. exec zsh -f -i');
    await terminal.type("source ./script; PS1='ready''> '");
    await terminal.press('Enter');
    for (const [typed, completed] of [
      ['author ch', 'author check '],
      ['hint chat-v2 colo', 'hint chat-v2 colons '],
      ['run 4 cl', 'run 4 client '],
      ['verify --lang=z', 'verify --lang=zh-CN '],
      ['verify 3 --check private,colo', 'verify 3 --check private,colons '],
      ['verify --html scr', 'verify --html script '],
      ['verify 3 -- ./scr', 'verify 3 -- ./script '],
    ]) {
      await terminal.shows(/^ready>$/m);
      await terminal.type(`workshop ${typed}`);
      await terminal.press('Tab');
      await terminal.type('#');
      await terminal.shows(`ready> workshop ${completed}#`);
      await terminal.press('C-c');
      await terminal.press('C-l');
    }
    await terminal.type('workshop re');
    await terminal.press('Tab');
    await terminal.shows('备份你的文件');
  } finally {
    await terminal.close();
    await Place.remove(place);
  }
});
