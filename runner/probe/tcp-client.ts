import { Buffer } from 'node:buffer';
import type net from 'node:net';
import { CheckFailed, type Address } from '../lesson/failure.ts';
import type { Client, Context, Download, Reader } from '../lesson/stage.ts';
import type { Text } from '../lesson/text.ts';
import { find, type Wanted } from '../lesson/wanted.ts';
import { FileDownload } from './download.ts';
import { Heard } from './heard.ts';
import { Missed, type Wait } from './missed.ts';
import type { Transcript } from './transcript.ts';
import { upload } from './upload.ts';
import { until } from './waiting.ts';

/** How long to wait for a greeting that need not come, in milliseconds. */
const firstWordMs = 500;

interface ClientParts {
  readonly name: string;
  /** Who is at the other end. */
  readonly peer: string;
  readonly socket: net.Socket;
  readonly transcript: Transcript;
  readonly answerMs: number;
  /** It ends its side when the other side has ended its own, as telnet and nc do. */
  readonly hangsUp: boolean;
  /** The lesson's big file. */
  readonly file: string | undefined;
  /** When the connection was asked for, as `performance.now()` tells it. */
  readonly askedMs?: number;
}

/** A named client on a socket that is connected already. */
export class TcpClient implements Client {
  readonly name: string;
  readonly address: Address;
  readonly heard = new Heard();
  readonly #parts: ClientParts;
  readonly #peer: string;
  readonly #socket: net.Socket;
  readonly #transcript: Transcript;
  #download: FileDownload | undefined;
  #isStalled = false;
  #left = false;

  constructor(parts: ClientParts) {
    this.#parts = parts;
    this.name = parts.name;
    this.#peer = parts.peer;
    this.#socket = parts.socket;
    this.#transcript = parts.transcript;
    this.address = { host: parts.socket.localAddress ?? '', port: parts.socket.localPort ?? 0 };
    this.#listen();
  }

  says(line: string) {
    this.sends(`${line}\r\n`);
  }

  sends(data: string | Uint8Array) {
    const bytes = Buffer.from(data);
    this.#transcript.add(this.name, this.#peer, 'data', bytes);
    if (this.#socket.writable) this.#socket.write(bytes);
  }

  async hears(wanted: Wanted, { withinMs, ...context }: Context = {}): Promise<string> {
    const began = performance.now();
    const found = await until([this.heard.changes], withinMs ?? this.#parts.answerMs, () => {
      const taken = this.heard.take(wanted);
      if (taken !== undefined) return taken;
      if (this.heard.over) throw this.#closed(wanted, context);
      if (this.heard.flooded) throw this.#mismatch(wanted, context);
      return undefined;
    });
    if (found !== undefined) return found;
    const waitedMs = performance.now() - began;
    const hasCome = () => this.heard.take(wanted) !== undefined || this.#mayStillCome;
    throw this.#missed(wanted, context, { waitedMs, hasCome }, this.#insteadOf(wanted));
  }

  async reads<T>(
    wanted: Wanted,
    reader: Reader<T>,
    { withinMs: waitedMs = this.#parts.answerMs, ...context }: Context = {},
  ): Promise<T> {
    const look = () => reader.take(this.heard.takeBytes());
    const found = await until([this.heard.changes], waitedMs, () => {
      const taken = look();
      if (taken === undefined && this.heard.over) throw this.#closed(wanted, context);
      return taken;
    });
    if (found !== undefined) return found;
    const hasCome = () => {
      try {
        return look() !== undefined || this.#mayStillCome;
      } catch {
        return false; // that bytes which came so late are wrong is not what is told
      }
    };
    throw this.#missed(wanted, context, { waitedMs, hasCome }, reader.instead());
  }

  async hearsSomething(): Promise<boolean> {
    const something = () => this.heard.unheard.trim() !== '';
    const look = () => something() || this.heard.over !== undefined || undefined;
    await until([this.heard.changes], firstWordMs, look);
    return something();
  }

  async hearsInterleaved(
    sequences: readonly (readonly Wanted[])[],
    context: Context = {},
  ): Promise<void> {
    const left = sequences.map((sequence) => [...sequence]);
    const next = () => left.find(([wanted]) => wanted)?.[0];
    const lines: string[] = [];
    const hasCome = () => {
      for (let line = this.heard.takeLine(); line !== undefined; line = this.heard.takeLine()) {
        const heard = line;
        lines.push(heard.replace(/\r$/, ''));
        left.find(([wanted]) => wanted && find(wanted, heard))?.shift();
      }
      return next() === undefined || this.#mayStillCome;
    };
    const waitedMs = this.#parts.answerMs;
    await until([this.heard.changes], waitedMs, hasCome);
    const wanted = next();
    if (!wanted) return;
    if (this.heard.over) throw this.#closed(wanted, context);
    const instead = lines.slice(-20).join('\n') || undefined;
    throw this.#missed(wanted, context, { waitedMs, hasCome }, instead);
  }

  async isEnded({ withinMs, ...context }: Context = {}): Promise<void> {
    const waitedMs = withinMs ?? this.#parts.answerMs;
    if (await this.gone(waitedMs)) return;
    const hasCome = () => this.heard.over !== undefined || undefined;
    throw this.#missed({ end: true }, context, { waitedMs, hasCome });
  }

  async gone(withinMs = this.#parts.answerMs): Promise<boolean> {
    const over = () => this.heard.over;
    return (await until([this.heard.changes], withinMs, over)) !== undefined;
  }

  isConnected() {
    return !this.heard.over;
  }

  isStillConnected(context: Context & { readonly saying?: number } = {}) {
    if (this.heard.over) throw this.#closed({ anything: true }, context);
  }

  halfCloses() {
    this.#transcript.add(this.name, this.#peer, 'end');
    this.#socket.end();
  }

  leaves() {
    this.#left = true;
    this.halfCloses();
  }

  resets() {
    this.#left = true;
    this.#transcript.add(this.name, this.#peer, 'reset');
    this.#socket.resetAndDestroy();
  }

  stalls() {
    this.#isStalled = true;
    this.#transcript.add(this.name, this.name, 'stall');
    this.#socket.pause();
  }

  resumes() {
    if (this.#isStalled) this.#transcript.add(this.name, this.name, 'resume');
    this.#isStalled = false;
    this.#socket.resume();
  }

  async downloads(bytes = Infinity): Promise<Download> {
    const download = new FileDownload(this.#file, this.#parts.askedMs);
    this.#download = download;
    this.resumes();
    const facts = await download.finished(bytes, this.#parts.answerMs, this.heard);
    if (facts.over) return facts;
    // Whoever asked for a part of it only does not take the rest.
    if (facts.bytes >= bytes || facts.isSlow) this.stalls();
    else {
      this.#transcript.add(this.name, this.name, 'timeout');
      this.#socket.pause();
    }
    return facts;
  }

  async uploads(bytes: number): Promise<void> {
    const tell = (size: number) => this.#transcript.addBulk(this.name, this.#peer, size);
    await upload(this.#socket, this.#file, bytes, tell);
  }

  accepted() {
    return this.#socket.bytesWritten - this.#socket.writableLength;
  }

  mark() {
    return this.heard.passed;
  }

  heardSince(mark: number) {
    return this.heard.since(mark);
  }

  forgets() {
    this.heard.forget();
  }

  /** Lets go of the connection without a word in the transcript. */
  destroy() {
    this.#left = true;
    this.#socket.destroy();
  }

  get #file(): string {
    if (this.#parts.file === undefined) throw new Error('this lesson has no big file');
    return this.#parts.file;
  }

  #listen() {
    this.#socket.on('data', (bytes: Buffer) => {
      if (this.#download) {
        this.#transcript.addBulk(this.#peer, this.name, bytes.length);
        return this.#download.add(bytes);
      }
      this.#transcript.add(this.#peer, this.name, 'data', bytes);
      this.heard.append(bytes);
    });
    this.#socket.on('end', () => {
      if (!this.#left) this.#transcript.add(this.#peer, this.name, 'end');
      this.heard.finish('end');
      if (this.#parts.hangsUp) this.#socket.end();
    });
    this.#socket.on('error', () => {
      if (!this.#left) this.#transcript.add(this.#peer, this.name, 'reset');
      this.heard.finish('reset');
    });
    this.#socket.on('close', () => this.heard.finish('end'));
  }

  #closed(wanted: Wanted, context: Context) {
    const how = this.heard.over ?? 'end';
    const instead = this.heard.unheard;
    return new CheckFailed({
      kind: 'closed',
      who: this.name,
      by: this.#peer,
      how,
      wanted,
      ...(instead.trim() ? { received: instead } : {}),
      ...context,
    });
  }

  /** False when nothing more can come. */
  get #mayStillCome(): false | undefined {
    return this.heard.over ? false : undefined;
  }

  /** What has come, if anything has. */
  #insteadOf(wanted: Wanted): string | Uint8Array | undefined {
    const { unheard, unheardBytes } = this.heard;
    if (!unheard.trim()) return undefined;
    return 'bytes' in wanted ? unheardBytes : unheard;
  }

  #missed(
    wanted: Wanted,
    context: Context,
    wait: Omit<Wait, 'changes'>,
    received?: string | Uint8Array | Text,
  ) {
    this.#transcript.add(this.name, this.name, 'timeout');
    const about = { who: this.name, wanted, ...context };
    return new Missed(about, { changes: this.heard.changes, ...wait }, received);
  }

  #mismatch(wanted: Wanted, context: Context) {
    const received = this.#insteadOf(wanted) ?? '';
    return new CheckFailed({ kind: 'mismatch', who: this.name, wanted, received, ...context });
  }
}
