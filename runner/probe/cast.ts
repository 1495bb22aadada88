import type { Address } from '../lesson/failure.ts';
import type { LaunchOptions, Program } from '../lesson/stage.ts';
import type { Cast, Launched } from '../lesson/trace.ts';

/** How a program was started, and where it then listened, if it did. */
export const launchedAs = (
  { name, asked }: Program,
  { args = [], env = {} }: LaunchOptions,
  listened?: Address,
): Launched => ({ name, args, asked, env, ...(listened ? { listened } : {}) });

export const castOf = (
  programs: Iterable<Launched>,
  clients: readonly { readonly name: string; readonly address: Address }[],
): Cast => ({
  programs: [...programs],
  clients: clients.map(({ name, address }) => ({ name, ...address })),
});
