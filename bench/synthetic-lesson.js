// A lesson whose size can be chosen: built into a copy of the package, it tells what grows with what.
// BENCH_LESSON says of what, and how much: `{ "checks": 8 }`, `{ "clients": 100 }` or `{ "bytes": ..., "sha256": ... }`.

const size = JSON.parse(process.env.BENCH_LESSON ?? '{}');
const text = (words) => ({ en: words, 'zh-CN': words });

const check = (id, run) => ({
  id,
  title: text(id),
  hints: { en: [], 'zh-CN': [] },
  tier: 'core',
  needs: [],
  program: 'server',
  startsProgram: true,
  env: {},
  run,
});

/** As little as a check can be: somebody comes in and is greeted. */
async function greets({ connect }) {
  const ada = await connect('ada');
  await ada.hears({ anything: true });
}

/** Everybody comes in, one of them says a line, and all the others hear it. */
async function broadcasts({ connect, random }) {
  const everybody = Array.from({ length: size.clients }, (_, index) => connect(`guest-${index}`));
  const [speaker, ...others] = await Promise.all(everybody);
  await Promise.all([speaker, ...others].map((guest) => guest.hears({ anything: true })));
  const words = random.words();
  speaker.says(`b:${words}`);
  await Promise.all(others.map((guest) => guest.hears({ text: words })));
}

/** Somebody gets the whole file. */
async function serves({ connect }) {
  const ada = await connect('ada', { stalls: true });
  const { bytes, wrongAt } = await ada.downloads();
  if (bytes !== size.bytes || wrongAt !== undefined) throw new Error(`only ${bytes} bytes came`);
}

const checks =
  size.clients !== undefined
    ? [check('broadcasts', broadcasts)]
    : size.bytes !== undefined
      ? [check('serves', serves)]
      : Array.from({ length: size.checks ?? 1 }, (_, index) => check(`greets-${index}`, greets));

export default {
  id: '90-bench',
  title: text('A lesson for benchmarks'),
  teaches: text('what things cost'),
  programs: [{ name: 'server', role: 'listens', protocol: 'tcp' }],
  ...(size.bytes === undefined ? {} : { needs: { file: size } }),
  checks,
};
