// Frames: four bytes of length, the most significant one first, then so many bytes of JSON.
import { CheckFailed } from '../../runner/lesson/failure.ts';
import type { Reader } from '../../runner/lesson/stage.ts';
import type { Text } from '../../runner/lesson/text.ts';

/** What a frame says. */
export interface Message {
  readonly kind: string;
  readonly id?: number;
  readonly text?: string;
  readonly afterMs?: number;
}

const headerBytes = 4;
/** Nobody who speaks this protocol says so much at once. */
const mostBytes = 2 ** 20;

/** The length of a body, as it stands before it. */
export function header(length: number): Buffer {
  const bytes = Buffer.alloc(headerBytes);
  bytes.writeUInt32BE(length);
  return bytes;
}

export function encode(message: Message): Buffer {
  const body = Buffer.from(JSON.stringify(message));
  return Buffer.concat([header(body.length), body]);
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').replace(/..\B/g, '$& ');

/** All that somebody has heard, frame by frame. */
export class FrameLog {
  readonly heard: Message[] = [];
  readonly #who: string;
  readonly #hear: (message: Message) => void;
  readonly #taken = new Set<Message>();
  #rest = Buffer.alloc(0);

  /** `hear`: told of every message as soon as it is read. */
  constructor(who: string, hear: (message: Message) => void) {
    this.#who = who;
    this.#hear = hear;
  }

  /** Finds a message that says this, and takes that one alone: answers have no order. */
  finder(wanted: Message): Reader<Message> {
    return {
      take: (bytes) => {
        this.#add(bytes);
        const found = this.#left.find((message) => agrees(message, wanted));
        if (found) this.#taken.add(found);
        return found;
      },
      instead: () => this.#nearest(wanted),
    };
  }

  get #left(): Message[] {
    return this.heard.filter((message) => !this.#taken.has(message));
  }

  /** What is most likely meant for it: of the same id, of the same kind, or what came last. */
  #nearest(wanted: Message): string | Text | undefined {
    if (this.#rest.length > 0) return unfinished(this.#rest);
    const left = this.#left;
    const nearest =
      left.findLast(({ id }) => id !== undefined && id === wanted.id) ??
      left.findLast(({ kind }) => kind === wanted.kind) ??
      left.at(-1);
    return nearest && JSON.stringify(nearest);
  }

  #add(bytes: Uint8Array) {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    while (this.#rest.length >= headerBytes) {
      const length = this.#rest.readUInt32BE();
      if (length > mostBytes) throw this.#noFrame(tooLong(this.#rest));
      const end = headerBytes + length;
      if (this.#rest.length < end) return;
      const message = this.#parse(this.#rest.subarray(headerBytes, end));
      this.#rest = this.#rest.subarray(end);
      this.heard.push(message);
      this.#hear(message);
    }
  }

  #parse(body: Buffer): Message {
    const text = body.toString();
    try {
      const message: unknown = JSON.parse(text);
      if (typeof message === 'object' && message !== null) return message as Message;
    } catch {
      // Told below.
    }
    throw this.#noFrame({
      en: `a body of ${body.length} bytes that is no JSON object: ${text}`,
      'zh-CN': `长 ${body.length} 字节的帧体，不是 JSON 对象：${text}`,
    });
  }

  #noFrame(received: Text): CheckFailed {
    const described = {
      en: 'four bytes of length, the most significant one first, then so many bytes of JSON',
      'zh-CN': '先发 4 个字节的长度（高位字节在前），再发这么多字节的 JSON',
    };
    const who = this.#who;
    return new CheckFailed({ kind: 'mismatch', who, wanted: { described }, received });
  }
}

const agrees = (message: Message, wanted: Message) =>
  message.kind === wanted.kind &&
  (wanted.id === undefined || message.id === wanted.id) &&
  (wanted.text === undefined || message.text === wanted.text);

function tooLong(bytes: Buffer): Text {
  const shown = hex(bytes.subarray(0, headerBytes));
  const length = bytes.readUInt32BE();
  return {
    en: `the bytes ${shown}, which announce a body of ${length} bytes`,
    'zh-CN': `字节 ${shown}，作为长度就是 ${length} 字节`,
  };
}

function unfinished(bytes: Buffer): Text {
  if (bytes.length < headerBytes) {
    return {
      en: `only ${bytes.length} of the four bytes of a length: ${hex(bytes)}`,
      'zh-CN': `长度的 4 个字节里只来了 ${bytes.length} 个：${hex(bytes)}`,
    };
  }
  const [length, came] = [bytes.readUInt32BE(), bytes.length - headerBytes];
  const body = bytes.subarray(headerBytes).toString();
  return {
    en: `${came} of ${length} announced bytes: ${body}`,
    'zh-CN': `长 ${length} 字节的帧体，只来了 ${came} 个：${body}`,
  };
}
