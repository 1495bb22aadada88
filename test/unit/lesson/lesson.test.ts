import { describe, expect, test } from 'vitest';
import {
  defineCheck,
  defineLesson,
  judges,
  type Check,
  type ProgramSpec,
} from '../../../runner/lesson/lesson.ts';
import type { Stage } from '../../../runner/lesson/stage.ts';
import { aCheck, aLesson, checkOf } from '../helpers/a-lesson.ts';

describe('what a check does not say', () => {
  test('it is core, needs nothing, and judges the first program, which is started for it', () => {
    expect(checkOf(aLesson(aCheck('echo')), 'echo')).toMatchObject({
      id: 'echo',
      tier: 'core',
      needs: [],
      env: {},
      program: 'server',
      startsProgram: true,
    });
  });

  test('it judges its program, and those that it says are judged as well', () => {
    const programs = ['server', 'client'] as const;
    const judged = (check: Check) => programs.map((name) => judges(check, name));
    const lesson = aLesson(aCheck('one'), aCheck('both', { also: ['client'] }));
    expect(lesson.checks.map(judged)).toEqual([
      [true, false],
      [true, true],
    ]);
  });

  test('a program that runs and ends is not started for it', () => {
    const lesson = aLesson(aCheck('talks', { program: 'client' }));
    expect(checkOf(lesson, 'talks').startsProgram).toBe(false);
  });

  test('what it does say is kept', () => {
    const lesson = aLesson(
      aCheck('a'),
      aCheck('b', { tier: 'stretch', needs: ['a'], startsProgram: false, env: { IDLE_MS: '9' } }),
    );
    expect(checkOf(lesson, 'b')).toMatchObject({
      tier: 'stretch',
      needs: ['a'],
      startsProgram: false,
      env: { IDLE_MS: '9' },
    });
  });
});

describe('a lesson that contradicts itself is refused', () => {
  test('two checks of one name', () => {
    expect(() => aLesson(aCheck('a'), aCheck('a'))).toThrow('90-example: two checks are called a');
  });

  test('a program that it does not have', () => {
    expect(() => aLesson(aCheck('a', { program: 'relay' }))).toThrow(
      '90-example: a judges relay, which is no program of it',
    );
  });

  test('a need that is not there, or comes later, or is the check itself', () => {
    const message = '90-example: a needs b, which is not above';
    expect(() => aLesson(aCheck('a', { needs: ['b'] }))).toThrow(message);
    expect(() => aLesson(aCheck('a', { needs: ['b'] }), aCheck('b'))).toThrow(message);
    expect(() => aLesson(aCheck('a', { needs: ['a'] }))).toThrow('a needs a');
  });
});

describe('the words of a lesson', () => {
  const program: ProgramSpec = { name: 'server', role: 'listens', protocol: 'tcp' };
  interface Words {
    readonly greeting: string;
    now(): number;
  }

  test('stand on top of what the stage offers, which stays as it is', async () => {
    const seen: unknown[] = [];
    const lesson = defineLesson<Words>({
      id: '91-words',
      title: { en: '', 'zh-CN': '' },
      teaches: { en: '', 'zh-CN': '' },
      programs: [program],
      vocabulary: (stage) => ({ greeting: `hello from ${stage.platform}`, now: () => 42 }),
      checks: [
        defineCheck<Stage & Words>('a', {
          title: { en: '', 'zh-CN': '' },
          hints: { en: [], 'zh-CN': [] },
          run(stage) {
            seen.push(stage.greeting, stage.now(), stage.server.name);
            return Promise.resolve();
          },
        }),
      ],
    });
    const stage = {
      platform: 'linux',
      now: () => 1,
      get server() {
        return { name: 'server' };
      },
    } as unknown as Stage;
    await checkOf(lesson, 'a').run(stage);
    expect(seen).toEqual(['hello from linux', 42, 'server']);
    expect(stage.now()).toBe(1);
  });
});
