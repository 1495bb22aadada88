import { langs, type Lang } from '../lesson/text.ts';
import { UsageError } from './usage-error.ts';

/** The language that was asked for, or that the system speaks; English where it is neither. */
export function chooseLanguage(asked: string | undefined, env: NodeJS.ProcessEnv): Lang {
  if (asked !== undefined) {
    const found = langs.find((lang) => lang.toLowerCase() === asked.toLowerCase());
    if (found) return found;
    throw new UsageError({
      en: `There is no language "${asked}" here: choose --lang en or --lang zh-CN.`,
      'zh-CN': `不支持语言 "${asked}"：请用 --lang en 或 --lang zh-CN。`,
    });
  }
  const system = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value) ?? '';
  return /^zh/i.test(system) ? 'zh-CN' : 'en';
}
