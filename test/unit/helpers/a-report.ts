import type { Palette } from '../../../runner/report/palette.ts';
import { PrettyReport, type PrettyOptions } from '../../../runner/report/pretty.ts';

const same = (text: string) => text;
const palette: Palette = {
  bold: same,
  dim: same,
  green: same,
  red: same,
  yellow: same,
  cyan: same,
};

/** A report without colours. */
export const report = (options: Partial<PrettyOptions> = {}) =>
  new PrettyReport({
    lang: 'en',
    palette,
    width: 80,
    isTerminal: true,
    again: ({ id }, check, seed) => `again ${id} ${check.id} ${seed}`,
    ...options,
  });
