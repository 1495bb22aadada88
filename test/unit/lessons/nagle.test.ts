import { describe, expect, test } from 'vitest';
import lesson from '../../../lessons/06-nagle/verify.ts';
import { CannotTell, CheckFailed } from '../../../runner/lesson/failure.ts';
import { seededRandom } from '../../../runner/lesson/random.ts';
import type { Client, Program, Stage } from '../../../runner/lesson/stage.ts';
import { checkOf } from '../helpers/a-lesson.ts';

/** A server in one mode: how long the second part of an answer takes, and in how many writes it leaves. */
interface Manner {
  readonly waitMs: number;
  readonly writes: number | undefined;
  /** How long it takes when the client speaks in between; as a rule nothing. */
  readonly spokenToMs?: number;
  /** So many of twenty answers are seen so late that both parts are there. */
  readonly lateAsAWhole?: number;
}

const stalled: Manner = { waitMs: 44, writes: 2 };
const noDelay: Manner = { waitMs: 0.1, writes: 2 };
const oneWrite: Manner = { waitMs: 0, writes: 1 };
const timer: Manner = { waitMs: 45, writes: 2, spokenToMs: 45 };

class FakeStage {
  now = 0;
  #manner: Manner;
  readonly #modes: Readonly<Record<string, Manner>>;
  readonly #controlMs: number;

  constructor(modes: Readonly<Record<string, Manner>>, controlMs: number) {
    this.#modes = modes;
    this.#controlMs = controlMs;
    this.#manner = modes['default'] ?? stalled;
  }

  stage(id: string): Stage {
    const stage: Partial<Stage> = {
      random: seededRandom(1, id),
      connect: (name) => Promise.resolve(this.#client(name)),
      restart: ({ MODE = '' }) => {
        this.#manner = this.#modes[MODE] ?? stalled;
        return Promise.resolve();
      },
      draws: () => undefined,
      now: () => this.now,
      answersInHalves: (times) =>
        Promise.resolve(
          Array.from({ length: times }, () => ({
            tookMs: this.#controlMs,
            apartMs: this.#controlMs,
          })),
        ),
      server: this.#server(),
    };
    return stage as Stage;
  }

  #answers = 0;

  #isLate = () => this.#answers % 20 < (this.#manner.lateAsAWhole ?? 0);

  #server(): Program {
    const writesTo = () => {
      const before = this.#answers;
      const { writes } = this.#manner;
      const gauge = () => Promise.resolve((this.#answers - before) * (writes ?? 0));
      return Promise.resolve(writes === undefined ? undefined : gauge);
    };
    const server: Partial<Program> = { writesTo };
    return server as Program;
  }

  #client(name: string): Client {
    let heard = '';
    let spoke = false;
    const client: Partial<Client> = {
      name,
      says: () => (spoke = false),
      sends: (data) => (spoke = !String(data).endsWith('\n')),
      hearsSomething: () => {
        if (this.#isLate()) this.now += 60;
        return Promise.resolve(true);
      },
      hears: (wanted) => {
        const body = 'text' in wanted ? wanted.text : '';
        heard += `${Buffer.byteLength(body)}\r\n${body}`;
        const apartMs = spoke ? (this.#manner.spokenToMs ?? 0) : this.#manner.waitMs;
        if (!this.#isLate()) this.now += apartMs;
        this.#answers += 1;
        return Promise.resolve(body);
      },
      heardSince: () => heard,
    };
    return client as Client;
  }
}

async function verdictOn(id: string, modes: Record<string, Manner>, controlMs = 44) {
  try {
    await checkOf(lesson, id).run(new FakeStage(modes, controlMs).stage(id));
    return 'passed';
  } catch (error) {
    if (error instanceof CannotTell) return `inconclusive: ${error.reason.en}`;
    const failure = error instanceof CheckFailed ? error.failure : undefined;
    return failure?.kind === 'measure' ? `failed: ${failure.what.en}` : error;
  }
}

describe('stalls', () => {
  test('passes when answers wait, unless the client speaks', async () => {
    expect(await verdictOn('stalls', { default: stalled })).toBe('passed');
  });

  test('fails when they do not, and those of our own server do', async () => {
    expect(await verdictOn('stalls', { default: oneWrite })).toMatch(
      /^failed: .*20 did, .*in one write/,
    );
    expect(await verdictOn('stalls', { default: noDelay })).toMatch(
      /^failed: .*writes 40 times.*as if Nagle’s algorithm were off/,
    );
    expect(await verdictOn('stalls', { default: { ...noDelay, writes: undefined } })).toMatch(
      /a moment ago\.$/,
    );
  });

  test('passes on a machine so busy that most answers are seen late', async () => {
    expect(await verdictOn('stalls', { default: { ...stalled, lateAsAWhole: 13 } })).toBe('passed');
  });

  test('says nothing on a system where no answer waits', async () => {
    expect(await verdictOn('stalls', { default: noDelay }, 0.1)).toMatch(
      /^inconclusive: on this system nothing waits/,
    );
  });

  test('fails when the program waits by itself', async () => {
    expect(await verdictOn('stalls', { default: timer })).toMatch(
      /^failed: .*it is the program that waits/,
    );
  });
});

describe.each([
  ['no-delay', noDelay],
  ['one-write', oneWrite],
])('%s', (mode, right) => {
  const modes = { default: stalled, 'no-delay': noDelay, 'one-write': oneWrite };

  test('passes when the wait is gone, and it writes as often as it should', async () => {
    expect(await verdictOn(mode, { ...modes, [mode]: right })).toBe('passed');
  });

  test('passes on a machine so busy that most answers are seen late', async () => {
    const busy = (manner: Manner) => ({ ...manner, lateAsAWhole: 13 });
    const all = { ...modes, default: busy(stalled), [mode]: busy(right) };
    expect(await verdictOn(mode, all)).toBe('passed');
  });

  test('fails when answers still wait', async () => {
    expect(await verdictOn(mode, { ...modes, [mode]: stalled })).toMatch(/^failed: .*still came/);
  });

  test('fails when it writes as the other one should', async () => {
    const other = right === noDelay ? oneWrite : noDelay;
    expect(await verdictOn(mode, { ...modes, [mode]: other })).toMatch(/^failed: .*handed to/);
  });

  test('says nothing when how often it writes is not seen', async () => {
    expect(await verdictOn(mode, { ...modes, [mode]: { ...right, writes: undefined } })).toMatch(
      /^inconclusive: how often/,
    );
  });

  test('says nothing when this time nothing waited with MODE=default either', async () => {
    expect(await verdictOn(mode, { ...modes, default: noDelay, [mode]: right })).toMatch(
      /^inconclusive: with MODE=default hardly an answer waited/,
    );
  });
});
