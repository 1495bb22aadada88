import type { CommandLine } from './line.ts';
import { cases, lessonFunctions, quoted } from './posix.ts';
import { branchesOf, type Dialect } from './script.ts';

const bash: Dialect = {
  offer: (choices) => `known=${quoted(choices.map(({ word }) => word).join(' '))}`,
  ofLesson: (what) => `_workshop_${what} "\${words[1]-}"`,
  files: 'return',
  nothing: ':',
};

/** Works with the bash of macOS, which is old, and without bash-completion. */
export function bashScript(line: CommandLine): string {
  const branches = branchesOf(line, bash);
  const { valued, values, options, places } = branches;
  return `# Completes what is typed after \`workshop\` in bash. Read it from ~/.bashrc: source THIS-FILE
# Made by \`npx workshop completion bash\`, for the lessons of that day.

${lessonFunctions(branches)}
_workshop() {
  local cur=\${COMP_WORDS[COMP_CWORD]} previous='' option='' before='' known='' word
  local -a words
  words=()
  COMPREPLY=()
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    previous=$word
    # Behind -- comes another command. Where nothing is offered, bash offers files.
    if [[ $word == -- ]]; then return
    # Of --lang=en bash makes three words.
    elif [[ $word == = ]]; then continue
    elif [[ -n $option ]]; then option=''
    elif [[ $word != -* ]]; then words+=("$word")
    else
${cases('$word', [[valued, 'option=$word']], '      ')}
    fi
  done
  if [[ $cur == = ]]; then previous='=' cur=''; fi
  if [[ -n $option ]]; then
${cases('$option', values, '    ')}
  elif [[ $previous == = ]]; then return
  elif [[ $cur == -* ]]; then
${cases('"${words[0]-}"', options, '    ')}
  else
${cases('"${words[0]-}/${#words[@]}"', places, '    ')}
  fi
  if [[ -z $known ]]; then compopt +o default 2>/dev/null; return; fi
  # One of several, as in --check talk,leave
  if [[ $cur == *,* ]]; then before=\${cur%,*}, cur=\${cur##*,}; fi
  local IFS=$' \\t\\n'
  COMPREPLY=($(compgen -P "$before" -W "$known" -- "$cur"))
}

complete -o default -F _workshop workshop
`;
}
