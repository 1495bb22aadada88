import { CheckFailed } from '../../runner/lesson/failure.ts';
import type { Program } from '../../runner/lesson/stage.ts';

/** Fails when the program complained in more than one line. */
export function complainsInOneLine(program: Program) {
  const received = program.complaints().trim();
  if (!received.includes('\n')) return;
  const unwanted = {
    described: { en: 'more than one line on standard error', 'zh-CN': '标准错误上不止一行' },
  };
  throw new CheckFailed({ kind: 'unexpected', who: program.name, unwanted, received });
}
