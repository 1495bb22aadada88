import { onPlainStage, type Smaller } from './smaller.ts';
import type { Stage } from './stage.ts';
import type { Text, Texts } from './text.ts';

/** `core`: the lesson is done when all of them pass. `stretch`: they earn its star. */
export type Tier = 'core' | 'stretch';

/** A program that the learner writes. */
export interface ProgramSpec {
  /** The name of its file, without the extension. */
  readonly name: string;
  /** What it is started for: it listens on HOST and PORT, or it runs and ends. */
  readonly role: 'listens' | 'runs';
  readonly protocol: 'tcp' | 'udp';
  /** What it looks at in its environment besides HOST and PORT; all of it unless said otherwise. */
  readonly reads?: readonly string[];
}

interface CheckTexts {
  readonly title: Text;
  readonly hints: Texts;
}

export interface CheckSpec<S> extends CheckTexts {
  /** Core unless said otherwise. */
  readonly tier?: Tier;
  /** The checks that must have passed for this one to make sense. */
  readonly needs?: readonly string[];
  /** The program that is judged; the lesson's first one unless said otherwise. */
  readonly program?: string;
  /** The programs that are judged together with it. */
  readonly also?: readonly string[];
  /** It waits for something, or has much to do: it begins first, and does not wait for what it needs. */
  readonly takesLong?: boolean;
  /** False when the check starts its programs itself. */
  readonly startsProgram?: boolean;
  /** Added to the environment of the program that is started for the check. */
  readonly env?: Readonly<Record<string, string>>;
  /** The systems where this cannot be asked for, and why. */
  readonly notOn?: { readonly platforms: readonly NodeJS.Platform[]; readonly because: Text };
  run(stage: S): Promise<void>;
  /** How the smallest input that still fails is found, for the explanation alone. */
  readonly smaller?: Smaller<S>;
}

/** One requirement of a lesson, proved or disproved over a socket. */
export interface Check extends Required<Omit<CheckSpec<Stage>, 'notOn' | 'smaller'>> {
  readonly id: string;
  readonly notOn?: NonNullable<CheckSpec<Stage>['notOn']>;
  readonly smaller?: Smaller<Stage>;
}

/** Whether this program is judged by the check. */
export const judges = ({ program, also }: Check, name: string): boolean =>
  program === name || also.includes(name);

/** What the lists of lessons tell: it is there without loading a lesson. */
export interface Outline extends Pick<Lesson, 'id' | 'title' | 'teaches'> {
  readonly checks: readonly Pick<Check, 'id' | 'tier'>[];
}

/** A file whose content is always the same, and so big that nobody should have it in memory as a whole. */
export interface BigFile {
  readonly bytes: number;
  readonly sha256: string;
}

/** What a lesson needs besides the loopback interface. */
interface Needs {
  /** Made once per machine; the programs find its path in FILE. */
  readonly file?: BigFile;
  readonly multicast?: true;
}

export interface Lesson {
  readonly id: string;
  readonly title: Text;
  /** What it teaches, in half a line. */
  readonly teaches: Text;
  readonly programs: readonly [ProgramSpec, ...ProgramSpec[]];
  readonly needs?: Needs;
  /** What `run` adds to HOST and PORT, for trying things by hand. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly checks: readonly Check[];
}

interface LessonSpec<Words extends object> extends Omit<Lesson, 'checks'> {
  /** The lesson's own words, made from what the stage offers. */
  readonly vocabulary: (stage: Stage) => Words;
  readonly checks: readonly NamedCheck<Stage & Words>[];
}

export interface NamedCheck<S> {
  readonly id: string;
  readonly spec: CheckSpec<S>;
}

export const defineCheck = <S>(id: string, spec: CheckSpec<S>): NamedCheck<S> => ({ id, spec });

/** Completes a lesson. Throws when its checks contradict each other: that is the author's mistake. */
export function defineLesson<Words extends object>({
  vocabulary,
  checks,
  ...lesson
}: LessonSpec<Words>): Lesson {
  const withWords = (stage: Stage): Stage & Words =>
    Object.create(stage, Object.getOwnPropertyDescriptors(vocabulary(stage))) as Stage & Words;
  const known = new Set<string>();
  const complete = checks.map(({ id, spec: { smaller, ...spec } }): Check => {
    if (known.has(id)) throw new Error(`${lesson.id}: two checks are called ${id}`);
    const program = spec.program ?? lesson.programs[0].name;
    const role = lesson.programs.find(({ name }) => name === program)?.role;
    if (!role) throw new Error(`${lesson.id}: ${id} judges ${program}, which is no program of it`);
    for (const need of spec.needs ?? []) {
      if (!known.has(need))
        throw new Error(`${lesson.id}: ${id} needs ${need}, which is not above`);
    }
    known.add(id);
    return {
      tier: 'core',
      needs: [],
      also: [],
      env: {},
      takesLong: false,
      startsProgram: role === 'listens',
      ...spec,
      id,
      program,
      run: (stage) => spec.run(withWords(stage)),
      ...(smaller ? { smaller: onPlainStage(smaller, withWords) } : {}),
    };
  });
  return { ...lesson, checks: complete };
}
