/** What a learner reads of each wrong program; `…` stands for anything: a name, a text, a figure of this run. */
export default {
  'broadcast.bare-newline.ts':
    'The line that bob… heard, "anonymous: …␊", does not end with \\r\\n.',
  'broadcast.speaker-hears-it-too.ts':
    'alice… heard "anonymous: …", which should not have been said to alice…. It also went to … and ….',
  'broadcast.tidies-the-text.ts': `bob… should have heard "…", with the speaker's name before it, but heard "anonymous: …⏎".`,
  'broadcast.trims-the-text.ts': `bob… should have heard "   …  ", with the speaker's name before it, but heard "anonymous:    …?⏎".`,
  'broadcast.without-the-name.ts': `bob… should have heard "…", with the speaker's name before it, but no name stands before it: "…⏎".`,
  'colons.broadcast-text-split.ts':
    'bob… should have heard "… 8:30 ::…" from alice…, but heard "alice…⏎".',
  'colons.last-colon.ts':
    'bob… should have heard "… 8:30 ::…" from alice…, but nothing came within … s.',
  'colons.private-text-split.ts':
    'bob… should have heard "… 8:30 ::…" from alice…, but heard "alice…⏎".',
  'crowd.first-fifty-hear.ts':
    'p… should have heard "…" from p…, but nothing came within … s. It did go to …. Just before: 20 of 100 people said 5 lines each at once.',
  'crowd.turned-away.ts':
    'p… should have heard "…" from p…, but … The server had ended the connection of p… before.',
  'flood.looks-at-one-chunk.ts':
    'The connection of mallory… should have been ended, but was still open after … s. Just before: mallory… had sent more than 1 MiB without ending a line.',
  'flood.no-limit.ts':
    'The connection of mallory… should have been ended, but was still open after … s. Just before: mallory… had sent more than 1 MiB without ending a line.',
  'flood.warned-not-cut-off.ts':
    'The connection of mallory… should have been ended, but was still open after … s. Just before: mallory… had sent more than 1 MiB without ending a line.',
  'framing.character-cut-in-two.ts': `bob… should have heard "你好 …", with the speaker's name before it, but heard "anonymous: ���好 …⏎". Just before: a character of three bytes arrived cut in two.`,
  'framing.glued-lines-wait.ts': `bob… should have heard "…", with the speaker's name before it, but nothing came within … s. Just before: three lines arrived in one piece.`,
  'framing.one-chunk-is-one-line.ts': `bob… should have heard "…", with the speaker's name before it, but heard "anonymous: … rir⏎". Just before: one line arrived in two pieces, cut inside a word.`,
  'framing.only-crlf.ts': `bob… should have heard "…", with the speaker's name before it, but nothing came within … s. Just before: the line ended with \\n alone, as nc sends it.`,
  'framing.pieces-are-lines.ts': `bob… should have heard "…", with the speaker's name before it, but heard "anonymous: … rir⏎". Just before: one line arrived in two pieces, cut inside a word.`,
  'greeting.address-of-the-server.ts':
    'alice… should have heard the address 127.0.0.1 and the port …, but heard "Welcome, you are 127.0.0.1 …⏎".',
  'greeting.ip-and-port-glued.ts':
    'alice… should have heard the address 127.0.0.1 and the port …, but heard "Welcome, your address is 127.0.0.1…⏎".',
  'greeting.no-port.ts':
    'alice… should have heard the address 127.0.0.1 and the port …, but heard "Welcome, you are 127.0.0.1⏎".',
  'leave.hang-up-stays-listed.ts':
    'alice…: there should not have been carol… in the list: "carol…". Just before: carol… had left (FIN).',
  'leave.never-forgotten.ts':
    'alice…: there should not have been carol… in the list: "carol…". Just before: carol… had left (FIN).',
  'leave.reset-crashes.ts':
    'The server ended with exit status 1 when it should have gone on running: Error: read ECONNRESET. Before that, dave… had reset the connection.',
  'leave.reset-stays-listed.ts':
    'alice…: there should not have been dave… in the list: "dave…". Just before: dave… had left (RST).',
  'list.namesakes-once.ts':
    'alice…: expected one line more for each of two newcomers of the same name; found alice…␊bob…␊carol…␊anonymous␊. Just before: alice… asked for the list (l).',
  'list.numbers-the-newcomers.ts':
    'alice…: expected the same name for both newcomers, who have chosen none yet; found anonymous4␊anonymous5. Just before: alice… asked for the list (l).',
  'list.without-oneself.ts':
    'alice… should have heard a line that names alice…, but heard "carol…␊". Just before: alice… asked for the list (l).',
  'odd-names.colon-accepted.ts':
    'bob… should have heard "…" from Mary Ann, but Mary Ann does not stand before it: "…⏎". Just before: Mary Ann asked for the name "…".',
  'odd-names.empty-accepted.ts':
    'bob… should have heard "…" from Mary Ann, but Mary Ann does not stand before it: ": …⏎". Just before: Mary Ann asked for the name "".',
  'odd-names.letters-only.ts':
    'bob… should have heard "…" from 🦊, but 🦊 does not stand before it: "toString: …⏎". Just before: alice… took the name 🦊.',
  'odd-names.plain-object.ts':
    'bob… should have heard "…" from __proto__, but __proto__ does not stand before it: "alice…⏎". Just before: alice… took the name __proto__.',
  'private-missing.silence.ts':
    'alice… should have heard a line that names nobody…, but nothing came within … s.',
  'private-missing.told-to-everybody.ts':
    'bob… heard "There is nobody called nobody…", which should not have been said to bob…. It also went to … and ….',
  'private-missing.without-the-name.ts':
    'alice… should have heard a line that names nobody…, but heard "There is nobody of that name⏎".',
  'private.everybody-hears-it.ts':
    'carol… heard "alice…", which should not have been said to carol…. Just before: it was sent to bob… alone.',
  'private.sender-hears-it-too.ts':
    'alice… heard "alice…", which should not have been said to alice…. Just before: it was sent to bob… alone.',
  'private.trims-the-text.ts':
    'bob… should have heard "   …  " from alice…, but heard "alice…: …?⏎".',
  'private.without-the-name.ts':
    'bob… should have heard "…" from alice…, but alice… does not stand before it: "(private) …⏎".',
  'rename.not-confirmed.ts':
    'alice… should have heard an answer, but nothing came within … s. Just before: n:ann… was sent.',
  'rename.old-name-still-listed.ts':
    'bob…: there should not have been ann… in the list: "ann…". Just before: ann… was renamed to zoe….',
  'rename.old-name-still-works.ts':
    'alice… heard "anonymous: …", which should not have been said to alice…. Just before: ann… was renamed to zoe….',
  'rename.speaks-under-the-old-name.ts':
    'bob… should have heard "…" from ann…, but ann… does not stand before it: "anonymous: …⏎".',
  'stalled.cuts-off-long-lines.ts':
    'The server … the connection while alice… was saying lines of 4098 bytes. Just before: carol… had stopped reading, and alice… had said … MiB so far.',
  'stalled.limits-all-that-is-said.ts':
    'The server … the connection while alice… was saying lines of 4098 bytes. Just before: carol… had stopped reading, and alice… had said … MiB so far.',
  'stalled.speaker-paused.ts': [
    `bob… should have heard "…", with the speaker's name before it, but heard "anonymous: xxx…xxx⏎". Just before: carol… had stopped reading, and alice… had said … MiB so far.`,
    `bob… should have heard "…", with the speaker's name before it, but nothing came within … s. Just before: carol… had stopped reading, and alice… had said … MiB so far.`,
  ],
  'stalled.waits-for-drain.ts': `bob… should have heard "…", with the speaker's name before it, but heard "anonymous: xxx…xxx⏎". Just before: carol… had stopped reading, and alice… had said … MiB so far.`,
  'unique.refused-in-silence.ts':
    'bob… should have heard an answer, but nothing came within … s. Just before: bob… asked for the name alice…, which is in use.',
  'unique.taken-over.ts':
    'alice… should have heard "…" from bob…, but bob… does not stand before it: "alice…⏎". Just before: bob… asked for the name alice…, which is in use.',
  'unique.two-of-the-same-name.ts':
    'alice… should have heard "…" from bob…, but bob… does not stand before it: "alice…⏎". Just before: bob… asked for the name alice…, which is in use.',
  'unknown.first-letter-only.ts':
    'alice… should have heard an answer, but nothing came within … s. Just before: alice… sent the line "bonjour …".',
  'unknown.said-aloud.ts':
    'alice… should have heard an answer, but nothing came within … s. Just before: alice… sent the line "hello …".',
  'unknown.silence.ts':
    'alice… should have heard an answer, but nothing came within … s. Just before: alice… sent the line "hello …".',
  'unknown.told-to-everybody.ts':
    'bob… heard "Unknown command", which should not have been said to bob…. Just before: alice… sent the line "hello …".',
} as const;
