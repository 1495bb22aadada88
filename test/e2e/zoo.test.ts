import path from 'node:path';
import { expect } from 'vitest';
import { lessons, root, test } from './workshop.ts';

interface Findings {
  readonly differing: readonly string[];
  readonly programs: readonly {
    readonly program: string;
    readonly complaints: readonly string[];
    readonly says?: string;
  }[];
}

/** What a learner reads of a wrong program, `…` standing for anything: one of these where it depends on the run. */
type Wording = string | readonly string[];

/** For each wrong program of a lesson. */
async function wordingOf(lesson: string): Promise<Readonly<Record<string, Wording>>> {
  const file = path.join(root, 'test', 'zoo', lesson, 'wording.ts');
  return ((await import(file)) as { default: Record<string, Wording> }).default;
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const matches = (said: string, wording: Wording = []) =>
  [wording]
    .flat()
    .some((each) => new RegExp(`^${each.split('…').map(escape).join('[^]*')}$`).test(said));

test.for(lessons)(
  'the verifier of %s is right about every program of its zoo, and says so as it should',
  { timeout: 400_000 },
  async (lesson, { place }) => {
    const { status, out, err } = await place.run(['author', 'check', lesson, '--json']);
    const { programs } = JSON.parse(out || '{"programs":[]}') as Findings;
    const surprises = programs.filter(({ complaints }) => complaints.length > 0);
    expect(surprises, err).toEqual([]);
    expect(status, err).toBe(0);

    const wording = await wordingOf(lesson);
    const bad = programs.filter(({ program }) => program.startsWith('bad/'));
    const said = bad.map(({ program, says = '' }) => [path.basename(program), says] as const);
    expect(said.map(([program]) => program).sort()).toEqual(Object.keys(wording).sort());
    expect(said.filter(([program, says]) => !matches(says, wording[program]))).toEqual([]);
  },
);
