/** How many bytes the character takes that begins with this one; 0 where none can begin. */
export function lengthFrom(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text that has exactly these bytes; undefined where there is none. */
export function decode(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** How many bytes of a chunk make a character from here on; 0 where there is none. */
export function characterAt(bytes: Uint8Array, at: number): number {
  const length = lengthFrom(bytes[at] ?? 0);
  const character = bytes.subarray(at, at + length);
  // A quick look first: a mistake that is thrown costs much in a chunk that is no text at all.
  const looksWhole =
    character.length === length && character.subarray(1).every((byte) => byte >> 6 === 0b10);
  return length < 2 || (looksWhole && decode(character) !== undefined) ? length : 0;
}
