/** What a learner reads of each wrong program; `…` stands for anything: a name, a text, a figure of this run. */
export default {
  'big.fixed-buffer.ts':
    'alice… should have heard a datagram of these … bytes, but heard one of … bytes: only the first 4096 of them. Just before: a datagram of 60000 bytes was sent.',
  'big.in-pieces.ts':
    'alice… should have heard a datagram of these … bytes, but heard one of … bytes: … Just before: a datagram of 60000 bytes was sent.',
  'big.leaves-them-alone.ts': `alice… should have heard a datagram of these … bytes, but nothing came within … s. No datagram of the server's has reached anybody yet. Just before: a datagram of 60000 bytes was sent.`,
  'bound.not-which-address.ts':
    'The server should have printed "127.0.0.1" on standard output, but printed nothing more.',
  'bound.on-standard-error.ts':
    'The server should have printed the number … on standard output, but printed it on standard error.',
  'bound.port-ignored.ts':
    'server: expected to be bound to port …, which PORT named; found 127.0.0.1:….',
  'bound.random-port.ts':
    'server: expected to be bound to port …, which PORT named; found 127.0.0.1:….',
  'bound.silent-about-port.ts':
    'The server should have printed the number … on standard output, but printed "the server has started␊".',
  'boundaries.joins-datagrams.ts':
    'alice… should have heard a datagram of these … bytes, but heard one of … bytes: all of them, and … more. Just before: three datagrams of 14, 1354, 195 bytes were sent in a row.',
  'broadcast.connected-to-it.ts':
    'The client should have printed "试信" on standard output, but printed nothing. Just before: HOST was 127.0.0.2, and 127.0.0.1 had answered the broadcast.',
  'broadcast.ignores-it.ts':
    'everybody should have heard a datagram of these … bytes, but nothing came … Just before: BROADCAST was 127.255.255.255, and HOST 127.0.0.2.',
  'broadcast.insists-on-host.ts':
    'The client should have printed "试信" on standard output, but printed nothing. Just before: HOST was 127.0.0.2, and 127.0.0.1 had answered the broadcast.',
  'broadcast.no-set-broadcast.ts':
    'everybody should have heard a datagram of these … bytes, but nothing came before the client ended with exit status 1. Just before: BROADCAST was 127.255.255.255, and HOST 127.0.0.2.',
  'broadcast.only-answers-from-there.ts':
    'The client should have printed "试信" on standard output, but printed nothing. Just before: HOST was 127.0.0.2, and 127.0.0.1 had answered the broadcast.',
  'echo.answers-fixed-port.ts': `alice… should have heard a datagram of these … bytes, but nothing came within … s. No datagram of the server's has reached anybody yet.`,
  'echo.as-text.ts':
    'alice… should have heard a datagram of these … bytes, but heard one of … bytes: byte 1 is ef instead of ff.',
  'echo.from-another-socket.ts': 'alice…: expected an answer from 127.0.0.1:…; found 127.0.0.1:….',
  'echo.only-logs.ts': `alice… should have heard a datagram of these … bytes, but nothing came within … s. No datagram of the server's has reached anybody yet.`,
  'echo.says-received.ts':
    'alice… should have heard a datagram of these … bytes, but heard one of … bytes: "received: …".',
  'echo.upper-case.ts':
    'alice… should have heard a datagram of these … bytes, but heard one of … bytes: "…".',
  'empty.answers-with-a-word.ts':
    'alice… should have heard an empty datagram, but heard one of … bytes: "(empty)". Just before: an empty datagram was sent.',
  'empty.ignores-empty.ts': `alice… should have heard an empty datagram, but nothing came within … s. No datagram of the server's has reached anybody yet. Just before: an empty datagram was sent.`,
  'empty.is-the-end.ts':
    'The server ended with exit status 0 when it should have gone on running. Before that, alice… had sent an empty datagram.',
  'gives-up.after-ten-seconds.ts':
    'The client should have ended by itself with exit status 1, but was still running after … s. Just before: nobody had answered.',
  'gives-up.exits-0.ts':
    'The client should have ended with exit status 1, but ended with 0. Just before: nobody had answered.',
  'gives-up.never.ts':
    'The client should have ended by itself with exit status 1, but was still running after … s. Just before: nobody had answered.',
  'gives-up.not-which-host.ts':
    'The client should have printed the number … on standard output or standard error, but printed "failed: no answer␊". Just before: nobody had answered.',
  'gives-up.without-a-word.ts':
    'The client should have printed the number … on standard output or standard error, but printed nothing. Just before: nobody had answered.',
  'port-taken.exits-0.ts':
    'The server should have ended with exit status 1, but ended with 0. Just before: port … was taken.',
  'port-taken.no-error-handler.ts':
    'server: there should not have been a stack trace in place of a message: "at node:dgram:…". Just before: port … was taken.',
  'port-taken.not-which-port.ts':
    'The server should have printed the number … on standard error, but printed "cannot bind (Error)␊". Just before: port … was taken.',
  'port-taken.on-standard-output.ts':
    'The server should have printed the number … on standard error, but printed it on standard output. Just before: port … was taken.',
  'port-taken.tries-the-next-one.ts':
    'The server should have ended by itself with exit status 1, but was still running after … s. Just before: port … was taken.',
  'port-taken.whole-error.ts':
    'server: there should not have been a stack trace in place of a message: "at node:dgram:…". Just before: port … was taken.',
  'port-taken.without-a-word.ts':
    'The server should have ended with exit status 1, but ended with 0. Just before: port … was taken.',
  'retry.every-second.ts':
    'The client waited for … ms or longer before it sent again; it should not wait for more than … ms.',
  'retry.every-two-seconds.ts':
    'server should have heard a datagram of these … bytes, but nothing came within … s. Just before: … lost.',
  'retry.once-more.ts':
    'server should have heard a datagram of these … bytes, but nothing came within … s. Just before: … lost.',
  'retry.sends-once-and-waits.ts':
    'server should have heard a datagram of these … bytes, but nothing came within … s. Just before: … lost.',
  'senders.everyone-hears-it.ts': 'alice…: there should not have been a further datagram: "…".',
  'senders.remembers-first-sender.ts':
    'bob… should have heard a datagram of these … bytes, but nothing came within … s. It went to alice… instead.',
  'slice.characters-not-bytes.ts':
    'server should have heard a datagram of these … bytes, but heard one of … bytes: "议". Just before: the client was called with 用户数据报协议 6 6, HOST was 127.0.0.1 and PORT ….',
  'slice.does-not-wait.ts':
    'The client should have printed "数据" on standard output, but printed nothing more. Just before: the server had answered.',
  'slice.length-is-the-end.ts':
    'server should have heard a datagram of these … bytes, but heard an empty one. Just before: the client was called with 用户数据报协议 6 6, HOST was 127.0.0.1 and PORT ….',
  'slice.never-exits.ts':
    'The client should have ended by itself with exit status 0, but was still running after … s. Just before: the server had answered.',
  'slice.on-standard-error.ts':
    'The client should have printed "数据" on standard output, but printed it on standard error. Just before: the server had answered.',
  'slice.port-ignored.ts':
    'server should have heard a datagram of these … bytes, but nothing came … Just before: the client was called with 用户数据报协议 6 6, HOST was 127.0.0.1 and PORT ….',
  'slice.prints-own-text.ts':
    'The client should have printed "数据" on standard output, but printed nothing more. Just before: the server had answered.',
  'slice.two-datagrams.ts': 'server: there should not have been anything but the slice: "6".',
  'slice.whole-text.ts':
    'server should have heard a datagram of these … bytes, but heard one of … bytes: "用户数据报协议". Just before: the client was called with 用户数据报协议 6 6, HOST was 127.0.0.1 and PORT ….',
  'stray.prints-anything.ts':
    'The client should have printed "编程" on standard output, but printed "…␊". Just before: stranger… and neighbour… had sent something, and then server (127.0.0.1:…) had answered.',
  'stray.same-address-is-enough.ts':
    'The client should have printed "编程" on standard output, but printed "…␊". Just before: stranger… and neighbour… had sent something, and then server (127.0.0.1:…) had answered.',
  'stray.same-port-is-enough.ts':
    'The client should have printed "编程" on standard output, but printed "…␊". Just before: stranger… and neighbour… had sent something, and then server (127.0.0.1:…) had answered.',
  'stray.takes-offence.ts':
    'The client should have printed "编程" on standard output, but printed nothing. Just before: stranger… and neighbour… had sent something, and then server (127.0.0.1:…) had answered.',
  'unreachable.exits-on-error.ts':
    'The server ended with exit status 1 when it should have gone on running. Before that, alice… had sent "…".',
  'unreachable.no-error-handler.ts':
    'The server ended with exit status 1 when it should have gone on running: Error: recvmsg ECONNREFUSED. Before that, alice… had sent "…".',
} as const;
