import { Chalk } from 'chalk';
import type { Palette } from '../report/palette.ts';

/** Colours on a terminal that has them, unless NO_COLOR is set; FORCE_COLOR asks for them anywhere. */
export function makePalette(isTerminal: boolean, env: NodeJS.ProcessEnv): Palette {
  const unwanted = env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '';
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0';
  const colours = !unwanted && (forced || (isTerminal && env['TERM'] !== 'dumb'));
  return new Chalk({ level: colours ? 1 : 0 });
}
