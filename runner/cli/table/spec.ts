import type { Text } from '../../lesson/text.ts';

export interface OptionSpec {
  readonly text: Text;
  /** What stands for its value in the help; without it the option is a flag. */
  readonly value?: string;
  /** Several values: given again, or with commas between them. */
  readonly list?: boolean;
  readonly short?: string;
}

export interface CommandSpec {
  readonly text: Text;
  /** What follows the command, for the help. */
  readonly usage: string;
  /** How many words may follow. */
  readonly most: number;
  readonly options: Readonly<Record<string, OptionSpec>>;
}

export const json: OptionSpec = {
  text: { en: 'as one JSON document', 'zh-CN': '输出为一个 JSON 文档' },
};

export const poll: OptionSpec = {
  text: {
    en: 'look for saves, where the system does not tell of them',
    'zh-CN': '定期查看文件，用于系统不通知文件改动的情况',
  },
};

export const noPager: OptionSpec = {
  text: { en: 'print it all at once', 'zh-CN': '一次全部显示，不分页' },
};
