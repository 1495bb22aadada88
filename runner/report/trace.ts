import { Buffer } from 'node:buffer';
import * as v from 'valibot';
import type { CheckResult, LessonResult } from '../engine/events.ts';
import { explainFailure } from '../explain/failure.ts';
import { decode } from '../explain/utf8.ts';
import type { Trace } from '../lesson/trace.ts';
import type { TranscriptEntry } from '../lesson/transcript.ts';
import { failureSchema, inJson } from './failure-schema.ts';
import { withoutControls } from './to-json.ts';

const version = 1;

const address = { host: v.string(), port: v.number() };

const versionSchema = v.object({ format: v.literal('socket-workshop trace'), version: v.number() });

const headerSchema = v.object({
  lesson: v.string(),
  check: v.string(),
  seed: v.number(),
  status: v.picklist(['passed', 'failed', 'skipped', 'inconclusive']),
  ms: v.number(),
  program: v.array(v.string()),
  node: v.string(),
  programs: v.array(
    v.object({
      name: v.string(),
      args: v.array(v.string()),
      asked: v.object(address),
      env: v.record(v.string(), v.string()),
      listened: v.exactOptional(v.object(address)),
    }),
  ),
  clients: v.array(v.object({ name: v.string(), ...address })),
  failure: v.exactOptional(failureSchema),
  /** How many lines follow. */
  events: v.number(),
});

const entrySchema = v.object({
  atMs: v.number(),
  from: v.string(),
  to: v.string(),
  event: v.picklist([
    'connect',
    'refused',
    'data',
    'lost',
    'end',
    'reset',
    'stall',
    'resume',
    'close',
    'timeout',
    'signal',
    'exit',
  ]),
  text: v.exactOptional(v.string()),
  base64: v.exactOptional(v.pipe(v.string(), v.base64())),
  size: v.exactOptional(v.number()),
  says: v.exactOptional(v.string()),
});

function contentOf({ event, bytes, size }: TranscriptEntry) {
  if (size !== undefined) return { size };
  if (event !== 'data' && event !== 'lost' && event !== 'signal') return {};
  const text = decode(bytes);
  return text === undefined ? { base64: Buffer.from(bytes).toString('base64') } : { text };
}

const lineOf = (value: unknown) => `${withoutControls(JSON.stringify(value))}\n`;

/** The trace of a check, as the lines of a file. */
export function traceText(
  { check, verdict, record }: CheckResult,
  { lesson, seed }: Pick<LessonResult, 'lesson' | 'seed'>,
  { program, node }: Pick<Trace, 'program' | 'node'>,
): string {
  const failure = verdict.status === 'failed' ? verdict.failure : undefined;
  const header = {
    format: 'socket-workshop trace',
    version,
    lesson: lesson.id,
    check: check.id,
    seed,
    status: verdict.status,
    ms: micro(record.ms),
    program,
    node,
    ...record.cast,
    ...(failure && {
      failure: inJson(failure),
      message: explainFailure(failure, record.transcript, 'en').message,
    }),
    events: record.transcript.length,
  };
  const entries = record.transcript.map((entry) => {
    const { atMs, from, to, event, says } = entry;
    const what = { ...(says === undefined ? {} : { says }), ...contentOf(entry) };
    return { atMs: micro(atMs), from, to, event, ...what };
  });
  return [header, ...entries].map(lineOf).join('');
}

/** To a thousandth of a millisecond. */
const micro = (ms: number) => Math.round(ms * 1000) / 1000;

/** A text that is no trace, or not a whole one. */
export class NoTrace extends Error {
  override readonly name = 'NoTrace';
  readonly why: WhyNoTrace;

  constructor(why: WhyNoTrace) {
    super(why.is);
    this.why = why;
  }
}

export type WhyNoTrace =
  | { readonly is: 'empty' | 'something-else' }
  | { readonly is: 'newer'; readonly version: number }
  /** `line`: from 1. */
  | { readonly is: 'damaged'; readonly line: number }
  | { readonly is: 'cut-off'; readonly events: number; readonly left: number };

function parsed(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? '');
  } catch {
    return undefined;
  }
}

function headerOf(line: string | undefined) {
  const first = parsed(line);
  const known = v.safeParse(versionSchema, first);
  if (!known.success) throw new NoTrace({ is: 'something-else' });
  if (known.output.version > version) {
    throw new NoTrace({ is: 'newer', version: known.output.version });
  }
  const header = v.safeParse(headerSchema, first);
  if (!header.success) throw new NoTrace({ is: 'damaged', line: 1 });
  return header.output;
}

function entryOf(line: string, index: number): TranscriptEntry {
  const entry = v.safeParse(entrySchema, parsed(line));
  if (!entry.success) throw new NoTrace({ is: 'damaged', line: index + 2 });
  const { text, base64, size, ...rest } = entry.output;
  const bytes = base64 === undefined ? Buffer.from(text ?? '') : Buffer.from(base64, 'base64');
  return { ...rest, bytes, ...(size === undefined ? {} : { size }) };
}

/** Reads a trace from its text. Throws NoTrace when it is something else. */
export function parseTrace(text: string): Trace {
  if (text.trim() === '') throw new NoTrace({ is: 'empty' });
  const [first, ...lines] = text.trimEnd().split('\n');
  const { events, ...header } = headerOf(first);
  // The last line of what was cut off is rarely whole, and says less than that it was cut off.
  if (lines.length < events || !text.endsWith('\n')) {
    const left = text.endsWith('\n') ? lines.length : Math.max(0, lines.length - 1);
    throw new NoTrace({ is: 'cut-off', events, left });
  }
  return { ...header, entries: lines.map(entryOf) };
}
