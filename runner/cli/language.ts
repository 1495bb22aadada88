import { langs, type Lang } from '../lesson/text.ts';
import { UsageError } from './usage-error.ts';

/** A language, and why it is spoken. */
export interface Choice {
  readonly lang: Lang;
  readonly because:
    | 'asked'
    | 'remembered'
    | 'nothing-else'
    /** What the system says, such as LANG=zh_CN.UTF-8. */
    | { readonly system: string };
}

/** The language of this name. Throws UsageError when there is none. */
export function languageNamed(name: string): Lang {
  const found = langs.find((lang) => lang.toLowerCase() === name.toLowerCase());
  if (found) return found;
  throw new UsageError({
    en: `There is no language "${name}" here: choose en or zh-CN.`,
    'zh-CN': `不支持语言 "${name}"：请选择 en 或 zh-CN。`,
  });
}

/** Windows has no such variables, and asking it takes too long to do so where they are. */
const windowsLanguage = () => Intl.DateTimeFormat().resolvedOptions().locale;

function systemSays(env: NodeJS.ProcessEnv, platform: NodeJS.Platform) {
  const name = ['LC_ALL', 'LC_MESSAGES', 'LANG'].find((each) => env[each]);
  if (name !== undefined) return { locale: env[name] ?? '', system: `${name}=${env[name] ?? ''}` };
  if (platform !== 'win32') return undefined;
  const locale = windowsLanguage();
  return { locale, system: locale };
}

/** The language that is asked for this time, else the remembered one, else what the system speaks, else English. */
export function chooseLanguage(
  asked: Lang | undefined,
  remembered: Lang | undefined,
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): Choice {
  if (asked !== undefined) return { lang: asked, because: 'asked' };
  if (remembered !== undefined) return { lang: remembered, because: 'remembered' };
  const said = systemSays(env, platform);
  if (!said) return { lang: 'en', because: 'nothing-else' };
  const { locale, system } = said;
  return { lang: /^zh/i.test(locale) ? 'zh-CN' : 'en', because: { system } };
}
