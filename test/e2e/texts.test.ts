import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { langs } from '../../runner/lesson/text.ts';
import { textFiles, textOf } from '../unit/helpers/lesson-text.ts';
import { lessons, test } from './workshop.ts';

/** The programs of the texts, each with what the text says that it prints. */
const programs = lessons.flatMap((lesson) =>
  langs.flatMap((lang) => {
    const { blocks } = textOf(lesson, lang);
    return blocks.flatMap(({ kind, code }, index) => {
      if (kind !== 'js run') return [];
      const next = blocks[index + 1];
      const output = next?.kind === 'text output' ? next.code : undefined;
      return [{ name: `${lesson}/${textFiles[lang]}`, number: index + 1, code, output }];
    });
  }),
);

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** `…` stands for anything. */
const pattern = (output: string) =>
  new RegExp(`^${output.trimEnd().split('…').map(escape).join('[^]*')}$`);

test.concurrent.for(programs)(
  'the program in block $number of $name prints what the text says',
  async ({ code, output }, { place }) => {
    await place.write(/^import /m.test(code) ? 'block.mjs' : 'block.cjs', code);
    const [file = ''] = readdirSync(place.folder);
    const { status, out, err } = await place.runOther(
      process.execPath,
      path.join(place.folder, file),
    );
    expect(status, err).toBe(0);
    if (output !== undefined) expect(out.trimEnd()).toMatch(pattern(output));
  },
);
