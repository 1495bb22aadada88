/** What a learner reads of each wrong program; `…` stands for anything: a name, a text, a figure of this run. */
export default {
  'byebye.connection-stays-open.ts':
    'The connection of carol… should have been ended, but was still open after … s.',
  'byebye.left-twice.ts': 'alice… heard "carol… left" twice.',
  'byebye.said-to-the-others.ts':
    'alice… heard "carol…: byebye", which should not have been said to alice….',
  'byebye.still-in-the-room.ts':
    'The server ended with exit status 1 at byebye.still-in-the-room.ts:… when it should have gone on running: Error [ERR_STREAM_WRITE_AFTER_END]: write after end. Before that, carol… had sent "byebye⏎".',
  'crowd.fifty-at-most.ts':
    'p… should have heard a line that names p…, but heard "p… came in". The server had ended the connection of p… before.',
  'crowd.twenty-from-one-address.ts':
    'p… should have heard a line that names p…, but heard "p… came in". The server had ended the connection of p… before.',
  'framing.chunk-is-a-line.ts':
    'bob… should have heard "…" from alice…, but heard "alice… rir⏎". Just before: one line arrived in two pieces, cut inside a word.',
  'framing.chunk-is-split.ts':
    'bob… should have heard "…" from alice…, but heard "alice… rir⏎". Just before: one line arrived in two pieces, cut inside a word.',
  'framing.decodes-each-chunk.ts':
    'bob… should have heard "你好 …" from alice…, but heard "alice…: ���好 …⏎". Just before: a character of three bytes arrived cut in two.',
  'framing.one-line-per-chunk.ts':
    'bob… should have heard "…" from alice…, but nothing came within … s. Just before: three lines arrived in one piece.',
  'framing.only-crlf-ends-a-line.ts':
    'bob… should have heard "…" from alice…, but nothing came within … s. Just before: the line ended with \\n alone, as nc sends it.',
  'framing.rest-is-thrown-away.ts':
    'bob… should have heard "…" from alice…, but nothing came within … s. Just before: three lines arrived in one piece.',
  'framing.waits-for-a-chunk-that-ends-a-line.ts':
    'bob… should have heard "…" from alice…, but alice… does not stand before it: "…⏎". Just before: three lines arrived in one piece.',
  'greeting.counts-nicknames-only.ts':
    'second… should have heard the number 2, but heard "Welcome! 1 online, you included. What is your nickname?⏎".',
  'join.announced-before-the-name-is-set.ts':
    'alice… should have heard a line that names bob…, but heard "undefined came in⏎".',
  'join.not-announced.ts':
    'alice… should have heard a line that names bob…, but nothing came within … s.',
  'join.told-to-the-newcomer-only.ts': 'alice… should have heard a line that names bob…, but …',
  'leave.announced-twice.ts': 'alice… heard "carol… left" twice.',
  'leave.nickname-stays-taken.ts':
    'alice… should have heard a line that names carol…, but nothing came within … s. Just before: heir… asked for the nickname carol…, which nobody has.',
  'leave.only-byebye-is-announced.ts':
    'alice… should have heard a line that names carol…, but nothing came within … s. Just before: carol… had left.',
  'odd-names.empty-is-accepted.ts':
    'shy… should have heard an answer, but nothing came within … s. Just before: the nickname was an empty line.',
  'odd-names.letters-and-digits.ts':
    'alice… should have heard a line that names 🦊, but nothing came within … s. Just before: odd… asked for the nickname 🦊, which nobody has.',
  'odd-names.one-word.ts':
    'alice… should have heard a line that names Mary Ann, but heard "Mary came in⏎". Just before: odd… asked for the nickname Mary Ann, which nobody has.',
  'odd-names.plain-object.ts':
    'alice… should have heard a line that names __proto__, but nothing came within … s. Just before: odd… asked for the nickname __proto__, which nobody has.',
  'quiet-leaver.undefined-left.ts':
    'alice… heard "undefined left", which should not have been said to alice…. Just before: somebody without a nickname had left.',
  'reset.counts-on-end.ts':
    'alice… should have heard a line that names carol…, but nothing came within … s. Just before: carol… had left.',
  'reset.no-error-handler.ts':
    'The server ended with exit status 1 when it should have gone on running: Error: read ECONNRESET. Before that, carol… had reset the connection.',
  'stalled.cuts-off-long-lines.ts':
    'The server … the connection while alice… was saying lines of 4096 bytes. Just before: carol… had stopped reading, and alice… had said … MiB so far.',
  'stalled.pauses-the-speaker.ts': [
    'bob… should have heard "…" from alice…, but heard "alice…: xxx…xxx⏎". Just before: carol… had stopped reading, and alice… had said … MiB so far.',
    'bob… should have heard "…" from alice…, but nothing came within … s. Just before: carol… had stopped reading, and alice… had said … MiB so far.',
  ],
  'stalled.waits-for-drain.ts':
    'bob… should have heard "…" from alice…, but heard "alice…: xxx…xxx⏎". Just before: carol… had stopped reading, and alice… had said … MiB so far.',
  'taken.hangs-up.ts':
    'bob… should have heard a line that names eve…, but nothing came within … s. The server had ended the connection of eve… before.',
  'taken.looks-up-the-wrong-variable.ts':
    'eve… should have heard an answer, but nothing came within … s. Just before: eve… asked for the nickname alice…, which is in use.',
  'taken.refused-without-a-word.ts':
    'eve… should have heard an answer, but nothing came within … s. Just before: eve… asked for the nickname alice…, which is in use.',
  'talk.bare-newline.ts': 'The line that bob… heard, "alice…␊", does not end with \\r\\n.',
  'talk.echoes-to-the-sender.ts':
    'alice… heard "alice…", which should not have been said to alice…. It also went to … and ….',
  'talk.heard-without-a-nickname.ts':
    'guest… heard "alice…", which should not have been said to guest…. It also went to … and ….',
  'talk.no-line-end.ts': 'The line that bob… heard, "alice…  ", does not end with \\r\\n.',
  'talk.nobody-knows-who.ts':
    'bob… should have heard "…" from alice…, but alice… does not stand before it: "…⏎".',
  'talk.tidies-the-text.ts': 'bob… should have heard "…" from alice…, but heard "alice…⏎".',
  'talk.trims-the-text.ts': 'bob… should have heard "   …  " from alice…, but heard "alice…: …?⏎".',
} as const;
