import type { Lesson } from '../../lesson/lesson.ts';
import type { Lang, Text } from '../../lesson/text.ts';
import { silence, type Trouble } from '../../probe/trouble.ts';
import type { Finding } from '../../report/findings.ts';
import { systemReason } from '../system-error.ts';
import type { Observed } from './observe.ts';
import { fill, noneFree, nothingCame, oldestNode, wordings } from './wordings.ts';

/** A hundred people in a chat room take 150 files of a program; a machine with many processors does more at once. */
const enoughFiles = 512;

/** What takes longer, in milliseconds, waits for an acknowledgement that is delayed. */
const delayedMs = 30;

const mebibyte = 2 ** 20;
/** A file of 128 MiB, and some air. */
const enoughCache = 200 * mebibyte;

/** The lessons that need something for a check of theirs. Which of them use TCP and UDP, they say themselves. */
const lessonsWith = {
  broadcast: ['04-udp'],
  multicast: ['05-multicast'],
  delayedAck: ['06-nagle'],
  openFiles: ['02-chat-v1', '03-chat-v2'],
  cache: ['01-backpressure'],
};

type Id = keyof typeof wordings;

/** How it is, in every language. */
interface Outcome {
  readonly status: Finding['status'];
  readonly text: Text;
}

const ok = (text: Text): Outcome => ({ status: 'ok', text });
const problem = (text: Text): Outcome => ({ status: 'problem', text });
const warning = (text: Text): Outcome => ({ status: 'warning', text });

const why = (trouble: Trouble) => (trouble === silence ? nothingCame : trouble);

/** For what just works or does not. */
const works = (id: Id, trouble: Trouble | undefined, otherwise: typeof problem): Outcome =>
  trouble === undefined ? ok(wordings[id].ok) : otherwise(fill(wordings[id].bad, why(trouble)));

function nodeOutcome(version: Observed['node']): Outcome {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldest = 0, oldestMinor = 0] = oldestNode.split('.').map(Number);
  const isOld = major < oldest || (major === oldest && minor < oldestMinor);
  return isOld ? problem(fill(wordings.node.bad, version)) : ok(fill(wordings.node.ok, version));
}

function startOutcome(startMs: Observed['startMs']): Outcome {
  const { ok: can, bad } = wordings.processes;
  return 'value' in startMs
    ? ok(fill(can, String(Math.round(startMs.value))))
    : problem(fill(bad, why(startMs.trouble)));
}

function waitOutcome(inHalvesMs: Observed['inHalvesMs']): Outcome {
  const { ok: waits, bad: not, unknown } = wordings['delayed-ack'];
  if ('trouble' in inHalvesMs) return warning(fill(unknown, why(inHalvesMs.trouble)));
  const { value } = inHalvesMs;
  return value > delayedMs ? ok(fill(waits, String(Math.round(value)))) : warning(not);
}

function portsOutcome(freePorts: Observed['freePorts']): Outcome {
  const { ok: can, bad } = wordings['free-ports'];
  if ('trouble' in freePorts) return problem(fill(bad, why(freePorts.trouble)));
  return freePorts.value === 0
    ? problem(fill(bad, noneFree))
    : ok(fill(can, String(freePorts.value)));
}

function filesOutcome(most: Observed['openFiles']): Outcome {
  const { ok: many, bad: few, unlimited } = wordings['file-descriptors'];
  if (most === Infinity) return ok(unlimited);
  return most < enoughFiles ? warning(fill(few, String(most))) : ok(fill(many, String(most)));
}

const size = (bytes: number): string =>
  bytes < 1024 * mebibyte
    ? `${Math.floor(bytes / mebibyte)} MiB`
    : `${(bytes / mebibyte / 1024).toFixed(1)} GiB`;

function cacheOutcome({ folder, freeBytes }: Observed['cache']): Outcome {
  const { ok: can, bad: full, unusable } = wordings['cache-folder'];
  if ('trouble' in freeBytes)
    return problem(
      fill(unusable, folder, systemReason(freeBytes.trouble) ?? why(freeBytes.trouble)),
    );
  const free = size(freeBytes.value);
  return freeBytes.value < enoughCache
    ? problem(fill(full, folder, free))
    : ok(fill(can, folder, free));
}

function sandboxOutcome(sandbox: Observed['sandbox']): Outcome {
  const { ok: unshare, bubblewrap, bad } = wordings.sandbox;
  if ('trouble' in sandbox) return warning(fill(bad, sandbox.trouble));
  return ok(sandbox.kind === 'bubblewrap' ? bubblewrap : unshare);
}

/** What to make of all that was seen, for the lessons that there are. */
export function findingsOf(observed: Observed, lessons: readonly Lesson[], lang: Lang): Finding[] {
  const using = (protocol: 'tcp' | 'udp') =>
    lessons
      .filter(({ programs }) => programs.some((program) => program.protocol === protocol))
      .map(({ id }) => id);
  const found: [Id, Outcome, Finding['lessons']][] = [
    ['node', nodeOutcome(observed.node), 'all'],
    ['processes', startOutcome(observed.startMs), 'all'],
    ['loopback-v4', works('loopback-v4', observed.tcp4, problem), using('tcp')],
    ['loopback-v6', works('loopback-v6', observed.tcp6, problem), []],
    ['udp', works('udp', observed.udp, problem), using('udp')],
    ['broadcast', works('broadcast', observed.broadcast, warning), lessonsWith.broadcast],
    ['multicast', works('multicast', observed.multicast, problem), lessonsWith.multicast],
    ['delayed-ack', waitOutcome(observed.inHalvesMs), lessonsWith.delayedAck],
    ['free-ports', portsOutcome(observed.freePorts), 'all'],
    ['file-descriptors', filesOutcome(observed.openFiles), lessonsWith.openFiles],
    ['cache-folder', cacheOutcome(observed.cache), lessonsWith.cache],
    ['sandbox', sandboxOutcome(observed.sandbox), []],
  ];
  return found.map(([id, { status, text }, needed]) => ({
    id,
    title: wordings[id].title[lang],
    // What nobody needs is no problem.
    status: status === 'problem' && needed.length === 0 ? 'warning' : status,
    text: text[lang],
    ...(status === 'ok' ? {} : { meaning: wordings[id].meaning[lang] }),
    lessons: needed,
  }));
}
