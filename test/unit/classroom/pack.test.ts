import { symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { fingerprintOf } from '../../../runner/classroom/fingerprint.ts';
import { lastVerdict, verdictDocument } from '../../../runner/classroom/last-verdict.ts';
import { packed, readToPack } from '../../../runner/classroom/pack.ts';
import type { Progress } from '../../../runner/workspace/progress.ts';
import { aCheck, aLesson } from '../helpers/a-lesson.ts';
import { archiveOf, chat, udp, whatIsRead } from '../helpers/a-source.ts';
import { tempFolder, writeFiles } from '../helpers/temp-folder.ts';

/** A workspace in which somebody has written these files. */
async function workspaceOf(files: Readonly<Record<string, string>>) {
  const folder = await tempFolder();
  await writeFiles(folder, files);
  return folder;
}

test('what is packed is what is read when it is marked', async () => {
  const folder = await workspaceOf({
    'solutions/03-chat/server.ts': 'chat',
    'solutions/03-chat/lib/房间.ts': 'room',
    [`solutions/03-chat/${'long'.repeat(30)}.ts`]: 'long',
    'solutions/04-udp/client.py': 'udp',
    'solutions/05-other/server.ts': 'not asked for',
  });
  const toPack = await readToPack(folder, [chat.id, udp.id], '');
  const archive = await packed(toPack, '{}');
  expect(await whatIsRead(await archiveOf('ada.tar.gz', archive))).toEqual({
    lessons: {
      '03-chat': {
        'server.ts': 'chat',
        'lib/房间.ts': 'room',
        [`${'long'.repeat(30)}.ts`]: 'long',
      },
      '04-udp': { 'client.py': 'udp' },
    },
    incidents: [],
  });
});

test('what is left out is named, and an archive is not packed into itself', async () => {
  const folder = await workspaceOf({
    'solutions/03-chat/server.ts': 'chat',
    'solutions/03-chat/.env': 'secret',
    'solutions/03-chat/node_modules/x/index.js': 'x',
    'solutions/03-chat/03-chat.tar.gz': 'the last one',
  });
  const own = path.join(folder, 'solutions', '03-chat');
  if (process.platform !== 'win32') await symlink('server.ts', path.join(own, 'link.ts'));
  const { lessons, leftOut } = await readToPack(
    folder,
    [chat.id],
    path.join(own, '03-chat.tar.gz'),
  );
  expect(lessons.get(chat.id)?.map((file) => file.path)).toEqual(['server.ts']);
  expect(leftOut).toEqual(
    expect.arrayContaining(['solutions/03-chat/.env', 'solutions/03-chat/node_modules']),
  );
  expect(leftOut.includes('solutions/03-chat/link.ts')).toBe(process.platform !== 'win32');
});

const lesson = aLesson(aCheck('greets'), aCheck('quotes'));
const file = (name: string, changedAt: string) => ({
  path: name,
  bytes: Buffer.from(name),
  changedAt: new Date(changedAt),
});
const progressOf = (checks: Progress['lessons'][string]['checks']): Progress => ({
  version: 1,
  lessons: { [lesson.id]: { checks } },
});

test('the last verdict is as old as the last check, and files are compared with the first', () => {
  const progress = progressOf({
    greets: { status: 'passed', at: '2024-01-05T10:00:00.000Z' },
    quotes: { status: 'failed', at: '2024-01-05T12:00:00.000Z' },
  });
  const files = [
    file('before.ts', '2024-01-05T09:00:00Z'),
    file('between.ts', '2024-01-05T11:00:00Z'),
    file('after.ts', '2024-01-05T13:00:00Z'),
  ];
  expect(lastVerdict(lesson, progress, files)).toMatchObject({
    lesson: lesson.id,
    core: { passed: 1, total: 2 },
    at: new Date('2024-01-05T12:00:00.000Z'),
    changed: ['between.ts', 'after.ts'],
    fingerprint: fingerprintOf(files),
  });
});

test.each([
  ['nothing was verified', {}],
  ['nobody knows when', { greets: { status: 'passed', at: 'yesterday' } as const }],
])('there is no last verdict where %s', (_, checks) => {
  const verdict = lastVerdict(lesson, progressOf(checks), [file('a.ts', '2024-01-05T09:00:00Z')]);
  expect(verdict).not.toHaveProperty('at');
  expect(verdict.changed).toEqual([]);
});

test('the document says of which files, by which version, and what was said when', () => {
  const checks = { greets: { status: 'passed', at: '2024-01-05T10:00:00.000Z' } } as const;
  const verdict = lastVerdict(lesson, progressOf(checks), []);
  const now = new Date('2024-01-06T00:00:00.000Z');
  expect(verdictDocument([verdict], ['socket-workshop 1.0.0'], now)).toEqual({
    version: 1,
    packedAt: now.toISOString(),
    versions: ['socket-workshop 1.0.0'],
    lessons: { [lesson.id]: { fingerprint: fingerprintOf([]), checks } },
  });
});
