/** What a learner reads of each wrong program; `…` stands for anything: a name, a text, a figure of this run. */
export default {
  'bounded.awaits-in-the-listener.ts':
    'The client was not reading, and the server kept … MiB for it when the verifier stopped watching; a bounded server stays under 16 MiB, however big the file.',
  'bounded.huge-high-water-mark.ts':
    'The client was not reading, and the server kept … MiB for it when the verifier stopped watching; a bounded server stays under 16 MiB, however big the file.',
  'bounded.ignores-write-result.ts':
    'The client was not reading, and the server kept … MiB for it when the verifier stopped watching; a bounded server stays under 16 MiB, however big the file.',
  'bounded.keeps-an-array.ts':
    'The client was not reading, and the server kept … MiB for it when the verifier stopped watching; a bounded server stays under 16 MiB, however big the file.',
  'bounded.reads-the-whole-file.ts':
    'The client was not reading, and the server kept … MiB for it when the verifier stopped watching; a bounded server stays under 16 MiB, however big the file.',
  'bounded.whole-file-at-start.ts':
    'The client was not reading, and the server kept … MiB for it when the verifier stopped watching; a bounded server stays under 16 MiB, however big the file.',
  'cleans-up.closes-only-at-the-end.ts':
    'After 10 clients had vanished, … files and sockets more than before were still open; up to 2 files and sockets would have been overlooked.',
  'cleans-up.no-error-handler.ts':
    'The server ended with exit status 1… when it should have gone on running: Error: … ECONNRESET. Before that, vanishing… had reset the connection.',
  'cleans-up.pipe-leaves-the-file-open.ts':
    'After 10 clients had vanished, … files and sockets more than before were still open; up to 2 files and sockets would have been overlooked.',
  'cleans-up.waits-for-drain-for-ever.ts':
    'After 10 clients had vanished, … files and sockets more than before were still open; up to 2 files and sockets would have been overlooked.',
  'delivers.binary-is-text.ts':
    'alice…: expected 128 MiB, byte for byte, then the end of the connection; found … of the file, then bytes that are not in the file (… MiB), then the end.',
  'delivers.greets-first.ts':
    'alice…: expected 128 MiB, byte for byte, then the end of the connection; found 0 bytes of the file, then bytes that are not in the file (… MiB), then the end.',
  'delivers.last-chunk-lost.ts':
    'alice…: expected 128 MiB, byte for byte, then the end of the connection; found … MiB of the file, then the end.',
  'delivers.never-ends.ts':
    'alice…: expected 128 MiB, byte for byte, then the end of the connection; found 128 MiB of the file, then nothing more, and no end.',
  'everyone.closes-the-server.ts':
    'second… could not connect to 127.0.0.1:…, where the server had been listening.',
  'everyone.shared-file-is-closed.ts':
    'second…: expected 128 MiB, byte for byte, then the end of the connection; found 0 bytes of the file, then the end. Just before: first… had come before, and had got 128 MiB.',
  'everyone.shared-flag.ts':
    'second…: expected 128 MiB, byte for byte, then the end of the connection; found 0 bytes of the file, then the end. Just before: first… had come before, and had got 128 MiB.',
  'relay-delivers.as-text.ts':
    'sink: expected 128 MiB, byte for byte, then the end of the connection; found … of the upload, then bytes that are not in the upload (… MiB), then the end.',
  'relay-delivers.early-bytes-dropped.ts':
    'sink: expected 128 MiB, byte for byte, then the end of the connection; found 0 bytes of the upload, then the upload from its byte … on (… MiB), then the end.',
  'relay-delivers.first-chunk-lost.ts':
    'sink: expected 128 MiB, byte for byte, then the end of the connection; found 0 bytes of the upload, then the upload from its byte … on (… MiB), then the end.',
  'relay-delivers.never-ends.ts':
    'sink: expected 128 MiB, byte for byte, then the end of the connection; found 128 MiB of the upload, then nothing more, and no end.',
  'relay-recovers.client-left-hanging.ts':
    'The connection of alice… should have been ended, but was still open after … s. Just before: the sink had reset its connection.',
  'relay-recovers.no-error-handler.ts':
    'The relay ended with exit status 1… when it should have gone on running: Error: … ECONNRESET. Before that, sink had reset the connection.',
  'relay-recovers.one-sink-for-all.ts': 'The relay did not connect to 127.0.0.1:… within … s.',
  'relay-recovers.reset-only.ts':
    'The connection of carol… should have been ended, but was still open after … s. Just before: the sink had ended its connection politely.',
  'relay-throttles.ignores-write-result.ts':
    'The sink read nothing, and the relay had taken … MiB from the client when the verifier stopped watching; a relay that passes the pressure on stops before 80 MiB.',
  'relay-throttles.keeps-an-array.ts':
    'The sink read nothing, and the relay had taken … MiB from the client when the verifier stopped watching; a relay that passes the pressure on stops before 80 MiB.',
  'resumes.drops-the-slow.ts':
    'alice…: expected 128 MiB, byte for byte, then the end of the connection; found … of the file, then the end. Just before: alice… had read nothing for more than a second.',
  'resumes.gives-up.ts':
    'alice…: expected 128 MiB, byte for byte, then the end of the connection; found … of the file, then the end. Just before: alice… had read nothing for more than a second.',
  'unblocked.all-wait-for-one.ts':
    'bob…: expected 128 MiB, byte for byte, then the end of the connection; found … of the file, then nothing more, and no end. Just before: stalled… was connected and read nothing.',
  'unblocked.one-after-the-other.ts':
    'bob…: expected 128 MiB, byte for byte, then the end of the connection; found … of the file, then nothing more, and no end. Just before: stalled… was connected and read nothing.',
  'unblocked.waits-for-the-slowest.ts':
    'bob…: expected 128 MiB, byte for byte, then the end of the connection; found … of the file, then nothing more, and no end. Just before: stalled… was connected and read nothing.',
} as const;
