import type { CommandLine } from './line.ts';
import { cases, lessonFunctions, quoted } from './posix.ts';
import { branchesOf, type Dialect } from './script.ts';

const zsh: Dialect = {
  offer: (choices) =>
    `known=(${choices.map(({ word, text }) => quoted(text === '' ? word : `${word}:${text}`)).join(' ')})`,
  ofLesson: (what) => `_workshop_${what} "\${seen[2]}"`,
  files: '_files; return',
  nothing: ':',
};

export function zshScript(line: CommandLine): string {
  const branches = branchesOf(line, zsh);
  const { valued, values, options, places } = branches;
  return `#compdef workshop
# Completes what is typed after \`workshop\` in zsh. Read it from ~/.zshrc: source THIS-FILE
# Made by \`npx workshop completion zsh\`, for the lessons of that day.

${lessonFunctions(branches)}
_workshop() {
  local word option=''
  local -a seen known
  for word in "\${(@)words[2,CURRENT-1]}"; do
    # Behind -- comes another command.
    if [[ $word == -- ]]; then _files; return
    elif [[ -n $option ]]; then option=''
    elif [[ $word != -* ]]; then seen+=("$word")
    else
${cases('$word', [[valued, 'option=$word']], '      ')}
    fi
  done
  if [[ -z $option && $PREFIX == --*=* ]]; then option=\${PREFIX%%=*}; compset -P 1 '*='; fi
  if [[ -n $option ]]; then
    # One of several, as in --check talk,leave
    compset -P '*,'
    if compset -P '*='; then _files; return; fi
${cases('$option', values, '    ')}
  elif [[ $PREFIX == -* ]]; then
${cases('"${seen[1]}"', options, '    ')}
    _describe -o option known
    return
  else
${cases('"${seen[1]}/${#seen}"', places, '    ')}
  fi
  (( \${#known} )) && _describe word known
}

if [[ \${funcstack[1]} == _workshop ]]; then
  # It lies in a folder of $fpath, and has been asked.
  _workshop
else
  (( \${+functions[compdef]} )) || { autoload -Uz compinit && compinit }
  compdef _workshop workshop
fi
`;
}
