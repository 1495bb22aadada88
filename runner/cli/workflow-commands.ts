import { randomUUID } from 'node:crypto';
import type { Screen } from './context.ts';

/**
 * The runner of GitHub's workflows takes some of what it is shown for commands. What a learner's program said must not
 * be one: nothing that is printed from now on is. Returns how to take that back, which only we can do.
 */
export function stopCommands(screen: Screen, env: NodeJS.ProcessEnv): () => void {
  if (env['GITHUB_ACTIONS'] !== 'true') return () => undefined;
  const token = randomUUID();
  screen.out(`::stop-commands::${token}\n`);
  return () => screen.out(`::${token}::\n`);
}
