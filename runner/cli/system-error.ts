import type { Lang, Text } from '../lesson/text.ts';

const forbidden: Text = { en: 'you have no permission', 'zh-CN': '没有权限' };
/** What Windows says also of a folder that a terminal is in, or a program that was not ended. */
const forbiddenOrInUse: Text = {
  en: 'you have no permission, or another program is using it',
  'zh-CN': '没有权限，或者另一个程序正在使用它',
};

const reasons: Record<string, Text> = {
  ENOENT: { en: 'it does not exist', 'zh-CN': '文件不存在' },
  EACCES: forbidden,
  EPERM: process.platform === 'win32' ? forbiddenOrInUse : forbidden,
  EBUSY: { en: 'another program is using it', 'zh-CN': '另一个程序正在使用它' },
  EROFS: { en: 'the disk is read-only', 'zh-CN': '磁盘是只读的' },
  ENOSPC: { en: 'the disk is full', 'zh-CN': '磁盘已满' },
  EISDIR: { en: 'it is a folder', 'zh-CN': '它是一个文件夹' },
  ENOTDIR: { en: 'a part of the path is no folder', 'zh-CN': '路径中有一部分不是文件夹' },
  ENOTEMPTY: { en: 'it is not empty', 'zh-CN': '它不是空的' },
  EEXIST: { en: 'it exists already', 'zh-CN': '它已存在' },
};

/** What a code of the system means for a file, with the code; undefined for one that is no such code. */
export function systemReason(code: string | undefined): Text | undefined {
  const reason = code === undefined ? undefined : reasons[code];
  return reason && { en: `${reason.en} (${code})`, 'zh-CN': `${reason['zh-CN']}（${code}）` };
}

const noFolder: Text = {
  en: 'The folder that your terminal is in does not exist any more: change to another one with cd, and try again.',
  'zh-CN': '终端所在的文件夹已经不存在：请用 cd 换到另一个文件夹，再试一次。',
};

/** A sentence about a file or a folder that the system would not let us use; undefined for any other error. */
export function systemErrorText(error: unknown, lang: Lang): string | undefined {
  const { code, path: file, syscall } = error as NodeJS.ErrnoException;
  if (syscall === 'uv_cwd') return noFolder[lang];
  const reason = systemReason(code);
  if (!reason || file === undefined) return undefined;
  return lang === 'zh-CN'
    ? `无法打开 ${file}：${reason[lang]}。`
    : `${file} cannot be used: ${reason[lang]}.`;
}

/** Names the file as the user did, where the system names another or none. */
export const aboutFile = (name: string) => (error: Error) => {
  throw Object.assign(error, { path: name });
};
