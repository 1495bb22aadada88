import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Deafness } from '../../../runner/lesson/failure.ts';
import { Output } from '../../../runner/probe/output.ts';
import { failureOf } from '../helpers/failure-of.ts';

/** A deadline that no test waits for. */
const longMs = 60_000;

/** A program whose output a test writes itself. */
function aProgram(answerMs = longMs, deaf?: Deafness) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const output = new Output(
    'server',
    { stdout, stderr } as unknown as ChildProcess,
    () => answerMs,
    () => deaf,
  );
  const ends = async () => {
    const closed = [once(stdout, 'close'), once(stderr, 'close')];
    stdout.end();
    stderr.end();
    await Promise.all(closed);
  };
  return { output, stdout, stderr, ends };
}

describe('what a program prints', () => {
  test('is found on either stream', async () => {
    const { output, stdout, stderr } = aProgram();
    stdout.write('listening on 8080\n');
    expect(await output.holds({ number: 8080 })).toBe('listening on 8080');
    stderr.write('in use: 8081\n');
    expect(await output.holds({ number: 8081 })).toContain('in use: 8081');
  });

  test('is waited for, in however many pieces it comes', async () => {
    const { output, stdout } = aProgram();
    const waiting = output.holds({ mentions: 'listening' }, 'stdout');
    for (const piece of ['lis', 'ten', 'ing\n']) stdout.write(piece);
    expect(await waiting).toBe('listening');
  });

  test('is not found on the other stream when one is named', async () => {
    const { output, stderr, ends } = aProgram();
    stderr.write('ready\n');
    await ends();
    expect(await output.holds({ mentions: 'ready' }, 'stderr')).toBe('ready');
    expect(await failureOf(output.holds({ mentions: 'ready' }, 'stdout'))).toMatchObject({
      kind: 'silence',
      stream: 'stdout',
    });
  });

  test('is not found any more once it is forgotten, on any stream', async () => {
    const { output, stdout, stderr, ends } = aProgram();
    stdout.write('ready\n');
    stderr.write('ready\n');
    await ends();
    output.forget();
    for (const stream of ['stdout', 'stderr', undefined] as const) {
      const { kind } = await failureOf(output.holds({ mentions: 'ready' }, stream));
      expect(kind).toBe('silence');
    }
  });

  test('is found at its very end, although no line end follows', async () => {
    const { output, stdout, ends } = aProgram();
    stdout.write('ready');
    await ends();
    expect(await output.holds({ mentions: 'ready' })).toBe('ready');
  });

  test('is kept up to a size, the last of it', async () => {
    const { output, stdout, ends } = aProgram();
    stdout.write('first\n');
    stdout.write('x'.repeat(200_000));
    stdout.write('\nlast\n');
    await ends();
    expect(output.stdout.text.length).toBeLessThan(200_000);
    expect(output.stdout.text).toMatch(/last\n$/);
  });
});

describe('a program that does not print it', () => {
  test('is not waited for when it has ended: it will not say anything more', async () => {
    const { output, ends } = aProgram();
    const waiting = failureOf(output.holds({ mentions: 'ready' }));
    await ends();
    expect(await waiting).toMatchObject({ kind: 'silence', who: 'server' });
  });

  test('is waited for while one of its streams is open', async () => {
    const { output, stdout, stderr } = aProgram();
    const waiting = output.holds({ mentions: 'ready' });
    stdout.end();
    await once(stdout, 'close');
    stderr.write('ready\n');
    expect(await waiting).toBe('ready');
  });

  test('has printed something else: that is told as it came', async () => {
    const { output, stdout } = aProgram(5);
    stdout.write('\u001b[32mhello\u001b[0m\n');
    const after = { en: 'bob came', 'zh-CN': 'bob 来了' };
    expect(await failureOf(output.holds({ mentions: 'ready' }, 'stdout', { after }))).toEqual({
      kind: 'mismatch',
      who: 'server',
      stream: 'stdout',
      wanted: { mentions: 'ready' },
      received: 'hello\n',
      after,
    });
  });

  test('has printed nothing but blanks: that is silence', async () => {
    const { output, stdout } = aProgram();
    stdout.write(' \n\n');
    const failure = await failureOf(output.holds({ mentions: 'ready' }, 'stdout', { withinMs: 5 }));
    expect(failure.kind).toBe('silence');
  });

  test('had printed something before, which was passed over', async () => {
    const { output, stdout } = aProgram();
    stdout.write('port 8080\n');
    await output.holds({ number: 8080 }, 'stdout');
    const waiting = output.holds({ mentions: 'host' }, 'stdout', { withinMs: 5 });
    expect(await failureOf(waiting)).toMatchObject({ kind: 'silence', hadPrinted: true });
  });

  test('has printed it on the other stream', async () => {
    const { output, stderr } = aProgram(5);
    stderr.write('ready\n');
    const missed = async (stream?: 'stdout' | 'stderr') =>
      failureOf(output.holds({ mentions: 'steady' }, stream));
    expect(await failureOf(output.holds({ mentions: 'ready' }, 'stdout'))).toMatchObject({
      kind: 'silence',
      stream: 'stdout',
      insteadOn: 'stderr',
    });
    expect(await missed('stdout')).not.toHaveProperty('insteadOn');
    expect(await missed()).not.toHaveProperty('insteadOn');
  });

  test('may not have heard of it', async () => {
    const deaf = { cause: 'not-joined', group: '239.1.2.3' } as const;
    const { output } = aProgram(5, deaf);
    expect(await failureOf(output.holds({ mentions: 'ready' }, 'stdout'))).toMatchObject({ deaf });
  });
});
