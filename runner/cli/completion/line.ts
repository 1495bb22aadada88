import type { Lesson } from '../../lesson/lesson.ts';
import type { Lang } from '../../lesson/text.ts';
import { documents } from '../../report/documents.ts';
import { commands, globalOptions } from '../command-table.ts';
import type { CommandSpec, OptionSpec } from '../table/spec.ts';

/** A word that may be typed, and what it means. */
export interface Choice {
  readonly word: string;
  readonly text: string;
}

/** What may stand in one place of the command line; checks and programs are those of the lesson that is named there. */
export type Place = readonly Choice[] | 'checks' | 'programs' | 'files' | 'unknown';

interface OptionOnLine extends Choice {
  /** What follows it; undefined for a flag. */
  readonly value: Place | undefined;
}

interface CommandOnLine extends Choice {
  readonly options: readonly OptionOnLine[];
  readonly places: readonly Place[];
  /** Whether the last place comes again and again. */
  readonly repeats: boolean;
}

interface LessonOnLine {
  /** What it may be called, its id first. */
  readonly names: readonly string[];
  readonly checks: readonly Choice[];
  readonly programs: readonly Choice[];
}

/** All that is known of the command line, whatever the shell. */
export interface CommandLine {
  readonly commands: readonly CommandOnLine[];
  /** The options of every command. */
  readonly options: readonly OptionOnLine[];
  readonly lessons: readonly LessonOnLine[];
}

const bare = (word: string): Choice => ({ word, text: '' });

/** What the help calls by these names. Whatever else it names, nobody can know beforehand. */
function placeOf(name: string, lessons: readonly Choice[]): Place {
  if (name.includes('|')) return name.split('|').map(bare);
  const places: Readonly<Record<string, Place>> = {
    LESSON: lessons,
    CHECK: 'checks',
    ID: 'checks',
    PROGRAM: 'programs',
    FILE: 'files',
    PATH: 'files',
    DIR: 'files',
    'NAME[=FILE]': Object.keys(documents).map(bare),
  };
  return places[name] ?? 'unknown';
}

function optionsOf(
  options: Readonly<Record<string, OptionSpec>>,
  lessons: readonly Choice[],
  lang: Lang,
): OptionOnLine[] {
  return Object.entries(options).map(([name, { value, text }]) => ({
    word: `--${name}`,
    text: text[lang],
    value: value === undefined ? undefined : placeOf(value, lessons),
  }));
}

/** `author check` is a command with a word after it. */
function commandOf(
  [name, { usage, text, options }]: [string, CommandSpec],
  lessons: readonly Choice[],
  lang: Lang,
): CommandOnLine {
  const [word = '', ...more] = name.split(' ');
  const [own = ''] = usage.split(/\[?-- /);
  const names = own.split(' ').filter((each) => each !== '');
  return {
    word,
    text: text[lang],
    options: optionsOf(options, lessons, lang),
    places: [
      ...more.map((each) => [bare(each)]),
      ...names.map((each) => placeOf(each.replace(/^\[(.*)\]$/, '$1').replace('...', ''), lessons)),
    ],
    repeats: own.includes('...'),
  };
}

function lessonOf({ id, checks, programs }: Lesson, lang: Lang): LessonOnLine {
  const [number = '', ...rest] = id.split('-');
  return {
    names: [id, rest.join('-'), number, String(Number(number))],
    checks: checks.map((check) => ({ word: check.id, text: check.title[lang] })),
    programs: programs.map(({ name }) => bare(name)),
  };
}

/** The command line as the table of commands and the lessons have it. */
export function commandLine(lessons: readonly Lesson[], lang: Lang): CommandLine {
  const named = lessons.map(({ id, title }) => ({ word: id, text: title[lang] }));
  return {
    commands: Object.entries(commands)
      .filter(([name]) => name !== 'menu')
      .map((each) => commandOf(each, named, lang)),
    options: optionsOf(globalOptions, named, lang),
    lessons: lessons.map((each) => lessonOf(each, lang)),
  };
}
