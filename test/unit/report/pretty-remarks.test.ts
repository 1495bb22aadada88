import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { CannotTell } from '../../../runner/lesson/failure.ts';
import type { PrettyOptions } from '../../../runner/report/pretty.ts';
import { aCheck, aLesson } from '../helpers/a-lesson.ts';
import { report } from '../helpers/a-report.ts';
import { failed, inconclusive, passed, resultOf, resultWith, skipped } from '../helpers/results.ts';

type Verdict = Parameters<typeof resultOf>[2];

const lesson = aLesson(aCheck('private'), aCheck('echo'), aCheck('star'), aCheck('long'));
const long = 'very long '.repeat(20).trim();

describe('why checks could not be judged', () => {
  const because = (en: string, zh = '没有组播'): Verdict => ({
    status: 'inconclusive',
    error: new CannotTell({ en, 'zh-CN': zh }),
  });
  const reasons = (verdicts: Record<string, Verdict>, options: Partial<PrettyOptions> = {}) => {
    const results = Object.entries(verdicts).map(([id, verdict]) => resultOf(lesson, id, verdict));
    return report(options).reasons(resultWith(lesson, results));
  };

  test('is not told where there is none', () => {
    expect(reasons({ private: passed, echo: failed, star: skipped('echo') })).toBe('');
  });

  test('a reason that all share is told once', () => {
    const verdicts = { private: because('no multicast'), echo: because('no multicast') };
    expect(reasons(verdicts)).toBe('\n  Could not be judged: no multicast.\n');
    expect(reasons(verdicts, { lang: 'zh-CN' })).toBe('\n  无法判定：没有组播。\n');
  });

  test('of several reasons each names its checks', () => {
    const [multicast, ports] = [because('no multicast'), because('no ports', '没有端口')];
    const verdicts = { private: multicast, echo: ports, star: multicast, long: inconclusive };
    expect(reasons(verdicts)).toBe(
      '\n  private, star could not be judged: no multicast.\n' +
        '\n  echo could not be judged: no ports.\n' +
        '\n  long could not be judged: Error: no loopback.\n',
    );
    expect(reasons(verdicts, { lang: 'zh-CN' })).toContain(
      '  private、star 无法判定：没有组播。\n',
    );
  });

  test('a long one is broken into lines and nothing of it is lost', () => {
    const shown = reasons({ echo: because(long) });
    expect(Math.max(...shown.split('\n').map((each) => stringWidth(each)))).toBeLessThanOrEqual(80);
    expect(shown.match(/very/g)).toHaveLength(20);
  });
});

describe('a note about another address', () => {
  const note = (protocol: 'tcp' | 'udp', host: string, lang: 'en' | 'zh-CN' = 'en') => {
    const notes = [
      {
        kind: 'other-address' as const,
        program: 'server',
        protocol,
        asked: { host: '127.0.0.1', port: 20_133 },
        listens: { host, port: 8080 },
      },
    ];
    const text = report({ lang, width: 200 }).notes({ ...resultWith(lesson, []), notes });
    return text.trim();
  };

  test.each([
    [
      'Note: the server listens on 127.0.0.1:8080 although HOST and PORT were 127.0.0.1:20133; listen(PORT, HOST) takes both.',
      note('tcp', '127.0.0.1'),
    ],
    ['Note: the server is bound to port 8080 although PORT was 20133.', note('udp', '127.0.0.1')],
    [
      'Note: the server is bound to 127.0.0.2:8080 although HOST and PORT were 127.0.0.1:20133.',
      note('udp', '127.0.0.2'),
    ],
    ['注意：server 绑定到端口 8080，而 PORT 是 20133。', note('udp', '127.0.0.1', 'zh-CN')],
  ])('%s', (expected, text) => {
    expect(text).toBe(expected);
  });
});
