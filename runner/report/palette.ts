type Paint = (text: string) => string;

/** Colours are handed in, so that a report is the same text with and without them. */
export interface Palette {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly green: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly cyan: Paint;
}
