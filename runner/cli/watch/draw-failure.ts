import { stripVTControlCharacters } from 'node:util';
import type { CheckResult } from '../../engine/events.ts';
import { hintsOn } from '../../explain/hints.ts';
import { indent } from '../../report/layout.ts';
import { failurePieces, prettyHints } from '../../report/pretty-failure.ts';
import { hintCount, type Model, type ShownFailure } from './model.ts';
import type { Style } from './style.ts';
import { watchWords } from './texts.ts';

/** Of a conversation: its heading, the names, how much of it is left out, and so many events at the least. */
const aroundEvents = 3;
const leastEvents = 2;

const linesOf = (text: string) => (text === '' ? [] : indent(text, 2).split('\n'));

function piecesOf(
  model: Model,
  { result }: ShownFailure,
  style: Style,
  moreHints = watchWords[style.lang].moreHints,
) {
  const { lang, columns, palette } = style;
  const options = { lang, palette, width: columns, isTerminal: true };
  const pieces = failurePieces(result, options);
  const { verdict, check, record } = result;
  const all =
    verdict.status === 'failed' ? hintsOn(verdict.failure, check, record.transcript, lang) : [];
  const { shown } = hintCount(model, result);
  const hints = (from: number) => prettyHints(all, [from, shown], moreHints, options);
  return {
    what: linesOf(pieces.what),
    lastHint: linesOf(hints(shown)),
    hints: linesOf(hints(1)),
    hintWasAskedFor: shown > 1,
    conversation: (most: number) => linesOf(pieces.conversation(most)),
    output: linesOf(pieces.output),
    charts: linesOf(style.pretty.charts(result, 4).trimEnd()),
  };
}

/** A failure in so many rows: what happened and the last hint first, then as much else as fits. */
export function fitFailure(
  model: Model,
  failure: ShownFailure,
  room: number,
  style: Style,
): string[] {
  const { dim } = style.palette;
  const { lastTime, allOfIt } = watchWords[style.lang];
  const fitted = (rows: number) =>
    fit(piecesOf(model, failure, style), failure.result, rows, `  ${dim(allOfIt)}`);
  if (!failure.isOld) return fitted(room);
  const old = fitted(room - 1).map((line) => dim(stripVTControlCharacters(line)));
  return [`  ${dim(lastTime)}`, ...old];
}

function fit(
  pieces: ReturnType<typeof piecesOf>,
  { verdict, record, smallest }: CheckResult,
  room: number,
  note: string,
): string[] {
  const { what, lastHint, hintWasAskedFor, charts, conversation, output } = pieces;
  const lines = [...what, ...after(lastHint)];
  if (lines.length > room) return squeezed(what, hintWasAskedFor ? lastHint : [], room, note);
  const events = (smallest ?? record).transcript.length;
  let isWhole = true;
  const left = () => room - lines.length - 2;
  const add = (piece: readonly string[]) => {
    const fits = piece.length <= left();
    if (fits) lines.push(...after(piece));
    isWhole &&= fits;
  };
  const addConversation = () => {
    const most = left() - aroundEvents;
    if (most >= Math.min(events, leastEvents)) lines.push(...after(conversation(most)));
    isWhole &&= most >= events;
  };
  add(charts);
  // Of a program that has ended, its last words tell more than what was said to it.
  const isCrash = verdict.status === 'failed' && verdict.failure.kind === 'crashed';
  if (isCrash) add(output);
  if (events > 0) addConversation();
  if (!isCrash) add(output);
  return isWhole ? lines : [...lines, note].slice(0, room);
}

const after = (lines: readonly string[]) => (lines.length > 0 ? ['', ...lines] : []);

/** Not even what happened fits. A hint that was asked for has to be seen. */
function squeezed(
  what: readonly string[],
  hint: readonly string[],
  room: number,
  note: string,
): string[] {
  const most = Math.max(1, room - 1 - hint.length);
  const kept = what.filter((line) => line !== '').slice(0, most);
  return [...kept, note, ...hint].slice(0, Math.max(0, room));
}

/** What happened, and what to think about, where there are no keys to press. */
export function briefFailure(model: Model, failure: ShownFailure, style: Style): string[] {
  const { what, lastHint } = piecesOf(model, failure, style, '');
  return [...what, ...after(lastHint)];
}

/** All there is to say about it. */
export function wholeFailure(model: Model, failure: ShownFailure, style: Style): string[] {
  const { what, charts, hints, conversation, output } = piecesOf(model, failure, style);
  return [...what, ...[charts, hints, conversation(Infinity), output].flatMap(after)];
}
