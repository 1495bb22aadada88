import type { Choice, CommandLine, Place } from './line.ts';

/** A branch of a script: for these patterns, this. */
export type Branch = readonly [patterns: readonly string[], statement: string];

/** How a shell is told what may stand in a place. */
export interface Dialect {
  /** Offers these words. */
  offer(choices: readonly Choice[]): string;
  /** Offers what belongs to the lesson on the line. */
  ofLesson(what: 'checks' | 'programs'): string;
  readonly files: string;
  readonly nothing: string;
}

/** Where the script has to choose. */
export interface Branches {
  /** The options that take a value. */
  readonly valued: readonly string[];
  /** By one of these. */
  readonly values: readonly Branch[];
  /** By a command: its options. */
  readonly options: readonly Branch[];
  /** By a command and how many words stand before, as `hint/2`. */
  readonly places: readonly Branch[];
  /** By the name of a lesson. */
  readonly checks: readonly Branch[];
  readonly programs: readonly Branch[];
}

const distinct = (choices: readonly Choice[]) => [
  ...new Map(choices.map((choice) => [choice.word, choice])).values(),
];

const isOpen = ([patterns]: Branch) => Number(patterns.some((pattern) => pattern.endsWith('*')));

/** Branches that do the same become one; the first that fits counts, so those that fit more come last. */
function joined(branches: readonly Branch[]): Branch[] {
  const byStatement = new Map<string, Set<string>>();
  for (const [patterns, statement] of branches) {
    const known = byStatement.get(statement) ?? [];
    byStatement.set(statement, new Set([...known, ...patterns]));
  }
  return [...byStatement]
    .map(([statement, patterns]): Branch => [[...patterns], statement])
    .sort((one, other) => isOpen(one) - isOpen(other));
}

export function branchesOf(
  { commands, options, lessons }: CommandLine,
  dialect: Dialect,
): Branches {
  const offer = (place: Place) => {
    if (typeof place === 'object') return dialect.offer(place);
    if (place === 'files') return dialect.files;
    return place === 'unknown' ? dialect.nothing : dialect.ofLesson(place);
  };
  const values = [...commands.flatMap((command) => command.options), ...options].flatMap(
    ({ word, value }): Branch[] => (value ? [[[word], offer(value)]] : []),
  );
  const ofLessons = (what: 'checks' | 'programs'): Branch[] => [
    ...lessons.map((lesson): Branch => [lesson.names, dialect.offer(lesson[what])]),
    [['*'], dialect.offer(distinct(lessons.flatMap((lesson) => lesson[what])))],
  ];
  return {
    valued: [...new Set(values.flatMap(([names]) => names))],
    values: joined(values),
    options: [
      ...commands.map((command): Branch => [
        [command.word],
        dialect.offer([...command.options, ...options]),
      ]),
      [['*'], dialect.offer(options)],
    ],
    places: joined([
      [['/0'], dialect.offer(commands)],
      ...commands.flatMap(({ word, places, repeats }) =>
        places.map((place, index): Branch => {
          const number = repeats && index === places.length - 1 ? '*' : String(index + 1);
          return [[`${word}/${number}`], offer(place)];
        }),
      ),
    ]),
    checks: ofLessons('checks'),
    programs: ofLessons('programs'),
  };
}
