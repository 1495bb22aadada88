import { styleText } from 'node:util';
import { noColours, type Palette } from '../report/palette.ts';

const painted = (style: keyof Palette) => (text: string) =>
  // Whether there are colours is decided here, and not by what standard output is.
  styleText(style, text, { validateStream: false });

const colours: Palette = {
  bold: painted('bold'),
  italic: painted('italic'),
  underline: painted('underline'),
  dim: painted('dim'),
  green: painted('green'),
  red: painted('red'),
  yellow: painted('yellow'),
  cyan: painted('cyan'),
};

/** Colours on a terminal that has them, unless NO_COLOR is set; FORCE_COLOR asks for them anywhere. */
export function makePalette(isTerminal: boolean, env: NodeJS.ProcessEnv): Palette {
  const unwanted = env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '';
  const forced = env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0';
  const isColoured = !unwanted && (forced || (isTerminal && env['TERM'] !== 'dumb'));
  return isColoured ? colours : noColours;
}
