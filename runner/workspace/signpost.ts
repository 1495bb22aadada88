/** A line of a file, from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/**
 * Where to begin in some files, given by their texts: at the comment that stands for the first of these checks, such as
 * `// TODO (greeting): ...` or `// TODO 1 (greeting, list): ...`, and of several the one with the lowest number. Undefined
 * when there is none, or none any more.
 */
export function firstSignpost(
  texts: ReadonlyMap<string, string>,
  checks: readonly string[],
): Place | undefined {
  const lines = [...texts].flatMap(([file, text]) =>
    text.split('\n').map((code, index) => ({ place: { file, line: index + 1 }, code })),
  );
  const signposts = (id: string) => {
    const signpost = new RegExp(`// TODO ?(\\d*)[^(]*\\((?:[^)]*, )?${id}[,)]`);
    return lines.flatMap(({ place, code }) => {
      const [found, number] = signpost.exec(code) ?? [];
      return found === undefined ? [] : [{ place, number: Number(number) }];
    });
  };
  return checks.flatMap((id) => signposts(id).sort((one, other) => one.number - other.number))[0]
    ?.place;
}
