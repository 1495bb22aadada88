import path from 'node:path';
import { didYouMean } from '../lesson/did-you-mean.ts';
import { documents, type DocumentName } from '../report/documents.ts';
import type { Invocation } from './arguments.ts';
import { UsageError } from './usage-error.ts';

/** A report that is made when everything has been verified. */
interface Output {
  readonly name: DocumentName;
  /** Standard output, where it is left out. */
  readonly file?: string;
}

/** Where the results go. */
export interface Outputs {
  /** Whether standard output shows them in the pretty form, as they land. */
  readonly isLive: boolean;
  readonly documents: readonly Output[];
}

const names = Object.keys(documents) as DocumentName[];

function outputOf(asked: string): Output {
  const [word = '', ...rest] = asked.split('=');
  const name = names.find((each) => each === word);
  const near = didYouMean(word, names);
  if (name === undefined) {
    throw new UsageError({
      en: `There is no reporter "${word}".${near.en} The reporters are ${names.join(', ')}.`,
      'zh-CN': `没有名为 "${word}" 的报告形式。${near['zh-CN']}可选的有：${names.join('、')}。`,
    });
  }
  if (rest.length === 0) return { name };
  const file = rest.join('=');
  if (file !== '') return { name, file: path.normalize(file) };
  throw new UsageError({
    en: `--reporter ${asked} names no file: --reporter ${name}=FILE.`,
    'zh-CN': `--reporter ${asked} 没有给出文件：--reporter ${name}=FILE。`,
  });
}

const clash = ({ file }: Output, both: string) =>
  file === undefined
    ? new UsageError({
        en: `Standard output has room for one report, not for ${both}: give all but one a file (--reporter NAME=FILE).`,
        'zh-CN': `标准输出只能放一份报告，放不下 ${both}：请给其余的各指定一个文件（--reporter NAME=FILE）。`,
      })
    : new UsageError({
        en: `${file} has room for one report, not for ${both}: give each a file of its own.`,
        'zh-CN': `${file} 只能放一份报告，放不下 ${both}：请给每份各指定一个文件。`,
      });

/** Which reports are asked for. Throws UsageError when two of them would stand in each other's way. */
export function outputsOf({ values, flags }: Pick<Invocation, 'values' | 'flags'>): Outputs {
  const asked = [
    ...(values.get('reporter') ?? []).map(outputOf),
    ...(flags.has('json') ? [{ name: 'json' } as const] : []),
    ...(values.get('html') ?? []).map((file): Output => ({
      name: 'html',
      file: path.normalize(file),
    })),
  ];
  const byPlace = new Map<string | undefined, Output>();
  for (const output of asked) {
    const other = byPlace.get(output.file);
    if (other && other.name !== output.name) throw clash(output, `${other.name}, ${output.name}`);
    byPlace.set(output.file, output);
  }
  const onScreen = byPlace.get(undefined) ?? { name: 'pretty' };
  const isLive = onScreen.name === 'pretty';
  return {
    isLive,
    documents: [...byPlace.values()].filter(({ file }) => file !== undefined || !isLive),
  };
}
