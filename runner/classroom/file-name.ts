/** What is left of a name when it is to be a file's on every system, cut to so many characters. */
export const safeName = (name: string, most: number): string =>
  name.replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(0, most);
