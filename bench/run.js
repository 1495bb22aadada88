// npm run bench -- [--runs N] [--only PART] [--write]
// Measures what things cost and what they grow with. The results are Markdown: on standard output, or in RESULTS.md.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as marking from './marking.js';
import * as commands from './commands.js';
import * as growth from './growth.js';
import { resultsText, surroundings } from './results.js';

const parts = {
  start: commands.start,
  verify: commands.verify,
  watch: commands.watch,
  'one-more': growth.oneMore,
  memory: commands.memory,
  grade: marking.grade,
  checks: growth.checks,
  clients: growth.clients,
  file: growth.file,
  class: marking.growth,
};

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10' },
    only: { type: 'string', multiple: true, default: Object.keys(parts) },
    write: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
const unknown = values.only.find((name) => !Object.hasOwn(parts, name));
if (unknown !== undefined || !Number.isInteger(runs) || runs < 1) {
  const why =
    unknown === undefined ? '--runs takes a whole number from 1' : `there is no part ${unknown}`;
  console.error(`${why}; the parts are ${Object.keys(parts).join(', ')}`);
  process.exit(2);
}

const where = surroundings();
const sections = [];
for (const name of values.only) {
  process.stderr.write(`${name}\n`);
  const section = await parts[name](runs);
  if (section !== undefined) sections.push(section);
}
const text = resultsText(where, sections);
if (values.write) writeFileSync(path.join(import.meta.dirname, 'RESULTS.md'), text);
else process.stdout.write(text);
