// Where something of the talker's is unread, the system resets the connection.
const cutsOffTheTalker = ['ended', 'reset'].map(
  (cut) =>
    `The server ${cut} the connection while talker… was waiting for an answer. Just before: it had talked every … ms, and had been answered.`,
);

/** What a learner reads of each wrong program; `…` stands for anything: a name, a text, a figure of this run. */
export default {
  'binary.as-text.ts':
    'alice… should have heard 256 bytes, but heard something else: byte 106 is ef instead of 80.',
  'client-refused.exits-0.ts':
    'The client should have ended with exit status 1, but ended with 0. Just before: nobody listened on 127.0.0.1:….',
  'client-refused.no-error-handler.ts':
    'client: there should not have been a stack trace in place of a message: "at TCPConnectWrap.afterConnect [as oncomplete] (node:net:…)". Just before: nobody listened on 127.0.0.1:….',
  'client-refused.not-where.ts':
    'The client should have printed the address 127.0.0.1 and the port … on standard error, but printed "cannot connect (Error)␊". Just before: nobody listened on 127.0.0.1:….',
  'client-talks.first-piece-only.ts':
    'The client should have printed "…" on standard output, but printed nothing more. Just before: "…" had come before it.',
  'client-talks.fixed-text.ts':
    'The client ended the connection while the verifier was waiting for "…". Just before: client "…" was started.',
  'client-talks.never-half-closes.ts':
    'The client should have ended its side of the connection, but that was still open after … s. Just before: the client had sent its text, and was to half-close.',
  'client-talks.on-standard-error.ts':
    'The client should have printed "…" on standard output, but printed it on standard error.',
  'client-talks.program-name.ts':
    'The client ended the connection while the verifier was waiting for "…". Just before: client "…" was started.',
  'client-utf8.chunk-by-chunk.ts':
    'The client should have printed "… 你好 …" on standard output, but printed "… ���好 …". Just before: a character of three bytes arrived cut in two.',
  'closes-gently.drops-those-inside.ts':
    'The server … the connection while alice… was waiting for "…". Just before: SIGTERM was sent.',
  'closes-gently.exits-at-once.ts':
    'The server … the connection while alice… was waiting for "…". Just before: SIGTERM was sent.',
  'closes-gently.never-exits.ts':
    'The server should have ended by itself with exit status 0, but was still running after … s. Just before: SIGTERM was sent and the last client had left.',
  'closes-gently.no-handler.ts':
    'The server … the connection while alice… was waiting for "…". Just before: SIGTERM was sent.',
  'closes-gently.still-lets-people-in.ts':
    'late…: there should not have been an answer after SIGTERM: "You are client 2/10⏎…⏎".',
  'echo.buffer-as-json.ts':
    'alice… should have heard "…", but heard "received: {"type":"Buffer","data":[67,97,1…105,32,40,50,41,63,13,10]}⏎".',
  'echo.only-logs.ts': 'alice… should have heard "…", but heard "You are client 1/10⏎".',
  'echo.says-only-that-it-came.ts': 'alice… should have heard "…", but heard "received 29 bytes⏎".',
  'echo.tidies-the-text.ts': 'alice… should have heard "…", but heard "…⏎".',
  'farewell.counts-characters.ts':
    'The server ended the connection while alice… was waiting for "bye: 34"; before that, alice… had only heard "bye: …⏎". Just before: alice… had sent 34 bytes and then FIN.',
  'farewell.counts-what-it-sent.ts':
    'The server ended the connection while alice… was waiting for "bye: 34"; before that, alice… had only heard "bye: …⏎". Just before: alice… had sent 34 bytes and then FIN.',
  'farewell.hangs-up.ts':
    'The server ended the connection while alice… was waiting for "bye: 34". Just before: alice… had sent 34 bytes and then FIN.',
  'farewell.no-half-open.ts':
    'The server ended the connection while alice… was waiting for "bye: 34". Just before: alice… had sent 34 bytes and then FIN.',
  'farewell.on-close.ts':
    'The server ended the connection while alice… was waiting for "bye: 34". Just before: alice… had sent 34 bytes and then FIN.',
  'greets.counts-everyone-ever.ts':
    'next… should have heard "3/5", but heard "You are client 4/5⏎". Just before: one of three clients had left.',
  'greets.no-greeting.ts': 'first… should have heard "1/5", but nothing came within … s.',
  'greets.no-line-end.ts':
    'What first… heard, "You are client 1/5!", is no line: neither \\r\\n nor \\n ends it.',
  'greets.one-too-few.ts': 'first… should have heard "1/5", but heard "There are 0/5 clients⏎".',
  'idle.first-word-only.ts': cutsOffTheTalker,
  'idle.only-told.ts':
    'The connection of silent… should have been ended, but was still open after … s. Just before: it had been silent for … ms.',
  'idle.talking-does-not-help.ts': cutsOffTheTalker,
  'independent.everyone-hears-it.ts': 'bob… heard "…", which should not have been said to bob….',
  'independent.shared-variable.ts': 'bob… heard "…", which should not have been said to bob….',
  'keep-alive.forgot-true.ts':
    'The server has not switched on TCP keep-alive for its connection with alice….',
  'keep-alive.never-asked-for.ts':
    'The server has not switched on TCP keep-alive for its connection with alice….',
  'limit.closes-the-server.ts':
    'The server … the connection while next… was waiting for "2/2". Just before: one of two clients had left.',
  'limit.greets-before-turning-away.ts':
    'third… heard "You are client 3/2", which should not have been said to third…. Just before: two of two clients were inside.',
  'limit.not-enforced.ts':
    'The connection of third… should have been ended, but was still open after … s. Just before: two of two clients were inside.',
  'limit.the-refused-count-too.ts':
    'The server … the connection while next… was waiting for "2/2". Just before: one of two clients had left.',
  'listens.any-free-port.ts':
    'server: expected to listen on port …, which PORT named; found 127.0.0.1:….',
  'listens.hard-coded-port.ts':
    'server: expected to listen on port …, which PORT named; found 127.0.0.1:….',
  'listens.says-nothing-of-the-port.ts':
    'The server should have printed the number … on standard output, but printed "the server is listening␊".',
  'port-taken.exits-0.ts':
    'The server should have ended with exit status 1, but ended with 0. Just before: port … was taken.',
  'port-taken.no-error-handler.ts':
    'server: there should not have been a stack trace in place of a message: "at Server.setupListenHandle [as _listen2] (node:net:…)". Just before: port … was taken.',
  'port-taken.not-which-port.ts':
    'The server should have printed the number … on standard error, but printed "cannot listen: Error␊". Just before: port … was taken.',
  'port-taken.whole-error.ts':
    'server: there should not have been a stack trace in place of a message: "at Server.setupListenHandle [as _listen2] (node:net:…)". Just before: port … was taken.',
  'reset.counts-down-on-end.ts':
    'bob… should have heard "2/5", but heard "You are client 3/5⏎". Just before: one of two clients, mallory…, had reset its connection.',
  'reset.ends-everyone.ts':
    'The server … the connection while alice… was waiting for "…". Before that, alice… had sent "…⏎".',
  'reset.ends-the-program.ts':
    'The server ended with exit status 1 when it should have gone on running. Before that, alice… had sent "…⏎".',
  'reset.no-error-handler.ts':
    'The server ended with exit status 1 when it should have gone on running: Error: read ECONNRESET. Before that, mallory… had reset the connection.',
} as const;
