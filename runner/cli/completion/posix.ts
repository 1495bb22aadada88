import type { Branch, Branches } from './script.ts';

/** What bash and zsh have in common. */
export const cases = (value: string, branches: readonly Branch[], indent: string) =>
  [
    `${indent}case ${value} in`,
    ...branches.map(([patterns, statement]) => `${indent}  ${patterns.join('|')}) ${statement} ;;`),
    `${indent}esac`,
  ].join('\n');

export const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** Functions that offer what belongs to a lesson, by its name. */
export const lessonFunctions = ({ checks, programs }: Branches) => `_workshop_checks() {
${cases('$1', checks, '  ')}
}

_workshop_programs() {
${cases('$1', programs, '  ')}
}
`;
