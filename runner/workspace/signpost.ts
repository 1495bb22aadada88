/** A line of a file, from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/**
 * Where to begin in some files, given by their texts: at the comment that stands for the first of these checks, such as
 * `// TODO (greeting): ...` or `// TODO 1 (greeting, list): ...`. Undefined when there is none, or none any more.
 */
export function firstSignpost(
  texts: ReadonlyMap<string, string>,
  checks: readonly string[],
): Place | undefined {
  const lines = [...texts].flatMap(([file, text]) =>
    text.split('\n').map((code, index) => ({ place: { file, line: index + 1 }, code })),
  );
  return checks
    .map((id) => new RegExp(`// TODO[^(]*\\((?:[^)]*, )?${id}[,)]`))
    .map((signpost) => lines.find(({ code }) => signpost.test(code))?.place)
    .find((place) => place !== undefined);
}
