/** What a learner reads of each wrong program; `…` stands for anything: a name, a text, a figure of this run. */
export default {
  'bad-group.any-ip-address.ts':
    'member alice…: there should not have been a stack trace in place of a message: "at Socket.addMembership (node:dgram:…)". Just before: GROUP was 127.9.8.7.',
  'bad-group.compares-texts.ts':
    'member alice…: there should not have been a stack trace in place of a message: "at node:dgram:…". Just before: GROUP was 23.45.67.89.',
  'bad-group.does-not-name-it.ts':
    'The member alice… should have printed a line that names 127.9.8.7 on standard output or standard error, but printed "That is not a multicast group.␊". Just before: GROUP was 127.9.8.7.',
  'bad-group.exits-0.ts':
    'The member alice… should have ended with exit status 1, but ended with 0. Just before: GROUP was 127.9.8.7.',
  'bad-group.no-upper-end.ts':
    'member alice…: there should not have been a stack trace in place of a message: "at node:dgram:…". Just before: GROUP was 245.1.2.3.',
  'bad-group.stack-trace.ts':
    'member alice…: there should not have been a stack trace in place of a message: "at Socket.addMembership (node:dgram:…)". Just before: GROUP was 127.9.8.7.',
  'interface.hard-coded.ts':
    'member alice…: expected to send on 127.0.0.2; found 127.0.0.1. Just before: IFACE was 127.0.0.2.',
  'interface.joins-elsewhere.ts':
    'member alice…: expected to join on 127.0.0.2 alone; found 127.0.0.1. Just before: IFACE was 127.0.0.2.',
  'interface.sends-elsewhere.ts':
    'member alice…: expected to send on 127.0.0.2; found 127.0.0.1. Just before: IFACE was 127.0.0.2.',
  'joins.before-it-is-bound.ts':
    'The member alice… ended with exit status 1 when it should have gone on running: Error: bind EINVAL 239.…:….',
  'joins.bound-to-the-interface.ts':
    'The member alice… should have printed "…" from somebody… on standard output, but printed nothing. It is bound to 127.0.0.1, where nothing arrives that is sent to a group.',
  'joins.never-joins.ts':
    'The member alice… should have printed "…" from somebody… on standard output, but printed nothing. It has not joined the group 239.….',
  'joins.other-port.ts':
    'The member alice… should have printed "…" from somebody… on standard output, but printed nothing. It is bound to port 41234, but what is said to the group goes to port ….',
  'joins.prints-the-buffer.ts':
    'The member alice… should have printed "…" from somebody… on standard output, but printed "<Buffer 73 6f 6d 65 62 6f 64 79 32 33 3a 2…c 69 62 69 20 28 35 29 3f>␊".',
  'joins.settings-too-early.ts':
    'The member alice… ended with exit status 1 at joins.settings-too-early.ts:20 when it should have gone on running: Error: setMulticastTTL EBADF.',
  'leaves.bye-without-name.ts':
    'listener should have heard a datagram of these … bytes, but heard one of … bytes: "bye". Just before: the standard input of alice… had ended.',
  'leaves.closes-before-it-leaves.ts':
    'The member alice… should have ended with exit status 0, but ended with 1 at leaves.closes-before-it-leaves.ts:43: Error [ERR_SOCKET_DGRAM_NOT_RUNNING]: Not running. Just before: the standard input of alice… had ended.',
  'leaves.closes-too-soon.ts':
    'listener should have heard a datagram of these … bytes, but nothing came before the member alice… ended with exit status 0. Just before: the standard input of alice… had ended.',
  'leaves.exits-1.ts':
    'The member alice… should have ended with exit status 0, but ended with 1. Just before: the standard input of alice… had ended.',
  'leaves.exits-too-soon.ts':
    'listener should have heard a datagram of these … bytes, but nothing came before the member alice… ended with exit status 0. Just before: the standard input of alice… had ended.',
  'leaves.never-exits.ts':
    'The member alice… should have ended by itself with exit status 0, but was still running after … s. Just before: the standard input of alice… had ended.',
  'leaves.only-on-ctrl-c.ts':
    'listener should have heard a datagram of these … bytes, but nothing came within … s. Just before: the standard input of alice… had ended.',
  'leaves.silent-leave.ts':
    'listener should have heard a datagram of these … bytes, but nothing came before the member alice… ended with exit status 0. Just before: the standard input of alice… had ended.',
  'loopback.ignored.ts':
    'member alice…: expected multicast loopback switched off on the socket that sends; found on. Just before: LOOPBACK was 0.',
  'loopback.string-is-true.ts':
    'member alice…: expected multicast loopback switched off on the socket that sends; found on. Just before: LOOPBACK was 0.',
  'no-echo.as-me.ts':
    'member alice…: there should not have been a line with this text: "…". Just before: alice… had said this itself.',
  'no-echo.compares-with-bound-address.ts':
    'member alice…: there should not have been a line with this text: "…". Just before: alice… had said this itself.',
  'no-echo.forgets-the-name.ts':
    'member alice…: there should not have been a line with this text: "…". Just before: alice… had said this itself.',
  'no-echo.prints-own.ts':
    'member alice…: there should not have been a line with this text: "…". Just before: alice… had said this itself.',
  'only-group.bound-to-any.ts':
    'member alice…: there should not have been a line with this text: "…". Just before: this was sent to 239.…, another group on the same port.',
  'speaks.as-json.ts':
    'listener should have heard a datagram of these … bytes, but heard one of … bytes: "{"name":"alice…","text":"Pebiva  zavowu, hevovi (5)?"}".',
  'speaks.chunk-is-a-line.ts':
    'listener should have heard a datagram of these … bytes, but heard one of … bytes: "alice…⏎⏎…". Just before: two lines were typed in one go, an empty one between them.',
  'speaks.counts-characters.ts':
    'listener should have heard a datagram of these … bytes, but heard one of … bytes: "alice…: 你好 ga". Just before: a character of three bytes was typed in two pieces.',
  'speaks.decodes-each-chunk.ts':
    'listener should have heard a datagram of these … bytes, but heard one of … bytes: byte 10 is ef instead of e4. Just before: a character of three bytes was typed in two pieces.',
  'speaks.empty-lines-too.ts':
    'listener: there should not have been a further datagram: "alice…: ".',
  'speaks.keeps-the-carriage-return.ts':
    'listener should have heard a datagram of these … bytes, but heard one of … bytes: "alice…". Just before: two lines were typed in one go, an empty one between them.',
  'speaks.no-name.ts':
    'listener should have heard a datagram of these … bytes, but heard one of … bytes: "…".',
  'speaks.no-reuse-addr.ts':
    'The member alice… could not be bound to port … (EADDRINUSE): somebody else on this machine has it too, and it did not ask to share it.',
  'speaks.to-the-interface.ts':
    'listener should have heard a datagram of these … bytes, but nothing came within … s.',
  'speaks.two-datagrams.ts':
    'listener should have heard a datagram of these … bytes, but heard one of … bytes: "…".',
  'speaks.with-line-end.ts':
    'listener should have heard a datagram of these … bytes, but heard one of … bytes: "alice…␊".',
  'together.begins-with-its-name.ts':
    'The member alice… should have printed "… alice… bob…" from alice… on standard output, but printed nothing more. Just before: alice… had said this, with the names of the others in it.',
  'together.name-in-a-text.ts':
    'The member bob… should have printed "… bob… alice…" from alice… on standard output, but printed nothing. Just before: alice… had said this, with the names of the others in it.',
  'together.only-first-speaker.ts':
    'The member alice… should have printed "… alice… alice…" from bob… on standard output, but printed nothing more. Just before: bob… had said this, with the names of the others in it.',
  'together.same-address-is-me.ts':
    'The member bob… should have printed "… bob… alice…" from alice… on standard output, but printed nothing. Just before: alice… had said this, with the names of the others in it.',
  'together.two-listeners.ts':
    'member bob…: expected to print "… bob… alice…" once; found 2 times.',
  'ttl.for-unicast.ts':
    'member alice…: expected a TTL of 6 on what it sends to the group; found 1. Just before: TTL was 6.',
  'ttl.hard-coded.ts':
    'member alice…: expected a TTL of 6 on what it sends to the group; found 128. Just before: TTL was 6.',
  'ttl.ignored.ts':
    'member alice…: expected a TTL of 6 on what it sends to the group; found 1. Just before: TTL was 6.',
  'ttl.wrong-socket.ts':
    'member alice…: expected a TTL of 6 on what it sends to the group; found 1. Just before: TTL was 6.',
} as const;
