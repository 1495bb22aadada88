import type { Address, CannotTell } from '../lesson/failure.ts';
import type { Listening } from './listening.ts';
import type { Spawn } from './processes.ts';

/** How a program of the learner's is started, and how it is watched. */
export interface LaunchPlan {
  readonly name: string;
  readonly role: 'listens' | 'runs';
  readonly protocol: 'tcp' | 'udp';
  readonly spawn: Spawn;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly asked: Address;
  /** Others have the port, too, as the members of a group do. */
  readonly sharesPort: boolean;
  /** A Node program with our preload; any other is watched from outside. */
  readonly inside: boolean;
  /** Finds out from outside where it listens. */
  readonly lookOutside: (group: number) => Promise<readonly Listening[]>;
  /** Why it cannot be judged, where it is watched from outside and was not seen to listen. */
  readonly unseen: CannotTell | undefined;
  /** What is started keeps the cell that it runs in: see cell.ts. */
  readonly isInCell: boolean;
}
