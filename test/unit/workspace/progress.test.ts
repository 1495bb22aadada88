import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  DamagedProgress,
  hintsShown,
  loadProgress,
  merge,
  parseProgress,
  saveProgress,
  stateOf,
  withHints,
  withStarted,
  withVerdicts,
  type Progress,
} from '../../../runner/workspace/progress.ts';
import { Workspace } from '../../../runner/workspace/workspace.ts';
import { aCheck, aLesson } from '../helpers/a-lesson.ts';
import { tempFolder, writeFiles } from '../helpers/temp-folder.ts';

const [monday, tuesday, friday] = ['2024-01-01', '2024-01-02', '2024-01-05'].map(
  (day) => `${day}T10:00:00.000Z`,
) as [string, string, string];

const none: Progress = { version: 1, lessons: {} };
const chat = (checks: Record<string, ['passed' | 'failed', string]>): Progress => ({
  version: 1,
  lessons: {
    chat: {
      checks: Object.fromEntries(
        Object.entries(checks).map(([id, [status, at]]) => [id, { status, at }]),
      ),
    },
  },
});

describe('a text of progress', () => {
  test('is read as it was written', () => {
    const progress = withStarted(chat({ echo: ['passed', monday] }), 'chat', tuesday);
    expect(parseProgress(JSON.stringify(progress))).toEqual(progress);
  });

  test('may be from a program that knew more', () => {
    const text = JSON.stringify({ version: 1, lessons: { chat: { stars: 3 } }, theme: 'dark' });
    expect(parseProgress(text)).toEqual({ version: 1, lessons: { chat: { checks: {} } } });
  });

  test.each([
    ['', ''],
    ['{ "version": 1, "lessons": {', ''],
    ['null', ''],
    ['[]', 'version'],
    ['{ "lessons": {} }', 'version'],
    ['{ "version": 2, "lessons": {} }', 'version'],
    [
      '{ "version": 1, "lessons": { "chat": { "checks": { "a": true } } } }',
      'lessons.chat.checks.a',
    ],
    [
      '{ "version": 1, "lessons": { "chat": { "checks": { "a": { "status": "won", "at": "" } } } } }',
      'lessons.chat.checks.a.status',
    ],
  ])('is refused, with the place, when it is %s', (text, place) => {
    expect(() => parseProgress(text)).toThrow(new DamagedProgress(place));
  });
});

describe('the file', () => {
  const now = new Date(friday);
  const aWorkspace = async () => new Workspace(await tempFolder());

  test('that is not there is no progress, and nothing is said or made', async () => {
    const workspace = await aWorkspace();
    expect(await loadProgress(workspace, now)).toEqual({ progress: none });
    expect(await readdir(workspace.root)).toEqual([]);
  });

  test('holds what was saved, and nothing lies beside it', async () => {
    const workspace = await aWorkspace();
    const progress = chat({ echo: ['passed', monday] });
    await saveProgress(workspace, none);
    await saveProgress(workspace, progress);
    expect(await loadProgress(workspace, now)).toEqual({ progress });
    expect(await readdir(workspace.state)).toEqual(['progress.json']);
  });

  test('that is damaged is set aside as it is', async () => {
    const workspace = await aWorkspace();
    await writeFiles(workspace.root, { '.workshop/progress.json': '{ "version": 1, "less' });
    const { progress, setAside = '' } = await loadProgress(workspace, now);
    expect(progress).toEqual(none);
    expect(path.dirname(setAside)).toBe(workspace.state);
    expect(path.basename(setAside)).toMatch(/^progress\.json\.damaged-[-\dTZ]+$/);
    expect(await readFile(setAside, 'utf8')).toBe('{ "version": 1, "less');
    expect(await loadProgress(workspace, now)).toEqual({ progress: none });
  });
});

describe('what happens', () => {
  test('starting again keeps the first start and what was found', () => {
    const started = withStarted(none, 'chat', monday);
    const verified = withVerdicts(started, 'chat', new Map([['echo', 'passed']]), tuesday);
    expect(withStarted(verified, 'chat', friday)).toEqual({
      version: 1,
      lastStarted: 'chat',
      lessons: { chat: { startedAt: monday, checks: { echo: { status: 'passed', at: tuesday } } } },
    });
  });

  test('verifying one check leaves the others as they were', () => {
    const before = chat({ echo: ['passed', monday], limit: ['failed', monday] });
    const after = withVerdicts(before, 'chat', new Map([['limit', 'passed']]), friday);
    expect(after).toEqual(chat({ echo: ['passed', monday], limit: ['passed', friday] }));
    expect(before.lessons['chat']?.checks['limit']?.status).toBe('failed');
  });
});

describe('two computers', () => {
  const one = chat({ echo: ['passed', monday], limit: ['failed', friday] });
  const other = chat({
    echo: ['failed', tuesday],
    limit: ['passed', monday],
    idle: ['passed', monday],
  });
  const both = chat({
    echo: ['failed', tuesday],
    limit: ['failed', friday],
    idle: ['passed', monday],
  });

  test('together have what was found last, whichever comes first', () => {
    expect(merge(one, other)).toEqual(both);
    expect(merge(other, one)).toEqual(both);
    expect(merge(both, both)).toEqual(both);
  });

  test('keep the lessons that only one of them has, and the earlier start', () => {
    const mine = withStarted(withStarted(none, 'udp', monday), 'chat', tuesday);
    const theirs = withStarted(none, 'chat', monday);
    expect(merge(mine, theirs)).toEqual({
      version: 1,
      lastStarted: 'chat',
      lessons: {
        udp: { startedAt: monday, checks: {} },
        chat: { startedAt: monday, checks: {} },
      },
    });
    expect(merge(none, theirs)).toEqual(theirs);
  });
});

describe('how far a lesson is', () => {
  const lesson = aLesson(aCheck('a'), aCheck('b'), aCheck('s', { tier: 'stretch' }));
  const progress = (checks: Parameters<typeof chat>[0]): Progress => {
    const { chat: own } = chat(checks).lessons;
    return { version: 1, lessons: own ? { '90-example': own } : {} };
  };

  test.each([
    ['not-started', none],
    ['started', withStarted(none, '90-example', monday)],
    ['started', progress({ a: ['passed', monday], b: ['failed', monday], s: ['passed', monday] })],
    ['done', progress({ a: ['passed', monday], b: ['passed', monday] })],
    ['star', progress({ a: ['passed', monday], b: ['passed', monday], s: ['passed', monday] })],
  ] as const)('%s', (state, of) => expect(stateOf(lesson, of).state).toBe(state));

  test('counts only the checks that the lesson still has', () => {
    const old = progress({ a: ['passed', monday], gone: ['passed', monday] });
    expect(stateOf(lesson, old)).toEqual({
      state: 'started',
      core: { passed: 1, total: 2 },
      stretch: { passed: 0, total: 1 },
    });
  });
});

describe('how many hints were shown', () => {
  test('is none at first, and kept beside the verdicts', () => {
    const failed = chat({ echo: ['failed', monday] });
    expect(hintsShown(failed, 'chat', 'echo')).toBe(0);
    const shown = withHints(failed, 'chat', 'echo', 2);
    expect(hintsShown(shown, 'chat', 'echo')).toBe(2);
    expect(shown.lessons['chat']?.checks).toEqual(failed.lessons['chat']?.checks);
    expect(parseProgress(JSON.stringify(shown))).toEqual(shown);
  });

  test('of two computers is the larger number', () => {
    const [one, other] = [withHints(none, 'chat', 'echo', 2), withHints(none, 'chat', 'echo', 3)];
    expect(hintsShown(merge(one, other), 'chat', 'echo')).toBe(3);
    expect(hintsShown(merge(other, none), 'chat', 'echo')).toBe(3);
  });
});
