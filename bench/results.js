// Figures as Markdown.
import os from 'node:os';

export const ms = (value) => `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
export const times = (value) => `${value.toFixed(2)} ×`;
export const mebibytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

/** The first column is text, the others are figures. */
function table(head, rows) {
  const rule = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The date and the machine; of the load, what it was before anything was measured. */
export function surroundings() {
  const [cpu] = os.cpus();
  return [
    `- ${new Date().toISOString().slice(0, 10)}, Node.js ${process.versions.node}`,
    `- ${os.type()} ${os.release()} ${process.arch}`,
    `- ${cpu?.model ?? 'an unknown processor'}, ${os.availableParallelism()} cores, ${(os.totalmem() / 2 ** 30).toFixed(1)} GiB of memory`,
    `- load before: ${os.loadavg()[0].toFixed(1)}`,
  ].join('\n');
}

const targetRow = ({ what, figure, most }) => [
  what,
  times(figure),
  `at most ${most} ×`,
  figure <= most ? 'met' : '**missed**',
];

function sectionText({ title, runs, head, rows, repeats = 0, remarks = [] }) {
  const again = repeats === 0 ? [] : [`Repeated because it failed: ${repeats}.`];
  const below = [`Runs: ${runs}.`, ...again, ...remarks].join(' ');
  return `## ${title}\n\n${table(head, rows)}\n\n${below}\n`;
}

export function resultsText(where, sections) {
  const targets = sections.flatMap((section) => section.targets ?? []);
  const reached = [
    '## Targets\n',
    `${table(['target', 'measured', 'wanted', ''], targets.map(targetRow))}\n`,
  ];
  return [
    '# What things cost\n',
    'Times and memory are medians. What is compared was run in turn, and a ratio is the median of the ratios of',
    'neighbours, so it need not be that of the medians. `npm run bench -- --write` makes this file anew.\n',
    `${where}\n`,
    ...(targets.length > 0 ? reached : []),
    ...sections.map(sectionText),
  ].join('\n');
}
