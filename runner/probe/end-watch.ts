import type { ChildProcess } from 'node:child_process';
import type { Exit } from '../lesson/failure.ts';
import { endInCell, hadNoCell } from './cell.ts';
import type { Changes } from './waiting.ts';

/** How a process that we have started comes to its end. */
export class EndWatch {
  #exit: Exit | undefined;
  #isClosed = false;
  #trouble: NodeJS.ErrnoException | undefined;

  /** `whenOver` is called when it has ended, before anybody else is told. */
  constructor(child: ChildProcess, isInCell: boolean, changes: Changes, whenOver: () => void) {
    child.on('error', (error) => {
      this.#trouble = error;
      changes.fire();
    });
    child.on('exit', (status, signal) => {
      const end = { status, signal };
      this.#exit = isInCell ? endInCell(end) : end;
      if (isInCell && hadNoCell(end)) this.#trouble = new Error('there was no cell for it');
      whenOver();
      changes.fire();
    });
    child.on('close', () => {
      this.#isClosed = true;
      changes.fire();
    });
  }

  get exit(): Exit | undefined {
    return this.#exit;
  }

  /** It has ended, and all that it printed is known. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Why it could not be started. */
  get trouble(): NodeJS.ErrnoException | undefined {
    return this.#trouble;
  }
}
