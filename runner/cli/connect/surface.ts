/** Where text is printed to. */
export interface Surface {
  /** Whether the next text begins a line. */
  readonly isAtStart: boolean;
  /** Prints it by this stream. False when that has enough for now. */
  write(text: string, stream: NodeJS.WriteStream): boolean;
}

/** A stream that nobody types on. */
export class PlainSurface implements Surface {
  isAtStart = true;

  write(text: string, stream: NodeJS.WriteStream): boolean {
    if (text !== '') this.isAtStart = text.endsWith('\n');
    return stream.write(text);
  }
}
