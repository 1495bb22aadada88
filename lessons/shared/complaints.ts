import { CheckFailed } from '../../runner/lesson/failure.ts';
import type { Program } from '../../runner/lesson/stage.ts';
import type { Text } from '../../runner/lesson/text.ts';

/** Fails when the program complained in more than one line. */
export function complainsInOneLine(program: Program) {
  const received = program.complaints().trim();
  if (!received.includes('\n')) return;
  const unwanted = {
    described: { en: 'more than one line on standard error', 'zh-CN': '一行以上的错误输出' },
  };
  throw new CheckFailed({ kind: 'unexpected', who: program.name, unwanted, received });
}

/** Fails when it left it to Node to say what is wrong. */
export function hasNoStackTrace(program: Program, after: Text) {
  const trace = /^\s+at .+$/m.exec(program.complaints())?.[0].trim();
  if (trace === undefined) return;
  const unwanted = {
    described: { en: 'a stack trace in place of a message', 'zh-CN': '堆栈（应改为一行说明）' },
  };
  const who = program.name;
  throw new CheckFailed({ kind: 'unexpected', who, unwanted, received: trace, after });
}
