export type Paint = (text: string) => string;

/** Colours are handed in, so that a report is the same text with and without them. */
export interface Palette {
  readonly bold: Paint;
  readonly italic: Paint;
  readonly underline: Paint;
  readonly dim: Paint;
  readonly green: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly cyan: Paint;
}

export const unpainted: Paint = (text) => text;

export const noColours: Palette = {
  bold: unpainted,
  italic: unpainted,
  underline: unpainted,
  dim: unpainted,
  green: unpainted,
  red: unpainted,
  yellow: unpainted,
  cyan: unpainted,
};
