import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { resetLesson, startLesson } from '../../../runner/workspace/solutions.ts';
import { Workspace } from '../../../runner/workspace/workspace.ts';
import { tempFolder, writeFiles } from '../helpers/temp-folder.ts';

const starterFiles = {
  'starter/server.ts': 'starter server',
  'starter/client.ts': 'starter client',
};

/** A workspace with these files of the learner's in solutions/chat, and a starter. */
async function given(own: Readonly<Record<string, string>> = {}) {
  const root = await tempFolder();
  const solution = Object.entries(own).map(([name, text]) => [`solutions/chat/${name}`, text]);
  await writeFiles(root, {
    ...starterFiles,
    ...(Object.fromEntries(solution) as Record<string, string>),
  });
  const workspace = new Workspace(root);
  const inSolution = (...names: string[]) =>
    names.map((name) => path.join(workspace.solution('chat'), name));
  return { root, workspace, starter: path.join(root, 'starter'), inSolution };
}

/** The files below a folder and what is in them. */
async function contents(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((each) => each.isFile());
  return Object.fromEntries(
    await Promise.all(
      files.map(async ({ name, parentPath }) => {
        const file = path.join(parentPath, name);
        const relative = path.relative(folder, file).split(path.sep).join('/');
        return [relative, await readFile(file, 'utf8')] as const;
      }),
    ),
  );
}

describe('starting a lesson', () => {
  test('copies the starter into a folder that is made for it', async () => {
    const { workspace, starter, inSolution } = await given();
    const { copied, kept } = await startLesson(workspace, 'chat', starter);
    expect([[...copied].sort(), kept]).toEqual([inSolution('client.ts', 'server.ts'), []]);
    expect(await contents(workspace.solution('chat'))).toEqual({
      'server.ts': 'starter server',
      'client.ts': 'starter client',
    });
  });

  test('keeps what is there, names it, and copies only what is missing', async () => {
    const { workspace, starter, inSolution } = await given({
      'server.ts': 'mine',
      'notes.md': 'x',
    });
    const files = await startLesson(workspace, 'chat', starter);
    expect(files).toEqual({ copied: inSolution('client.ts'), kept: inSolution('server.ts') });
    expect(await contents(workspace.solution('chat'))).toEqual({
      'server.ts': 'mine',
      'notes.md': 'x',
      'client.ts': 'starter client',
    });
  });

  test.each(['server.js', 'server.mjs', 'server.cts'])(
    'puts no server.ts beside a %s',
    async (own) => {
      const { workspace, starter, inSolution } = await given({ [own]: 'mine' });
      const files = await startLesson(workspace, 'chat', starter);
      expect(files).toEqual({ copied: inSolution('client.ts'), kept: inSolution(own) });
    },
  );

  test.each(['server.test.ts', 'server.md', 'servers.ts'])(
    'is not kept from it by a %s',
    async (own) => {
      const { workspace, starter, inSolution } = await given({ [own]: 'mine' });
      const { copied } = await startLesson(workspace, 'chat', starter);
      expect(copied).toEqual(expect.arrayContaining(inSolution('server.ts')));
    },
  );

  test('is not kept from it by a folder of the same name', async () => {
    const { workspace, starter, inSolution } = await given({ 'server/parts.ts': 'mine' });
    const { copied } = await startLesson(workspace, 'chat', starter);
    expect(copied).toEqual(expect.arrayContaining(inSolution('server.ts')));
  });
});

describe('starting a lesson over', () => {
  const now = new Date('2024-01-05T10:11:12.345Z');

  test('moves everything of the learner’s to the backups, folders and all', async () => {
    const own = { 'server.ts': 'mine', 'lib/room.ts': 'part of mine' };
    const { workspace, starter, inSolution } = await given(own);
    const { backup, copied, kept } = await resetLesson(workspace, 'chat', starter, now);
    expect(backup).toBe(path.join(workspace.backups, 'chat-2024-01-05T10-11-12-345Z'));
    expect(await contents(backup ?? '')).toEqual(own);
    expect([[...copied].sort(), kept]).toEqual([inSolution('client.ts', 'server.ts'), []]);
    expect(await contents(workspace.solution('chat'))).toEqual({
      'server.ts': 'starter server',
      'client.ts': 'starter client',
    });
  });

  test('has nothing to move when it was not started', async () => {
    const { workspace, starter } = await given();
    const { backup, copied } = await resetLesson(workspace, 'chat', starter, now);
    expect([backup, copied.length]).toEqual([undefined, 2]);
    expect(await readdir(workspace.backups)).toEqual([]);
  });

  test('destroys nothing, not even when done twice at the same moment', async () => {
    const { root, workspace, starter } = await given({ 'server.ts': 'first' });
    await resetLesson(workspace, 'chat', starter, now);
    await writeFiles(root, { 'solutions/chat/server.ts': 'second' });
    // Refused or done: either is fine, as long as both are still somewhere.
    await resetLesson(workspace, 'chat', starter, now).catch(() => undefined);
    expect(Object.values(await contents(root))).toEqual(
      expect.arrayContaining(['first', 'second']),
    );
  });
});
