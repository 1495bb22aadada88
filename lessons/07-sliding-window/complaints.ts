// What can be wrong with a transfer, each with what was expected and what was found.
import { CheckFailed } from '../../runner/lesson/failure.ts';
import type { Text } from '../../runner/lesson/text.ts';
import { firstDifference, packetsIn, partOf, payloadBytes } from './packets.ts';

const complaint = (who: string, described: Text, received: Text) =>
  new CheckFailed({ kind: 'mismatch', who, wanted: { described }, received });

const same = (text: string): Text => ({ en: text, 'zh-CN': text });

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;

/** The beginning of a datagram, in hex: whatever it is, its header is wrong. */
const headOf = (datagram: Uint8Array): Text => {
  const hex = Buffer.from(datagram.subarray(0, 8))
    .toString('hex')
    .replace(/(..)(?=.)/g, '$1 ');
  const more = datagram.length > 8 ? ' …' : '';
  return {
    en: `a datagram of ${datagram.length} bytes: ${hex}${more}`,
    'zh-CN': `${datagram.length} 字节的数据报：${hex}${more}`,
  };
};

export const notFromSender = (datagram: Uint8Array) =>
  complaint(
    'sender',
    {
      en: `a datagram that begins with D (44) or F (46), then a number of four bytes, then for D the bytes of the file`,
      'zh-CN': '发出的数据报以 D（44）或 F（46）开头，随后是四字节的编号，D 之后还有文件的字节',
    },
    headOf(datagram),
  );

export const notFromReceiver = (datagram: Uint8Array) =>
  complaint(
    'receiver',
    {
      en: 'an answer that begins with A (41), then a number of four bytes, and maybe more of them',
      'zh-CN': '回答以 A（41）开头，随后是四字节的编号，之后可以再有若干编号',
    },
    headOf(datagram),
  );

export const otherFin = (count: number, found: string) =>
  complaint(
    'sender',
    {
      en: `FIN ${count}, since FILE makes ${count} packets`,
      'zh-CN': `发送 FIN ${count}，因为 FILE 分成 ${count} 个包`,
    },
    same(found),
  );

export const beyondTheEnd = (last: number, found: string) =>
  complaint(
    'sender',
    {
      en: `DATA ${last} to be the last packet of FILE`,
      'zh-CN': `以 DATA ${last} 作为 FILE 的最后一个包`,
    },
    same(found),
  );

export const beyondTheWindow = (base: number, window: number, found: string) =>
  complaint(
    'sender',
    {
      en: `nothing beyond DATA ${base + window - 1} as long as DATA ${base} is not acknowledged, since WINDOW is ${window}`,
      'zh-CN': `在 DATA ${base} 未被确认时，不发送 DATA ${base + window - 1} 之后的包，因为 WINDOW 是 ${window}`,
    },
    same(found),
  );

export const windowNotFilled = (window: number, onTheWay: readonly number[], tries: number) => {
  const found = onTheWay.map((number) => `DATA ${number}`);
  return complaint(
    'sender',
    {
      en: `DATA 0 to DATA ${window - 1} on the way at once, since WINDOW is ${window}`,
      'zh-CN': `让 DATA 0 到 DATA ${window - 1} 同时在路上，因为 WINDOW 是 ${window}`,
    },
    {
      en: `${found.join(', ') || 'nothing'} and no more, while nothing was acknowledged${tries > 1 ? ` (sent ${tries} times)` : ''}`,
      'zh-CN': `没有任何确认时，只有 ${found.join('、') || '空'}${tries > 1 ? `（发了 ${tries} 次）` : ''}`,
    },
  );
};

/** It has ended although the other one did not know yet that all is there. */
export const leftTooEarly = (who: 'sender' | 'receiver', count: number) =>
  complaint(
    who,
    who === 'sender'
      ? {
          en: `it to go on until it has heard ACK ${count + 1}, which acknowledges the FIN`,
          'zh-CN': `一直运行到收到确认 FIN 的 ACK ${count + 1}`,
        }
      : {
          en: `it to stay for a second after the last datagram: its ACK ${count + 1} was lost, and the FIN came again`,
          'zh-CN': `在最后一个数据报之后再停留一秒：它的 ACK ${count + 1} 丢失了，FIN 又来了一次`,
        },
    { en: 'that it had ended by then', 'zh-CN': '它在那之前就结束了' },
  );

/** It has ended, and its answer to the FIN has never come out. */
export const leftUnanswered = (count: number) =>
  complaint(
    'receiver',
    {
      en: `ACK ${count + 1} in answer to the FIN, and a second more in case the FIN comes again`,
      'zh-CN': `用 ACK ${count + 1} 回答 FIN，再停留一秒，以防 FIN 又来一次`,
    },
    {
      en: 'that it had ended without this answer: what send() has not passed on yet, close() drops',
      'zh-CN': '没有回答就结束了：send() 还没发出去的，会被 close() 丢掉',
    },
  );

export function otherBytes(number: number, size: number, foundSize: number, wrongAt: number) {
  const from = number * payloadBytes;
  const described = {
    en: `DATA ${number} to carry the bytes ${from} to ${from + size - 1} of FILE`,
    'zh-CN': `用 DATA ${number} 携带 FILE 的第 ${from} 到 ${from + size - 1} 字节`,
  };
  // Where all that it has is right, only its length is wrong.
  const differs = wrongAt < Math.min(size, foundSize);
  return complaint('sender', described, {
    en: `${foundSize} bytes${differs ? `, of which the one at ${wrongAt} differs` : ''}`,
    'zh-CN': `${foundSize} 个字节${differs ? `，其中偏移 ${wrongAt} 处的字节不同` : ''}`,
  });
}

export const acknowledgedTooMuch = (missing: string, found: string) =>
  complaint(
    'receiver',
    {
      en: `no acknowledgement of ${missing}, which has not reached it yet`,
      'zh-CN': `不确认还没有到达的 ${missing}`,
    },
    same(found),
  );

export const nothingSent = (waitedMs: number) =>
  complaint(
    'sender',
    { en: 'DATA 0 at HOST and PORT', 'zh-CN': '向 HOST 和 PORT 发送 DATA 0' },
    { en: `nothing within ${seconds(waitedMs)}`, 'zh-CN': `${seconds(waitedMs)} 内什么也没有` },
  );

/** `asks`: the highest acknowledgement so far. */
export const notAcknowledged = (
  last: string,
  below: number,
  asks: number | undefined,
  waitedMs: number,
) =>
  complaint(
    'receiver',
    {
      en: `ACK ${below}, now that everything up to ${last} has reached it`,
      'zh-CN': `发送 ACK ${below}，因为直到 ${last} 的一切都已到达`,
    },
    highest(asks, waitedMs),
  );

/** What has come again is answered again: the first answer may have been lost. */
export const notAnswered = (last: string, asks: number | undefined, waitedMs: number) =>
  complaint(
    'receiver',
    {
      en: `an answer to ${last}, also when it has come before: the first answer may have been lost`,
      'zh-CN': `回答 ${last}，即使它以前来过：第一次的回答可能丢失了`,
    },
    asks === undefined ? highest(asks, waitedMs) : stillNothing(waitedMs),
  );

export const notSent = (name: string, heard: number, waitedMs: number) =>
  complaint(
    'sender',
    {
      en: heard === 0 ? name : `${name}, now that it has heard ACK ${heard}`,
      'zh-CN': heard === 0 ? `发送 ${name}` : `收到 ACK ${heard} 之后发送 ${name}`,
    },
    stillNothing(waitedMs),
  );

/** `lost`: how often; 0 where not the packet was lost, but what acknowledged it. */
export const notSentAgain = (name: string, lost: number, waitedMs: number) =>
  complaint(
    'sender',
    {
      en: `${name} again, since nobody has acknowledged it: ${lost === 0 ? 'what did was' : 'it was'} lost${lost > 1 ? ` ${lost} times` : ''}`,
      'zh-CN': `重发 ${name}，因为没有收到它的确认：${lost === 0 ? '确认丢失了' : `它丢失了${lost > 1 ? ` ${lost} 次` : ''}`}`,
    },
    stillNothing(waitedMs),
  );

const stillNothing = (waitedMs: number): Text => ({
  en: `nothing of the kind for ${seconds(waitedMs)}`,
  'zh-CN': `${seconds(waitedMs)} 内没有`,
});

function highest(asks: number | undefined, waitedMs: number): Text {
  const s = seconds(waitedMs);
  return asks === undefined
    ? { en: `no answer within ${s}`, 'zh-CN': `${s} 内没有任何回答` }
    : { en: `nothing beyond ACK ${asks} for ${s}`, 'zh-CN': `${s} 内没有超过 ACK ${asks} 的回答` };
}

export function otherFile(file: Uint8Array, out: Uint8Array | undefined) {
  const described = {
    en: `OUT to hold the ${file.length} bytes of FILE`,
    'zh-CN': `在 OUT 中写下 FILE 的 ${file.length} 个字节`,
  };
  if (!out)
    return complaint('receiver', described, { en: 'no such file', 'zh-CN': '没有这个文件' });
  const { en, 'zh-CN': zh } = differenceIn(file, out);
  return complaint('receiver', described, {
    en: `${out.length} bytes${en}`,
    'zh-CN': `${out.length} 个字节${zh}`,
  });
}

export const noMessage = (who: string) =>
  complaint(
    who,
    {
      en: 'a message on standard error that says why it gave up',
      'zh-CN': '在标准错误上说明为什么放弃',
    },
    { en: 'none', 'zh-CN': '没有' },
  );

/** Where a file begins to differ, told in packets where a whole one stands in the wrong place. */
function differenceIn(file: Uint8Array, out: Uint8Array): Text {
  const wrongAt = firstDifference(file, out) ?? 0;
  // All that is there is right: that it is too long or too short is told already.
  if (wrongAt >= Math.min(out.length, file.length)) return same('');
  const number = Math.floor(wrongAt / payloadBytes);
  const found = partOf(out, number);
  const stands = Array.from({ length: packetsIn(file) }, (_, index) => index).find(
    (index) => firstDifference(partOf(file, index), found) === undefined,
  );
  return stands === undefined
    ? {
        en: `; the first wrong one is at ${wrongAt}, where DATA ${number} belongs`,
        'zh-CN': `；第一个不同的字节在偏移 ${wrongAt} 处，那里应是 DATA ${number}`,
      }
    : {
        en: `, with DATA ${stands} where DATA ${number} belongs`,
        'zh-CN': `，应是 DATA ${number} 的地方是 DATA ${stands}`,
      };
}
