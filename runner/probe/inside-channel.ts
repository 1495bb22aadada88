import type { ChildProcess, StdioOptions } from 'node:child_process';
import type { Duplex } from 'node:stream';
import * as v from 'valibot';
import type { FromInside, ToInside } from './inside.ts';

const address = v.object({ host: v.string(), port: v.number() });

const settings = v.object({
  bound: v.exactOptional(address),
  memberships: v.array(v.object({ group: v.string(), iface: v.optional(v.string()) })),
  multicastInterface: v.exactOptional(v.string()),
  ttl: v.exactOptional(v.number()),
  loopback: v.exactOptional(v.boolean()),
  hasSent: v.boolean(),
});

const messageSchema = v.variant('type', [
  v.object({
    type: v.literal('listening'),
    protocol: v.picklist(['tcp', 'udp']),
    host: v.string(),
    port: v.number(),
  }),
  v.object({ type: v.literal('begun') }),
  v.object({ type: v.literal('listen-failed'), code: v.string(), port: v.number() }),
  v.object({ type: v.literal('keep-alive'), remotePort: v.number(), on: v.boolean() }),
  v.object({ type: v.literal('figure'), question: v.number(), value: v.optional(v.number()) }),
  v.object({ type: v.literal('udp-settings'), id: v.number(), settings }),
]);

/** A line that has not ended by then is none of the preload's, in characters. */
const longestLine = 65_536;

/** Where Node itself must read the channel: there it is more than lines. */
const isNodes = process.platform === 'win32';

/** What a Node program with our preload must be started with. */
export const channelEnvironment: Readonly<Record<string, string>> = isNodes
  ? {}
  : { NODE_CHANNEL_FD: '3' };
export const stdioWithChannel = (streams: 'pipe' | 'inherit'): StdioOptions => [
  streams,
  streams,
  streams,
  isNodes ? 'ipc' : 'pipe',
];

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/**
 * What the preload tells, and what it is asked, a line of JSON each, as Node documents it for NODE_CHANNEL_FD. The program
 * may write into the channel as well; Node would throw where nobody can catch it. Here what is no message is left out.
 */
export class InsideChannel {
  readonly #process: ChildProcess;
  readonly #hear: (message: FromInside) => void;
  #line = '';

  constructor(process: ChildProcess, hear: (message: FromInside) => void) {
    this.#process = process;
    this.#hear = hear;
    if (isNodes) process.on('message', (message) => this.#take(message));
    const pipe = this.#pipe;
    pipe?.setEncoding('utf8').on('data', (text: string) => this.#read(text));
    // It ends with the program.
    pipe?.on('error', () => undefined);
  }

  send(question: ToInside) {
    if (isNodes) this.#process.send(question, () => undefined);
    else if (this.#pipe?.writable) this.#pipe.write(`${JSON.stringify(question)}\n`);
  }

  get #pipe(): Duplex | undefined {
    return isNodes
      ? undefined
      : ((this.#process.stdio[3] as Duplex | null | undefined) ?? undefined);
  }

  #read(text: string) {
    const lines = (this.#line + text).split('\n');
    const rest = lines.pop() ?? '';
    this.#line = rest.length > longestLine ? '' : rest;
    for (const line of lines) this.#take(parsed(line));
  }

  #take(message: unknown) {
    const known = v.safeParse(messageSchema, message);
    if (known.success) this.#hear(known.output as FromInside);
  }
}
