import { startInput, type Input } from '../connect/input.ts';
import { Printer } from '../connect/printer.ts';
import { refusal } from '../connect/refusal.ts';
import { addressText, targetOf, type Target } from '../connect/target.ts';
import { openTcp } from '../connect/tcp.ts';
import { texts, type Texts } from '../connect/texts.ts';
import { openDatagrams } from '../connect/udp.ts';
import type { Arrival, Ending, Wire } from '../connect/wire.ts';
import { exitStatus, type Command, type Context } from '../context.ts';
import { usualPort } from '../lessons.ts';
import { makePalette } from '../palette.ts';
import { readProgressIfPossible } from '../progress.ts';

/** Connecting that takes longer than this, in milliseconds, is told of. */
const promptlyMs = 1000;

const theyReset = ['ECONNRESET', 'ECONNABORTED', 'EPIPE'];

/** A conversation, until one of the two has had enough. */
class Session {
  readonly #target: Target;
  readonly #wire: Wire;
  readonly #printer: Printer;
  readonly #texts: Texts;
  readonly #flags: ReadonlySet<string>;
  readonly #strangers = new Set<string>();
  #input: Input | undefined;
  #leave: (status: number) => void = () => undefined;
  #hasHeard = false;
  #allSent = true;

  constructor({ invocation, lang }: Context, target: Target, wire: Wire, printer: Printer) {
    this.#target = target;
    this.#wire = wire;
    this.#printer = printer;
    this.#texts = texts[lang];
    this.#flags = invocation.flags;
  }

  /** Returns the exit status. */
  async run(): Promise<number> {
    const { kind } = this.#target;
    const raw = this.#flags.has('raw');
    this.#printer.connected();
    this.#printer.tell(...this.#texts.connected(kind, this.#wire));
    const left = new Promise<number>((resolve) => {
      this.#leave = resolve;
    });
    const lineEnd = this.#flags.has('lf') ? '\n' : '\r\n';
    const input = startInput(
      {
        send: (bytes) => this.#send(bytes),
        halfClose: () => this.#halfClose(),
        reset: () => this.#wire.reset(),
        leave: () => this.#leave(exitStatus.interrupted),
      },
      { raw, datagrams: kind !== 'tcp', lineEnd },
    );
    this.#input = input;
    if (input.isTyped) this.#printer.tell(...this.#texts.keys(kind, raw));
    if (input.surface) this.#printer.use(input.surface);
    this.#wire.hear({
      arrives: (arrival) => this.#arrives(arrival),
      ends: () => this.#end(() => this.#printer.tell(this.#texts.ended)),
    });
    const status = await Promise.race([left, this.#wire.closed.then((how) => this.#closed(how))]);
    this.#end(() => undefined);
    return status === exitStatus.passed && !this.#allSent ? exitStatus.failed : status;
  }

  #arrives(arrival: Arrival): Promise<void> | undefined {
    const { from, isOwn } = arrival;
    const chunks = this.#flags.has('chunks');
    // With --chunks each of them says where it is from.
    if (isOwn && !chunks) return undefined;
    this.#hasHeard = true;
    const isStranger = this.#target.kind === 'udp' && from !== this.#wire.remote;
    if (isStranger && !chunks && !this.#strangers.has(from)) {
      this.#strangers.add(from);
      this.#printer.tell(this.#texts.stranger(from, this.#wire.remote));
    }
    return this.#printer.arrived(arrival);
  }

  async #send(bytes: Uint8Array) {
    const error = await this.#wire.send(bytes);
    if (!error) return;
    this.#allSent = false;
    const { code = error.message } = error;
    this.#printer.complain(
      code === 'EMSGSIZE' ? this.#texts.tooLong(bytes.length) : this.#texts.notSent(code),
    );
  }

  #halfClose() {
    if (this.#target.kind === 'tcp') {
      this.#wire.halfClose();
      this.#printer.tell(this.#texts.halfClosed);
    } else if (this.#input?.isTyped) {
      this.#leave(exitStatus.passed);
    } else {
      this.#wire.halfClose();
    }
  }

  #closed(how: Ending): number {
    if (how === 'they-ended') return exitStatus.passed;
    if (how === 'quiet') {
      if (!this.#hasHeard && this.#target.kind === 'udp') this.#printer.tell(this.#texts.noAnswer);
      return exitStatus.passed;
    }
    if (how === 'you-reset') {
      this.#end(() => this.#printer.tell(this.#texts.reset));
      return exitStatus.passed;
    }
    const { code = how.message } = how;
    const { resetByThem, broken } = this.#texts;
    this.#end(() => this.#printer.complain(theyReset.includes(code) ? resetByThem : broken(code)));
    return exitStatus.failed;
  }

  /** Nothing more arrives, and nothing more is typed. */
  #end(tell: () => void) {
    this.#printer.finish();
    this.#input?.stop();
    this.#input = undefined;
    tell();
  }
}

async function open(context: Context, target: Target, printer: Printer): Promise<Wire | undefined> {
  const { lang } = context;
  try {
    if (target.kind !== 'tcp') return await openDatagrams(target);
    const { host, port } = target;
    const tellThatItTakesLong = () => printer.tell(texts[lang].connecting(addressText(host, port)));
    const timer = setTimeout(tellThatItTakesLong, promptlyMs);
    return await openTcp(host, port).finally(() => clearTimeout(timer));
  } catch (error) {
    const { lastStarted } = await readProgressIfPossible(context);
    const lesson = lastStarted ?? context.catalogue.ids[0] ?? 'LESSON';
    printer.complain(refusal(error as NodeJS.ErrnoException, target, lesson, usualPort)[lang]);
    return undefined;
  }
}

export const connect: Command = async (context) => {
  const { invocation, lang, palette } = context;
  const { flags } = invocation;
  const target = targetOf(invocation);
  const printer = new Printer({
    chunks: flags.has('chunks'),
    visible: flags.has('visible'),
    datagrams: target.kind !== 'tcp',
    texts: texts[lang],
    palettes: { out: palette, err: makePalette(process.stderr.isTTY, process.env) },
  });
  const wire = await open(context, target, printer);
  if (!wire) return exitStatus.failed;
  return new Session(context, target, wire, printer).run();
};
