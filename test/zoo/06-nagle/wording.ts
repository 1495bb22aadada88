const notStalled =
  'With MODE=default, … of 20 answers came in two parts and took more than 30 ms. Of a server of ours, which writes each answer in two halves, … did, here and a moment ago.';
const stillWaits = (mode: string) =>
  `With MODE=${mode}, … of 20 answers still came in two parts and took more than 30 ms, as with MODE=default.`;
const twentyWrites =
  '20 questions had come in one piece, and their answers were handed to the system in 20 writes. One is enough.';

/** What a learner reads of each wrong program; `…` stands for anything: a name, a text, a figure of this run. */
export default {
  'answers.as-it-was.ts': 'alice… should have heard "…?", but heard "…?".',
  'answers.counts-characters.ts':
    'alice…: expected a line with the number …, and after it at once the … bytes "你好 …?"; found "…⏎你好 …?".',
  'answers.header-after-the-body.ts':
    'alice…: expected a line with the number …, and after it at once the … bytes "…?"; found "…?…".',
  'answers.line-end-after-the-body.ts':
    'alice…: expected a line with the number …, and after it at once the … bytes "你好 …?"; found "⏎…⏎你好 …".',
  'answers.no-header.ts':
    'alice…: expected a line with the number …, and after it at once the … bytes "…?"; found "…?".',
  'batch.corks-each-answer.ts': twentyWrites,
  'batch.joins-header-and-body.ts': twentyWrites,
  'framing.chunk-is-a-question.ts':
    'alice… should have heard "…?", but heard "…⏎". Just before: a question arrived in two pieces.',
  'framing.decodes-each-chunk.ts':
    'alice… should have heard "你好 …?", but heard "���好 …?". Just before: a character of three bytes arrived cut in two.',
  'framing.only-crlf-ends-a-line.ts':
    'alice… should have heard "…?", but nothing came within … s. Just before: the question ended with \\n alone, as nc sends it.',
  'framing.rest-is-thrown-away.ts':
    'alice… should have heard "…?", but heard "…⏎". Just before: a question arrived in two pieces.',
  'no-delay.another-mode.ts': stillWaits('no-delay'),
  'no-delay.corked.ts':
    'With MODE=no-delay nothing waits, but the 20 answers were handed to the system in 20 writes. This mode is to write header and body apart, as default does: 40 writes.',
  'no-delay.never-called.ts': stillWaits('no-delay'),
  'one-write.each-write-corked.ts': stillWaits('one-write'),
  'one-write.never-uncorked.ts':
    'carol… should have heard "…?", but nothing came within … s. Just before: the server had been started with MODE=one-write.',
  'one-write.no-delay-for-both.ts':
    'With MODE=one-write the 20 answers were handed to the system in 40 writes; it should be 20 writes, one for header and body together.',
  'one-write.uncorked-too-early.ts': stillWaits('one-write'),
  'stalls.corks-in-every-mode.ts': `${notStalled} Your server hands each answer to the system in one write: nothing is left that could wait.`,
  'stalls.no-delay-for-all.ts': `${notStalled} Your server writes 40 times for 20 answers, and nothing waits, as if Nagle’s algorithm were off.`,
  'stalls.one-string.ts': `${notStalled} Your server hands each answer to the system in one write: nothing is left that could wait.`,
  'stalls.timer.ts':
    'When the client spoke as soon as an answer began, and so acknowledged that beginning, 20 of 20 answers still took more than 30 ms: it is the program that waits here, and not the system.',
} as const;
