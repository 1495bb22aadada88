import type { CommandLine } from './line.ts';
import { branchesOf, type Branch, type Branches, type Dialect } from './script.ts';

const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;

const cases = (value: string, branches: readonly Branch[], indent: string) =>
  [
    `${indent}switch ${value}`,
    ...branches.map(
      ([patterns, statement]) =>
        `${indent}    case ${patterns.map(quoted).join(' ')}\n${indent}        ${statement}`,
    ),
    `${indent}end`,
  ].join('\n');

const fish: Dialect = {
  offer: (choices) =>
    `set known ${choices.map(({ word, text }) => quoted(word) + (text === '' ? '' : `\\t${quoted(text)}`)).join(' ')}`,
  ofLesson: (what) => `set known (__workshop_${what} "$seen[2]")`,
  files: 'set known (__fish_complete_path $at)',
  nothing: 'return',
};

const lessonFunctions = ({ checks, programs }: Branches) => `function __workshop_checks
    set -l known
${cases('"$argv[1]"', checks, '    ')}
    printf '%s\\n' $known
end

function __workshop_programs
    set -l known
${cases('"$argv[1]"', programs, '    ')}
    printf '%s\\n' $known
end
`;

export function fishScript(line: CommandLine): string {
  const branches = branchesOf(line, fish);
  const { valued, values, options, places } = branches;
  return `# Completes what is typed after \`workshop\` in fish. Keep it in ~/.config/fish/completions/workshop.fish
# Made by \`npx workshop completion fish\`, for the lessons of that day.

${lessonFunctions(branches)}
function __workshop_complete
    set -l at (commandline -ct)
    set -l typed (commandline -opc)
    set -l option ''
    set -l before ''
    set -l seen
    set -l known
    for word in $typed[2..-1]
        # Behind -- comes another command.
        if test "$word" = --
            __fish_complete_path $at
            return
        else if test -n "$option"
            set option ''
        else if not string match -q -- '-*' "$word"
            set -a seen "$word"
        else
${cases('"$word"', [[valued, 'set option $word']], '            ')}
        end
    end
    if test -z "$option"; and string match -q -- '--*=*' "$at"
        set option (string replace -r '=.*' '' -- "$at")
        set before "$option="
        set at (string replace -r '^[^=]*=' '' -- "$at")
    end
    if test -n "$option"
${cases('"$option"', values, '        ')}
        # One of several, as in --check talk,leave
        set before $before(string replace -rf '[^,]*$' '' -- "$at")
    else if string match -q -- '-*' "$at"
${cases('"$seen[1]"', options, '        ')}
    else
${cases('"$seen[1]/"(count $seen)', places, '        ')}
    end
    test (count $known) -gt 0; and printf '%s\\n' $before$known
end

complete -c workshop -f -a '(__workshop_complete)'
`;
}
