/** What a learner reads of each wrong program; `…` stands for anything: a name, a text, a figure of this run. */
export default {
  'backoff.at-once.ts':
    'RETRY_MS was 40. After … attempt… in vain the client was back after … ms; it should have waited for … ms at the least.',
  'backoff.connected-is-enough.ts':
    'RETRY_MS was 40. After … attempts in vain the client was back after … ms; it should have waited for … ms at the least.',
  'backoff.gives-up.ts':
    'The client did not connect to 127.0.0.1:… within … s. Just before: 4 attempts in vain: the server hung up without a word.',
  'backoff.one-step-more.ts':
    'RETRY_MS was 40. After … attempts in vain the client was back after … ms; it should have waited for … ms at the least.',
  'backoff.same-pause.ts':
    'RETRY_MS was 40. After … attempts in vain the client was back after … ms; it should have waited for … ms at the least.',
  'dead-peer.at-the-first.ts':
    'HEARTBEAT_MS was 250, and quiet… was dropped after … ms of silence; it should not be before 750 ms.',
  'dead-peer.much-later.ts':
    'The connection of quiet… should have been ended, but was still open after … s. Just before: quiet… had fallen silent, and HEARTBEAT_MS was 250: after … ms it counts as dead.',
  'dead-peer.never-drops.ts':
    'The connection of quiet… should have been ended, but was still open after … s. Just before: quiet… had fallen silent, and HEARTBEAT_MS was 250: after … ms it counts as dead.',
  'dead-peer.only-requests-count.ts':
    'The server ended the connection while talker… was waiting for a ping. Just before: talker… had answered each ping with a pong.',
  'dead-peer.socket-timeout.ts':
    'The connection of quiet… should have been ended, but was still open after … s. Just before: quiet… had fallen silent, and HEARTBEAT_MS was 250: after … ms it counts as dead.',
  'drains.busy-ones-only.ts':
    'The connection of idle… should have been ended, but was still open after … s. Just before: SIGTERM was sent, and everything asked had been answered.',
  'drains.ends-at-once.ts':
    'The server ended the connection while alice… was waiting for the answer …. Just before: three requests were being worked on when SIGTERM was sent.',
  'drains.exits.ts':
    'The server ended the connection while alice… was waiting for the answer …. Just before: three requests were being worked on when SIGTERM was sent.',
  'drains.hangs-up.ts':
    'The server ended the connection while alice… was waiting for the answer …. Just before: three requests were being worked on when SIGTERM was sent.',
  'drains.waits-for-ever.ts':
    'The connection of alice… should have been ended, but was still open after … s. Just before: SIGTERM was sent, and everything asked had been answered.',
  'frames.as-it-came.ts':
    'alice… should have heard the answer …, but heard "{"kind":"answer","id":…,"text":"…"}".',
  'frames.at-once.ts':
    'The answer to a request with "afterMs":150 came after … ms; it should not come before 150 ms.',
  'frames.counts-characters.ts':
    'alice…: expected four bytes of length, the most significant one first, then so many bytes of JSON; found a body of … bytes that is no JSON object: …',
  'frames.ids-of-all.ts':
    'alice… should have heard the answer …, but nothing came within … s. Just before: alice… and bob… had asked under the same id.',
  'frames.length-of-all.ts':
    'alice… should have heard the answer …, but heard "… announced bytes: …',
  'frames.little-endian.ts':
    'alice…: expected four bytes of length, the most significant one first, then so many bytes of JSON; found the bytes … 00 00 00, which announce a body of … bytes.',
  'frames.no-length.ts':
    'alice…: expected four bytes of length, the most significant one first, then so many bytes of JSON; found the bytes 7b 22 6b 69, which announce a body of … bytes.',
  'frames.own-ids.ts':
    'alice… should have heard the answer …, but heard "{"kind":"answer","id":…,"text":"…"}".',
  'heartbeat.fixed-pace.ts':
    'quiet… should have heard a ping, but nothing came within … s. Just before: quiet… had connected and said nothing, and HEARTBEAT_MS was 250.',
  'heartbeat.no-ping.ts':
    'The server ended the connection while quiet… was waiting for a ping. Just before: quiet… had connected and said nothing, and HEARTBEAT_MS was 250.',
  'heartbeat.no-pong.ts':
    'alice… should have heard a pong, but heard "…". Just before: a request with "afterMs":400 was followed by a ping.',
  'heartbeat.one-after-the-other.ts':
    'alice… should have heard the pong before the answer, but heard "{"kind":"answer","id":…,"text":"…"}". Just before: a request with "afterMs":400 was followed by a ping.',
  'heartbeat.one-ping.ts':
    'The server ended the connection while quiet… was waiting for a ping. Just before: quiet… had answered one ping, and then said nothing more.',
  'pipelined.answers-only.ts':
    'The client should have printed "…: …" on standard output, but printed "…". Just before: the answers came in the opposite order.',
  'pipelined.chunk-is-a-frame.ts':
    'The client ended with exit status 1 at pipelined.chunk-is-a-frame.ts:… when it should have gone on running: RangeError …',
  'pipelined.in-order.ts':
    'The client should have printed "…: …" on standard output, but printed "…". Just before: the answers came in the opposite order.',
  'pipelined.forgets-with-the-input.ts':
    'The client should have printed "…: …" on standard output, but printed nothing more. Just before: the input had ended before this was answered.',
  'pipelined.leaves-with-the-input.ts':
    'The client ended the connection while the server was waiting for a pong. Just before: the input had ended before this was answered.',
  'pipelined.never-ends.ts':
    'The client should have ended its side of the connection, but that was still open after … s. Just before: the input had ended, and everything was answered.',
  'pipelined.no-pong.ts':
    'server should have heard a pong, but nothing came within … s. Just before: the client had asked 20 questions, and was sent a ping.',
  'pipelined.one-at-a-time.ts':
    'server should have heard the request "…", but nothing came within … s. Just before: 20 lines had been typed, and none of them was answered yet.',
  'pipelined.same-id.ts':
    'server: there should not have been a request without a number of its own as its id: "{"kind":"request","id":…,"text":"…"}".',
  'reconnects.asks-everything-again.ts':
    'server 2: there should not have been a request that was answered on the connection before: "{"kind":"request","id":…,"text":"…"}".',
  'reconnects.forgets-questions.ts':
    'server 2 should have heard the request "…", but nothing came within … s. Just before: the server had ended the connection before "…" was answered.',
  'reconnects.never-drops.ts':
    'The client should have ended its side of the connection, but that was still open after … s. Just before: server … had fallen silent, and HEARTBEAT_MS was 250: after … ms it counts as dead.',
  'reconnects.never.ts':
    'The client did not connect to 127.0.0.1:… within … s. Just before: the server had ended the connection before "…" was answered.',
  'reconnects.no-error-listener.ts':
    'The client ended with exit status 1 when it should have gone on running: Error: read ECONNRESET. Before that, server … had reset the connection.',
  'reconnects.on-end-only.ts':
    'The client did not connect to 127.0.0.1:… within … s. Just before: the server had reset the connection before "…" was answered.',
  'reconnects.trusts-silence.ts':
    'server 4 should have heard a ping, but nothing came within … s. Just before: server 4 had fallen silent, and HEARTBEAT_MS was 250: after … ms it counts as dead.',
  'split-frames.chunk-is-a-frame.ts':
    'The server ended with exit status 1 at split-frames.chunk-is-a-frame.ts:61 when it should have gone on running: SyntaxError: …',
  'split-frames.drops-the-rest.ts':
    'The server ended the connection while alice… was waiting for the answer …. Just before: one frame arrived with the first three bytes of the next one, then the rest.',
  'split-frames.length-in-one-piece.ts':
    'The server ended the connection while alice… was waiting for the answer …. Just before: a frame arrived in two pieces, cut inside its length.',
  'split-frames.one-a-chunk.ts':
    'alice… should have heard the answer …, but nothing came within … s. Just before: three frames arrived in one piece.',
  'split-frames.strings.ts':
    'The server ended with exit status 1 at split-frames.strings.ts:68 when it should have gone on running: SyntaxError: …',
  'too-long.fixed-limit.ts':
    'The connection of mallory… should have been ended, but was still open after … s. Just before: MAX_FRAME was …, and mallory… announced a body of … bytes.',
  'too-long.no-limit.ts':
    'The connection of mallory… should have been ended, but was still open after … s. Just before: MAX_FRAME was …, and mallory… announced a body of … bytes.',
  'too-long.one-too-few.ts':
    'The server ended the connection while alice… was waiting for the answer …. Just before: MAX_FRAME was …, and so long was the body of the request.',
  'too-long.signed.ts':
    'The server ended with exit status 1 at too-long.signed.ts:66 when it should have gone on running: SyntaxError: …',
  'too-long.throws.ts':
    'The server ended with exit status 1 at too-long.throws.ts:60 when it should have gone on running: Error: a frame of … bytes…',
  'too-long.waits-for-it.ts':
    'The connection of mallory… should have been ended, but was still open after … s. Just before: MAX_FRAME was …, and mallory… announced a body of … bytes.',
  'too-long.with-the-header.ts':
    'The server ended the connection while alice… was waiting for the answer …. Just before: MAX_FRAME was …, and so long was the body of the request.',
};
