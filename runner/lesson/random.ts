/**
 * Names, texts and sizes for one check, drawn from a seed: the same seed gives the same run, another seed another one,
 * so that a memorised answer fails and a failure can be repeated.
 */
export interface Random {
  /** A whole number from `least` to `most`, both included. */
  int(least: number, most: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** A word that was not drawn before. */
  word(): string;
  /** A few words that were not drawn before. */
  words(count?: number): string;
  /** A text with a capital, a double blank and punctuation, but without a colon: a server may not tidy it. */
  phrase(): string;
  /** A name for somebody in this role, such as `alice37`. */
  name(role: string): string;
  bytes(length: number): Uint8Array;
}

const consonants = [...'bcdfghjklmnprstvwz'];
const vowels = [...'aeiou'];

/** mulberry32: 32 bits of state are enough for names and sizes. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** A seed for one check: the checks of a run draw independently of each other, whatever order they run in. */
function seedFor(seed: number, salt: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (const character of salt)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

export function seededRandom(seed: number, salt: string): Random {
  const next = generator(seedFor(seed, salt));
  const drawn = new Set<string>();
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  const letter = (letters: readonly string[]) => letters[int(0, letters.length - 1)] ?? 'a';
  const spell = (syllables: number) =>
    Array.from({ length: syllables }, () => letter(consonants) + letter(vowels)).join('');
  const fresh = (draw: (tries: number) => string): string => {
    for (let tries = 0; ; tries += 1) {
      const word = draw(tries);
      if ([...drawn].some((other) => other.includes(word) || word.includes(other))) continue;
      drawn.add(word);
      return word;
    }
  };
  const word = () => fresh(() => spell(3));
  return {
    int,
    word,
    pick: (items) => items[int(0, items.length - 1)] ?? items[0],
    words: (count = 3) => Array.from({ length: count }, word).join(' '),
    // Longer numbers when the short ones run out.
    name: (role) => fresh((tries) => `${role}${int(10, tries < 50 ? 99 : 99_999)}`),
    phrase: () => {
      const [first = '', ...rest] = word();
      return `${first.toUpperCase()}${rest.join('')}  ${word()}, ${word()} (${int(2, 9)})?`;
    },
    bytes: (length) => Uint8Array.from({ length }, () => int(0, 255)),
  };
}
