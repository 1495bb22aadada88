import { Buffer } from 'node:buffer';
import { EventEmitter } from 'node:events';
import type { ReadStream } from 'node:tty';
import { expect, test } from 'vitest';
import { RawKeys } from '../../../../runner/cli/connect/raw-keys.ts';

class Keyboard extends EventEmitter {
  isRaw = false;
  setRawMode(isRaw: boolean) {
    this.isRaw = isRaw;
  }
  pause() {
    return this;
  }
  press(keys: string) {
    this.emit('data', Buffer.from(keys));
  }
}

function typing(lineEnd = '\r\n') {
  const keyboard = new Keyboard();
  const done: string[] = [];
  const rawKeys = new RawKeys(
    keyboard as unknown as ReadStream,
    {
      keys: (bytes) => done.push(Buffer.from(bytes).toString()),
      halfClose: () => done.push('half-close'),
      reset: () => done.push('reset'),
      leave: () => done.push('leave'),
    },
    lineEnd,
  );
  return { keyboard, done, rawKeys };
}

test('every key is handed on at once, those that are several bytes in one piece', () => {
  const { keyboard, done } = typing();
  for (const key of ['a', '你', '\u001b[A', '\u001a', '\t']) keyboard.press(key);
  expect(done).toEqual(['a', '你', '\u001b[A', '\u001a', '\t']);
});

test('Enter is a line end', () => {
  const { keyboard, done } = typing();
  keyboard.press('\r');
  keyboard.press('pasted\rtext');
  expect(done).toEqual(['\r\n', 'pasted\r\ntext']);
  const other = typing('\n');
  other.keyboard.press('\r');
  expect(other.done).toEqual(['\n']);
});

test('three keys keep their meaning, in their turn', () => {
  const { keyboard, done } = typing();
  keyboard.press('ab\u0012c\u0004\u0003d');
  expect(done).toEqual(['ab', 'reset', 'c', 'half-close', 'leave', 'd']);
});

test('afterwards the terminal is as it was', () => {
  const { keyboard, done, rawKeys } = typing();
  expect(keyboard.isRaw).toBe(true);
  rawKeys.stop();
  keyboard.press('a');
  expect(keyboard.isRaw).toBe(false);
  expect(done).toEqual([]);
});
