import { Buffer } from 'node:buffer';
import type { WriteStream } from 'node:tty';
import { LineCutter } from './datagrams.ts';
import { LineEditor } from './line-editor.ts';
import { RawKeys } from './raw-keys.ts';
import type { Surface } from './surface.ts';

/** What is to be done with what comes from the keyboard or through a pipe. */
export interface Talker {
  send(bytes: Uint8Array): Promise<void>;
  halfClose(): void;
  reset(): void;
  leave(): void;
}

interface Options {
  readonly raw: boolean;
  readonly datagrams: boolean;
  readonly lineEnd: string;
}

export interface Input {
  /** Somebody types, and may be told about the keys. */
  readonly isTyped: boolean;
  /** Where the typing is seen. */
  readonly surface?: Surface;
  stop(): void;
}

/** The terminal on which one sees what one types; none where nobody would see it. */
function visibleTerminal(): WriteStream | undefined {
  if (!process.stdin.isTTY) return undefined;
  return [process.stdout, process.stderr].find((stream) => stream.isTTY);
}

async function sendPiped(talker: Talker, { raw, datagrams }: Options) {
  const cutter = new LineCutter();
  const cut = (chunk: Uint8Array) => (datagrams && !raw ? cutter.cut(chunk) : [chunk]);
  try {
    for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
      for (const piece of cut(chunk)) await talker.send(piece);
    }
  } catch {
    // What cannot be read has come to its end.
  }
  for (const piece of cutter.finish()) await talker.send(piece);
  talker.halfClose();
}

function rawKeys(talker: Talker, lineEnd: string): Input {
  let hasHalfClosed = false;
  const keys = new RawKeys(
    process.stdin,
    {
      keys: (bytes) => void (hasHalfClosed || talker.send(bytes)),
      halfClose() {
        if (!hasHalfClosed) talker.halfClose();
        hasHalfClosed = true;
      },
      reset: () => talker.reset(),
      leave: () => talker.leave(),
    },
    lineEnd,
  );
  return { isTyped: true, stop: () => keys.stop() };
}

/** Begins to read what is to be sent. */
export function startInput(talker: Talker, options: Options): Input {
  const { raw, datagrams, lineEnd } = options;
  const terminal = visibleTerminal();
  if (!terminal) {
    void sendPiped(talker, options);
    return { isTyped: false, stop: () => undefined };
  }
  // A datagram needs no line end, but the key must send something.
  if (raw) return rawKeys(talker, datagrams ? '\n' : lineEnd);
  const editor = new LineEditor(
    process.stdin,
    terminal,
    {
      line: (text) => void talker.send(Buffer.from(datagrams ? text : text + lineEnd)),
      piece: (text) => void talker.send(Buffer.from(text)),
      halfClose: () => talker.halfClose(),
      reset: () => talker.reset(),
      leave: () => talker.leave(),
    },
    process.env['TERM'] === 'dumb',
  );
  return { isTyped: true, surface: editor, stop: () => editor.stop() };
}
