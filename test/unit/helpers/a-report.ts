import { noColours } from '../../../runner/report/palette.ts';
import { PrettyReport, type PrettyOptions } from '../../../runner/report/pretty.ts';

/** A report without colours. */
export const report = (options: Partial<PrettyOptions> = {}) =>
  new PrettyReport({
    lang: 'en',
    palette: noColours,
    width: 80,
    isTerminal: true,
    again: ({ id }, check, seed) => `again ${id} ${check.id} ${seed}`,
    ...options,
  });
