/** What a learner reads of each wrong program; `…` stands for anything: a name, a text, a figure of this run. */
export default {
  'complete.receiver.acks-the-last.ts':
    'receiver: expected ACK …, now that everything up to FIN … has reached it; found nothing beyond ACK … for … s.',
  'complete.receiver.answers-in-words.ts':
    'receiver: expected an answer that begins with A (41), then a number of four bytes, and maybe more of them; found a datagram of 5 bytes: 41 43 4b 20 31.',
  'complete.receiver.closes-at-once.ts':
    'receiver: expected ACK … in answer to the FIN, and a second more in case the FIN comes again; found that it had ended without this answer: what send() has not passed on yet, close() drops.',
  'complete.receiver.does-not-count.ts':
    'The receiver should have printed the number … on standard output, but printed "the file is complete␊".',
  'complete.receiver.never-ends.ts':
    'The receiver should have ended by itself with exit status 0, but was still running after … s. Just before: the sender had heard ACK …, and everything was there.',
  'complete.receiver.silent.ts':
    'receiver: expected ACK …, now that everything up to DATA … has reached it; found no answer within … s.',
  'complete.receiver.with-header.ts':
    'receiver: expected OUT to hold the … bytes of FILE; found … bytes; the first wrong one is at 0, where DATA 0 belongs.',
  'complete.sender.as-text.ts':
    'sender: expected DATA 0 to carry the bytes 0 to 1023 of FILE; found 1024 bytes, of which the one at 0 differs.',
  'complete.sender.exits-1.ts':
    'The sender should have ended with exit status 0, but ended with 1. Just before: the sender had heard ACK …, and everything was there.',
  'complete.sender.fin-has-the-last-number.ts':
    'sender: expected FIN …, since FILE makes … packets; found FIN ….',
  'complete.sender.little-endian.ts':
    'sender: expected DATA … to be the last packet of FILE; found DATA 16777216.',
  'complete.sender.never-exits.ts':
    'The sender should have ended by itself with exit status 0, but was still running after … s. Just before: the sender had heard ACK …, and everything was there.',
  'complete.sender.no-fin.ts':
    'sender: expected it to go on until it has heard ACK …, which acknowledges the FIN; found that it had ended by then.',
  'complete.sender.port-ignored.ts':
    'sender: expected DATA 0 at HOST and PORT; found nothing within … s.',
  'disorder.sender.one-packet-too-many.ts':
    'sender: expected DATA … to be the last packet of FILE; found DATA ….',
  'disorder.sender.takes-offence.ts':
    'The sender should have ended with exit status 0, but ended with 1. Just before: the file had not come whole yet, and nobody had been silent for a second.',
  'gives-up.receiver.half-is-enough.ts':
    'The receiver should have ended with exit status 1, but ended with 0. Just before: the link was cut after packet … of ….',
  'gives-up.receiver.never.ts':
    'The receiver should have ended by itself with exit status 1, but was still running after … s. Just before: the link was cut after packet … of ….',
  'gives-up.receiver.without-a-word.ts':
    'receiver: expected a message on standard error that says why it gave up; found none.',
  'gives-up.sender.exits-0.ts':
    'The sender should have ended with exit status 1, but ended with 0. Just before: the link was cut after packet … of ….',
  'gives-up.sender.never.ts':
    'The sender should have ended by itself with exit status 1, but was still running after … s. Just before: the link was cut after packet … of ….',
  'gives-up.sender.throws.ts':
    'sender: there should not have been a stack trace in place of a message: "at Timeout.send (…)". Just before: the link was cut after packet … of ….',
  'loss.receiver.acks-whatever-comes.ts':
    'receiver: expected no acknowledgement of DATA …, which has not reached it yet; found ACK ….',
  'loss.receiver.ends-with-the-fin.ts':
    'receiver: expected it to stay for a second after the last datagram: its ACK … was lost, and the FIN came again; found that it had ended by then.',
  'loss.receiver.fin-is-the-end.ts':
    'receiver: expected no acknowledgement of DATA …, which has not reached it yet; found ACK ….',
  'loss.receiver.names-what-is-missing.ts':
    'receiver: expected no acknowledgement of DATA …, which has not reached it yet; found ACK ….',
  'loss.receiver.silent-about-the-old.ts':
    'receiver: expected an answer to …, also when it has come before: the first answer may have been lost; found nothing of the kind for … s.',
  'loss.receiver.writes-as-it-comes.ts':
    'receiver: expected OUT to hold the … bytes of FILE; found … bytes, with DATA … where DATA … belongs.',
  'loss.receiver.writes-it-twice.ts': [
    'receiver: expected OUT to hold the … bytes of FILE; found … bytes.',
    'receiver: expected OUT to hold the … bytes of FILE; found … bytes, with DATA … where DATA … belongs.',
  ],
  'loss.sender.counts-acks.ts':
    'sender: expected it to go on until it has heard ACK …, which acknowledges the FIN; found that it had ended by then.',
  'loss.sender.fin-once.ts':
    'sender: expected FIN … again, since nobody has acknowledged it: it was lost; found nothing of the kind for … s.',
  'loss.sender.no-timer.ts':
    'sender: expected DATA … again, since nobody has acknowledged it: it was lost; found nothing of the kind for … s.',
  'loss.sender.one-try-more.ts':
    'sender: expected DATA … again, since nobody has acknowledged it: it was lost 2 times; found nothing of the kind for … s.',
  'selective.go-back-n.ts':
    'Of … packets … were lost on the way, and … packets were sent again; who sends again only what was lost stays within … packets.',
  'selective.ignores-the-list.ts':
    'Of … packets … were lost on the way, and … packets were sent again; who sends again only what was lost stays within … packets.',
  'selective.receiver.answers-together.ts':
    'Of … packets … were lost on the way, and … packets were sent again; who sends again only what was lost stays within … packets.',
  'selective.receiver.does-not-tell.ts':
    'Of … packets … were lost on the way, and … packets were sent again; who sends again only what was lost stays within … packets.',
  'selective.receiver.drops-the-early.ts':
    'Of … packets … were lost on the way, and … packets were sent again; who sends again only what was lost stays within … packets.',
  'selective.timer-too-short.ts':
    'Of … packets … were lost on the way, and … packets were sent again; who sends again only what was lost stays within … packets.',
  'window.fixed-size.ts':
    'sender: expected nothing beyond DATA … as long as DATA 0 is not acknowledged, since WINDOW is …; found DATA ….',
  'window.in-batches.ts':
    'sender: expected DATA …, now that it has heard ACK 1; found nothing of the kind for … s.',
  'window.no-limit.ts':
    'sender: expected nothing beyond DATA … as long as DATA 0 is not acknowledged, since WINDOW is …; found DATA ….',
  'window.one-too-many.ts':
    'sender: expected nothing beyond DATA … as long as DATA 0 is not acknowledged, since WINDOW is …; found DATA ….',
  'window.stop-and-wait.ts':
    'sender: expected DATA 0 to DATA … on the way at once, since WINDOW is …; found DATA 0 and no more, while nothing was acknowledged (sent … times).',
} as const;
