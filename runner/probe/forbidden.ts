import { CheckFailed } from '../lesson/failure.ts';
import type { Client, Silence } from '../lesson/stage.ts';
import { find, linesOf, type Wanted } from '../lesson/wanted.ts';

/** What a client must not hear. */
export interface Forbidden {
  readonly unwanted: Wanted;
  readonly client: Client;
  /** Where to look from. */
  readonly mark: number;
  readonly silence: Silence;
}

/** Fails when it has been heard. */
export function lookFor({ unwanted, client, mark, silence: { after } }: Forbidden) {
  const heard = client.heardSince(mark);
  const span = find(unwanted, heard);
  if (!span) return;
  const before = linesOf(heard.slice(0, span.start)).length - 1;
  const received = linesOf(heard)[before] ?? heard;
  const about = after ? { after } : {};
  throw new CheckFailed({ kind: 'unexpected', who: client.name, unwanted, received, ...about });
}
