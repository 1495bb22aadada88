import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';
import type { CheckResult } from '../../../runner/engine/events.ts';
import type { Lang } from '../../../runner/lesson/text.ts';
import { htmlReport } from '../../../runner/report/html/page.ts';
import type { Run } from '../../../runner/report/run.ts';
import { aCheck, aLesson } from './a-lesson.ts';
import { resultWith, runWith } from './results.ts';

export const lesson = aLesson(
  aCheck('greeting'),
  aCheck('private'),
  aCheck('colons', { needs: ['private'] }),
  aCheck('star', { tier: 'stretch' }),
);

/** The page is also well-formed XML, so that a parser that forgives nothing can look at it. */
export const parsed = (page: string) =>
  parseXml(page.replace('<!doctype html>', '')).root ?? new XmlElement('nothing');

export const pageOf = (
  checks: readonly CheckResult[],
  more: Partial<Run> = {},
  lang: Lang = 'en',
) => parsed(htmlReport([runWith(resultWith(lesson, checks), more)], lang, false));

/** All elements of this name, and of this class where one is given. */
export function all(from: XmlElement, name: string, ofClass?: string): XmlElement[] {
  const inside = from.children.filter((child) => child instanceof XmlElement);
  return inside.flatMap((child) => {
    const classes = (child.attributes['class'] ?? '').split(' ');
    const isOne = child.name === name && (ofClass === undefined || classes.includes(ofClass));
    return [...(isOne ? [child] : []), ...all(child, name, ofClass)];
  });
}

/** All elements, whatever they are. */
export const elements = (from: XmlElement): XmlElement[] => [
  from,
  ...from.children.filter((child) => child instanceof XmlElement).flatMap(elements),
];

/** What is read there, on one line. */
export const textOf = (from: XmlElement): string =>
  from.children
    .map((child) =>
      child instanceof XmlText ? child.text : child instanceof XmlElement ? textOf(child) : '',
    )
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
