import type { Catalogue } from '../lesson/catalogue.ts';
import type { Lang } from '../lesson/text.ts';
import type { Palette } from '../report/palette.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Invocation } from './arguments.ts';
import type { CommandName } from './command-table.ts';

/** Where a command writes to. */
export interface Screen {
  readonly isTerminal: boolean;
  /** Somebody sits there who can also press keys. */
  readonly takesKeys: boolean;
  /** Columns; what is usual where it is no terminal. */
  readonly width: number;
  out(text: string): void;
  err(text: string): void;
}

/** All that a command needs to know of the world. */
export interface Context {
  readonly invocation: Invocation;
  readonly lang: Lang;
  readonly screen: Screen;
  readonly palette: Palette;
  readonly catalogue: Catalogue;
  readonly workspace: Workspace;
  readonly packageRoot: string;
  readonly cwd: string;
  /** Does what another command does. Returns its exit status; says what went wrong, as that command would. */
  perform(command: CommandName, words: readonly string[]): Promise<number>;
  /** Called before the program ends, however it ends. Returns how to take that back. */
  onExit(cleanUp: () => void): () => void;
}

/** The exit statuses: see the README. */
export const exitStatus = {
  passed: 0,
  failed: 1,
  usage: 2,
  inconclusive: 3,
  interrupted: 130,
} as const;

/** Runs a command and returns the exit status. */
export type Command = (context: Context) => Promise<number>;
