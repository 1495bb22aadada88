import { expect, test } from 'vitest';
import { Catalogue } from '../../../runner/lesson/catalogue.ts';
import { tempFolder, writeFiles } from '../helpers/temp-folder.ts';

async function aCatalogue(): Promise<Catalogue> {
  const root = await tempFolder();
  await writeFiles(root, {
    'lessons/03-chat-v2/README.md': '',
    'lessons/00-tcp-basics/README.md': '',
    'lessons/shared/chat.ts': '',
    'lessons/09-unfinished/README.md': '',
    'dist/lessons/03-chat-v2/verify.js': 'export default { id: "03-chat-v2" };',
    'dist/lessons/03-chat-v2/outline.json': '{ "id": "03-chat-v2" }',
    'dist/lessons/00-tcp-basics/verify.js': '',
    'dist/lessons/00-tcp-basics/outline.json': '{ "id": "00-tcp-basics" }',
  });
  return new Catalogue(root);
}

test('holds the lessons that have a verifier, in their order', async () => {
  expect((await aCatalogue()).ids).toEqual(['00-tcp-basics', '03-chat-v2']);
});

test('tells of its lessons without loading them', async () => {
  const outlines = (await aCatalogue()).outlines();
  expect(outlines).toEqual([{ id: '00-tcp-basics' }, { id: '03-chat-v2' }]);
});

test.each([
  ['03-chat-v2', '03-chat-v2'],
  ['03', '03-chat-v2'],
  ['3', '03-chat-v2'],
  ['chat-v2', '03-chat-v2'],
  ['0', '00-tcp-basics'],
  ['00', '00-tcp-basics'],
])('%s means %s', async (name, id) => {
  expect((await aCatalogue()).find(name)).toBe(id);
});

test.each(['', '4', 'chat', 'v2', '03-', '-3', '3.0', 'shared', 'constructor', '09'])(
  '"%s" means no lesson',
  async (name) => {
    expect((await aCatalogue()).find(name)).toBeUndefined();
  },
);
