import { statfsSync, statSync, unwatchFile, watchFile } from 'node:fs';
import path from 'node:path';
import { watch, type FSWatcher } from 'chokidar';

/**
 * Editors write a file in several steps, and several files at once: wait until nothing has changed for so many
 * milliseconds. Not less, since chokidar keeps a second change of a file within 50 ms to itself.
 */
const settledMs = 60;
/** What a program has written may be noticed so much after its end, in milliseconds. */
const belatedMs = 500;
/** Between two looks whether the folder has been replaced by another one, in milliseconds. */
const lookEveryMs = 500;

const source =
  /\.([cm]?[jt]sx?|py|rb|go|rs|java|kts?|cs|c|cc|cpp|h|hpp|php|lua|pl|exs?|swift|zig)$/i;
const data = /\.(json|txt|csv|ya?ml|toml|html)$/i;
/** A file or folder that the learner does not write. */
const isForeign = (name: string) => /^(node_modules|__pycache__|\..+)$/.test(name);

/**
 * Whether a change of this file is a save. Source files always are. What a program may read may also have been written
 * by it, which must not start it for ever: data counts when no program has run for a while. Whatever else there is
 * belongs to an editor or to the system.
 */
export const isSave = (file: string, ranMsAgo: number): boolean =>
  source.test(file) || (data.test(file) && ranMsAgo > belatedMs);

/** Linux: file systems where somebody else may write of whom the system does not hear: NFS, SMB, 9P (WSL), FUSE, shared folders. */
const silentFileSystems = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x65735546, 0x786f4256,
]);

function isOnSilentFileSystem(folder: string): boolean {
  try {
    return process.platform === 'linux' && silentFileSystems.has(statfsSync(folder).type);
  } catch {
    return false;
  }
}

interface SavesOptions {
  /** Look at the files from time to time, where the system does not tell of changes. */
  readonly polls: boolean;
  /** When a program of the learner's ran last, in the time of performance.now(). */
  readonly ranAt: () => number;
  /** Something is being saved. */
  readonly begins?: () => void;
  /** All of it has been saved: these files, named from the folder; none where the folder is another one. */
  readonly saved: (files: readonly string[]) => void;
}

/** Tells of what is saved in a folder and in the folders in it. */
export class Saves {
  readonly #folder: string;
  readonly #options: SavesOptions;
  readonly #files = new Set<string>();
  #watcher: FSWatcher;
  #polls: boolean;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(folder: string, options: SavesOptions) {
    this.#folder = folder;
    this.#options = options;
    this.#polls = options.polls || isOnSilentFileSystem(folder);
    this.#watcher = this.#watch();
    // Who sets a folder aside and makes a new one (`workshop reset`) leaves the watcher with the old one.
    let known = statSync(folder, { throwIfNoEntry: false })?.ino ?? 0;
    watchFile(folder, { interval: lookEveryMs }, ({ ino }) => {
      if (ino !== known) void this.#watchAgain();
      known = ino;
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    unwatchFile(this.#folder);
    await this.#watcher.close();
  }

  #watch(): FSWatcher {
    const watcher = watch(this.#folder, {
      ignoreInitial: true,
      usePolling: this.#polls,
      ignored: (file) => path.relative(this.#folder, file).split(path.sep).some(isForeign),
    });
    watcher.on('all', (_event, file) => this.#changed(path.relative(this.#folder, file)));
    watcher.on('error', () => {
      // The system has no watch to give any more. Polling needs none.
      if (this.#polls) return;
      this.#polls = true;
      void this.#watchAgain();
    });
    return watcher;
  }

  async #watchAgain() {
    await this.#watcher.close();
    if (this.#closed) return;
    this.#watcher = this.#watch();
    // Nobody has told what has changed meanwhile.
    this.#watcher.once('ready', () => this.#noted());
  }

  #changed(file: string) {
    if (isSave(file, performance.now() - this.#options.ranAt())) this.#noted(file);
  }

  #noted(file?: string) {
    if (file !== undefined) this.#files.add(file);
    if (!this.#timer) this.#options.begins?.();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      const files = [...this.#files];
      this.#files.clear();
      this.#options.saved(files);
    }, settledMs);
  }
}
