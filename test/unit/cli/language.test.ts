import { describe, expect, test } from 'vitest';
import { chooseLanguage } from '../../../runner/cli/language.ts';
import { UsageError } from '../../../runner/cli/usage-error.ts';

describe('the language', () => {
  test('that was asked for comes before the system’s, in any spelling', () => {
    expect(chooseLanguage('en', { LANG: 'zh_CN.UTF-8' })).toBe('en');
    expect(chooseLanguage('ZH-cn', { LANG: 'en_GB.UTF-8' })).toBe('zh-CN');
  });

  test.each([
    ['zh-CN', { LANG: 'zh_CN.UTF-8' }],
    ['zh-CN', { LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' }],
    ['zh-CN', { LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN' }],
    ['en', { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }],
    ['en', { LANG: 'de_DE.UTF-8' }],
    ['en', {}],
  ] as const)('is %s for %j', (lang, env) => expect(chooseLanguage(undefined, env)).toBe(lang));

  test('is not changed by a variable that is set to nothing', () => {
    expect(chooseLanguage(undefined, { LC_ALL: '', LANG: 'zh_CN.UTF-8' })).toBe('zh-CN');
  });

  test('that is not there is refused, and those that are there are named', () => {
    expect(() => chooseLanguage('fr', {})).toThrow(UsageError);
    expect(() => chooseLanguage('fr', {})).toThrow(/"fr".*--lang en or --lang zh-CN/);
  });
});
