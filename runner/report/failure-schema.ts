import { Buffer } from 'node:buffer';
import * as v from 'valibot';
import type { CompileProblem, Crash, Deafness, Failure, LastWords } from '../lesson/failure.ts';
import type { Wanted } from '../lesson/wanted.ts';

const text = v.object({ en: v.string(), 'zh-CN': v.string() });
const address = v.object({ host: v.string(), port: v.number() });
/** Bytes do not go into JSON as they are: see `inJson`. */
const bytes = v.pipe(
  v.object({ base64: v.pipe(v.string(), v.base64()) }),
  v.transform(({ base64 }): Uint8Array => Buffer.from(base64, 'base64')),
);

const protocol = v.picklist(['tcp', 'udp']);

const wanted: v.GenericSchema<unknown, Wanted> = v.union([
  v.object({ anything: v.literal(true) }),
  v.object({
    from: v.nullable(v.string()),
    text: v.string(),
    lineEnd: v.exactOptional(v.literal('\r\n')),
  }),
  v.object({ text: v.string() }),
  v.object({ mentions: v.string() }),
  v.object({ number: v.number() }),
  v.object({
    ratio: v.tuple([v.number(), v.number()]),
    lineEnd: v.exactOptional(v.literal('\n')),
  }),
  v.object({ endpoint: address }),
  v.object({ like: v.string(), name: v.string() }),
  v.object({ bytes }),
  v.object({ datagram: bytes }),
  v.object({ end: v.literal(true) }),
  v.object({ connection: address }),
  v.object({ exit: v.number() }),
  v.object({ message: text }),
  v.object({ described: text }),
]);

const problem: v.GenericSchema<unknown, CompileProblem> = v.object({
  message: v.string(),
  unresolved: v.exactOptional(v.literal(true)),
  file: v.exactOptional(v.string()),
  line: v.exactOptional(v.number()),
  column: v.exactOptional(v.number()),
  length: v.exactOptional(v.number()),
  lineText: v.exactOptional(v.string()),
  lineAbove: v.exactOptional(v.string()),
});

const exit = v.object({ status: v.nullable(v.number()), signal: v.nullable(v.string()) });
const lastWords = v.object({
  at: v.exactOptional(v.string()),
  error: v.exactOptional(v.string()),
  unheard: v.exactOptional(v.literal(true)),
  rejected: v.exactOptional(v.literal(true)),
}) satisfies v.GenericSchema<unknown, LastWords>;

const crash: v.GenericSchema<unknown, Crash> = v.variant('cause', [
  v.object({ cause: v.literal('does-not-compile'), problem }),
  v.object({ cause: v.literal('no-file'), expected: v.string() }),
  v.object({ cause: v.literal('cannot-start'), command: v.string(), code: v.string() }),
  v.object({
    cause: v.literal('exited'),
    exit,
    ...lastWords.entries,
  }),
  v.object({
    cause: v.literal('never-listened'),
    waitedMs: v.number(),
    asked: address,
    protocol,
    blocked: v.exactOptional(v.literal(true)),
  }),
  v.object({
    cause: v.literal('blocked'),
    waitedMs: v.number(),
    missed: v.object({ who: v.string(), wanted }),
  }),
  v.object({ cause: v.literal('port-not-shared'), asked: address }),
  v.object({
    cause: v.literal('wrong-protocol'),
    protocol,
    asked: address,
  }),
  v.object({ cause: v.literal('wrong-address'), listens: address, asked: address }),
]);

const deafness: v.GenericSchema<unknown, Deafness> = v.variant('cause', [
  v.object({ cause: v.literal('not-joined'), group: v.string() }),
  v.object({ cause: v.literal('other-port'), bound: v.number(), port: v.number() }),
  v.object({ cause: v.literal('own-address'), host: v.string() }),
  v.object({ cause: v.literal('no-interface') }),
]);

const who = v.string();
const after = v.exactOptional(text);
const stream = v.exactOptional(v.picklist(['stdout', 'stderr', 'either']));
const insteadOn = v.exactOptional(v.picklist(['stdout', 'stderr']));
const deaf = v.exactOptional(deafness);

/** The facts of a failure, as `inJson` left them. */
export const failureSchema: v.GenericSchema<unknown, Failure> = v.variant('kind', [
  v.object({
    kind: v.literal('silence'),
    after,
    who,
    stream,
    insteadOn,
    deaf,
    wanted,
    waitedMs: v.number(),
    hadPrinted: v.exactOptional(v.literal(true)),
    cameAfterMs: v.exactOptional(v.number()),
    ended: v.exactOptional(v.object({ program: v.string(), exit })),
  }),
  v.object({
    kind: v.literal('mismatch'),
    after,
    who,
    stream,
    insteadOn,
    deaf,
    wanted,
    received: v.union([v.string(), bytes, text]),
    thrown: v.exactOptional(lastWords),
    told: v.exactOptional(text),
  }),
  v.object({
    kind: v.literal('unexpected'),
    after,
    who,
    unwanted: wanted,
    received: v.union([v.string(), bytes]),
  }),
  v.object({
    kind: v.literal('closed'),
    after,
    who,
    by: v.string(),
    how: v.picklist(['end', 'reset']),
    wanted,
    saying: v.exactOptional(v.number()),
    received: v.exactOptional(v.string()),
  }),
  v.object({ kind: v.literal('refused'), after, who, address }),
  v.object({ kind: v.literal('crashed'), after, program: v.string(), crash }),
  v.object({
    kind: v.literal('measure'),
    after,
    what: text,
    value: v.number(),
    limit: v.number(),
    unit: text,
  }),
]);

/** The same facts with bytes as `{ "base64": … }`, as JSON can hold them. */
export function inJson(value: unknown): unknown {
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString('base64') };
  if (Array.isArray(value)) return value.map(inJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, inJson(each)]));
}
