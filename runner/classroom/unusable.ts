import type { Text } from '../lesson/text.ts';
import { plainLine } from '../report/plain.ts';

/** What was handed to us cannot be used: one sentence says why. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
  readonly because: Text;

  constructor(because: Text) {
    super(because.en);
    this.because = because;
  }
}

/** The same of a line of a file, counted from 1. */
export const unusableLine = (file: string, line: number, because: Text) =>
  new Unusable({
    en: plainLine(`${file}, line ${line}: ${because.en}`),
    'zh-CN': plainLine(`${file} 第 ${line} 行：${because['zh-CN']}`),
  });
