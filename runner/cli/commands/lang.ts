import type { Lang } from '../../lesson/text.ts';
import { rememberedLanguage, rememberLanguage } from '../../workspace/language.ts';
import { exitStatus, type Command } from '../context.ts';
import { chooseLanguage, languageNamed, type Choice } from '../language.ts';

type Reason = Choice['because'];

interface Words {
  readonly other: Lang;
  readonly chosen: (file: string) => string;
  readonly spoken: (because: Reason, file: string) => string;
  /** For somebody who would rather read this language than the one that is spoken. */
  readonly offer: string;
}

const words: Record<Lang, Words> = {
  en: {
    other: 'zh-CN',
    chosen: (file) => `From now on in English. This is kept in ${file}.`,
    spoken: (because, file) => `English, ${english(because, file)}.`,
    offer: 'For English: ',
  },
  'zh-CN': {
    other: 'en',
    chosen: (file) => `从现在起使用简体中文。这个选择保存在 ${file}。`,
    spoken: (because, file) => `简体中文，${chinese(because, file)}。`,
    offer: '使用简体中文：',
  },
};

function english(because: Reason, file: string): string {
  if (typeof because === 'object') return `as the system says ${because.system}`;
  return {
    asked: 'as --lang asks for',
    remembered: `as you have chosen (${file})`,
    'nothing-else': 'as nothing says otherwise',
  }[because];
}

function chinese(because: Reason, file: string): string {
  if (typeof because === 'object') return `来自系统设置 ${because.system}`;
  return {
    asked: '由 --lang 指定',
    remembered: `由你选择（${file}）`,
    'nothing-else': '没有别的设置',
  }[because];
}

/** Remembers a language; without one, says which is spoken and why. */
export const lang: Command = async ({ invocation, workspace, screen, lang: spoken, palette }) => {
  const [name] = invocation.words;
  const file = workspace.relative(workspace.languageFile);
  if (name !== undefined) {
    const chosen = languageNamed(name);
    await rememberLanguage(workspace, chosen);
    screen.out(`${words[chosen].chosen(file)}\n`);
    return exitStatus.passed;
  }
  const asked = invocation.values.has('lang') ? spoken : undefined;
  const remembered = rememberedLanguage(workspace);
  const { because } = chooseLanguage(asked, remembered, process.env, process.platform);
  const { other, spoken: says } = words[spoken];
  const how = palette.cyan(`npx workshop lang ${other}`);
  screen.out(`${says(because, file)}\n${words[other].offer}${how}\n`);
  return exitStatus.passed;
};
