import { describe, expect, test } from 'vitest';
import { chooseLanguage, languageNamed } from '../../../runner/cli/language.ts';
import { UsageError } from '../../../runner/cli/usage-error.ts';

const chinese = { LANG: 'zh_CN.UTF-8' };

describe('the language', () => {
  test('that is asked for comes first, then the remembered one, then the system’s', () => {
    const choice = (asked?: 'en', remembered?: 'en') =>
      chooseLanguage(asked, remembered, chinese, 'linux');
    expect(choice('en')).toEqual({ lang: 'en', because: 'asked' });
    expect(choice(undefined, 'en')).toEqual({ lang: 'en', because: 'remembered' });
    expect(choice()).toEqual({ lang: 'zh-CN', because: { system: 'LANG=zh_CN.UTF-8' } });
    expect(chooseLanguage('en', 'zh-CN', {}, 'linux').lang).toBe('en');
  });

  test.each([
    ['zh-CN', { LANG: 'zh_CN.UTF-8' }],
    ['zh-CN', { LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' }],
    ['zh-CN', { LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN' }],
    ['zh-CN', { LC_ALL: '', LANG: 'zh_CN.UTF-8' }],
    ['en', { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }],
    ['en', { LANG: 'de_DE.UTF-8' }],
  ] as const)('of the system is %s for %j', (lang, env) =>
    expect(chooseLanguage(undefined, undefined, env, 'linux').lang).toBe(lang),
  );

  test('is English where nothing says otherwise', () => {
    expect(chooseLanguage(undefined, undefined, {}, 'linux')).toEqual({
      lang: 'en',
      because: 'nothing-else',
    });
  });

  test('comes on Windows, which has no such variables, from Windows', () => {
    const system = Intl.DateTimeFormat().resolvedOptions().locale;
    expect(chooseLanguage(undefined, undefined, {}, 'win32').because).toEqual({ system });
    expect(chooseLanguage(undefined, undefined, chinese, 'win32').lang).toBe('zh-CN');
  });

  test('may be written in any spelling; one that is not there is refused', () => {
    expect(languageNamed('ZH-cn')).toBe('zh-CN');
    expect(() => languageNamed('fr')).toThrow(UsageError);
    expect(() => languageNamed('fr')).toThrow(/"fr".*choose en or zh-CN/);
  });
});
