import { CheckFailed } from '../lesson/failure.ts';
import type { Client, Peer, Silence } from '../lesson/stage.ts';
import { find, linesOf, type Wanted } from '../lesson/wanted.ts';
import { heardNothingElse } from './udp-peer.ts';
import { pause } from './waiting.ts';

interface Forbidden {
  readonly unwanted: Wanted;
  readonly client: Client;
  /** Where to look from. */
  readonly mark: number;
  readonly silence: Silence;
}

/** What must not be heard in a check, nor a moment after it. */
export class Unwanted {
  readonly #forbidden: Forbidden[] = [];
  /** Those who may hear nothing but what was waited for. */
  readonly #alert = new Set<Peer>();

  readonly hearNothingElse = (...peers: readonly Peer[]) => {
    for (const peer of peers) this.#alert.add(peer);
  };

  readonly nobodyHears = async (
    unwanted: Wanted,
    clients: readonly Client[],
    silence: Silence,
  ): Promise<void> => {
    // A text is new: it must not have come at any time. A name may have come before, and may come again.
    const isNew = 'text' in unwanted;
    const forbidden = clients.map((client) => {
      const mark = isNew ? 0 : client.mark();
      return { unwanted, client, mark, silence };
    });
    await silence.until();
    for (const each of forbidden) lookFor(each);
    if (isNew) this.#forbidden.push(...forbidden);
  };

  /** Lingers for it, where there is something. */
  async hasNotCome(lingerMs: number): Promise<void> {
    if (this.#forbidden.length === 0 && this.#alert.size === 0) return;
    await pause(lingerMs);
    for (const each of this.#forbidden) lookFor(each);
    for (const each of this.#alert) heardNothingElse(each);
  }
}

function lookFor({ unwanted, client, mark, silence: { after } }: Forbidden) {
  const heard = client.heardSince(mark);
  const span = find(unwanted, heard);
  if (!span) return;
  const before = linesOf(heard.slice(0, span.start)).length - 1;
  const received = linesOf(heard)[before] ?? heard;
  const about = after ? { after } : {};
  throw new CheckFailed({ kind: 'unexpected', who: client.name, unwanted, received, ...about });
}
