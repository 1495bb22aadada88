import {
  CheckFailed,
  type Deafness,
  type Exit,
  type Stream,
  type Streams,
} from '../lesson/failure.ts';
import type { Text } from '../lesson/text.ts';
import type { Wanted } from '../lesson/wanted.ts';
import { until, type Changes } from './waiting.ts';

interface About {
  readonly who: string;
  readonly stream?: Streams;
  readonly wanted: Wanted;
  readonly after?: Text;
}

/** What may be known besides about something that a program did not print, or did not send. */
interface Missing extends About {
  readonly insteadOn?: Stream;
  readonly hadPrinted?: true;
  readonly deaf?: Deafness;
  readonly ended?: { readonly program: string; readonly exit: Exit };
}

export interface Wait {
  /** So long it was waited for, in milliseconds. */
  readonly waitedMs: number;
  readonly changes: Changes;
  /** Whether it has come by now; undefined while it may still come. */
  readonly hasCome: () => boolean | undefined;
}

/** Something that had not come when its time was over; other things may have. It is too late, but it may still come. */
export class Missed extends CheckFailed {
  readonly about: About;
  readonly #wait: Wait;
  readonly #began: number;

  constructor(
    { insteadOn, hadPrinted, deaf, ended, ...about }: Missing,
    wait: Wait,
    received?: string | Uint8Array | Text,
  ) {
    const known = { ...(insteadOn ? { insteadOn } : {}), ...(deaf ? { deaf } : {}) };
    const silent = {
      waitedMs: wait.waitedMs,
      ...(hadPrinted ? { hadPrinted } : {}),
      ...(ended ? { ended } : {}),
    };
    super(
      received === undefined
        ? { kind: 'silence', ...about, ...known, ...silent }
        : { kind: 'mismatch', ...about, ...known, received },
    );
    this.about = about;
    this.#wait = wait;
    this.#began = performance.now() - wait.waitedMs;
  }

  /** Waits on for so long, in milliseconds. If it does come, that it was late is what is wrong. */
  async lateWithin(ms: number): Promise<CheckFailed | undefined> {
    const { waitedMs, changes, hasCome } = this.#wait;
    if (!(await until([changes], ms, hasCome))) return undefined;
    const cameAfterMs = performance.now() - this.#began;
    return new CheckFailed({ kind: 'silence', ...this.about, waitedMs, cameAfterMs });
  }
}
