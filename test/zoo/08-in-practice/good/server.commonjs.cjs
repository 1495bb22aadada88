// Plain JavaScript, CommonJS: `readable` and read(size) do the waiting.
const net = require('node:net');

const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT || 8080);
const maxFrame = Number(process.env.MAX_FRAME || 65536);
const heartbeatMs = Number(process.env.HEARTBEAT_MS || 5000);

const pending = new Map();
let stopping = false;

function send(socket, message) {
  const body = Buffer.from(JSON.stringify(message));
  const frame = Buffer.alloc(4 + body.length);
  frame.writeUInt32BE(body.length, 0);
  body.copy(frame, 4);
  if (socket.writable) socket.write(frame);
}

function done(socket) {
  if (stopping && pending.get(socket) === 0) socket.end();
}

function obey(socket, message) {
  switch (message.kind) {
    case 'ping':
      return send(socket, { kind: 'pong' });
    case 'request':
      pending.set(socket, pending.get(socket) + 1);
      return setTimeout(() => {
        const text = message.text.toUpperCase();
        send(socket, { text, id: message.id, kind: 'answer' });
        if (!pending.has(socket)) return;
        pending.set(socket, pending.get(socket) - 1);
        done(socket);
      }, message.afterMs);
  }
}

const server = net.createServer(function (socket) {
  let length = null;
  let bytesSeen = 0;
  let beats = 0;
  pending.set(socket, 0);

  socket.on('readable', function () {
    for (;;) {
      if (length === null) {
        const header = socket.read(4);
        if (header === null) return;
        length = header.readUInt32BE(0);
        if (length > maxFrame) return socket.destroy();
      }
      const body = socket.read(length);
      if (body === null) return;
      length = null;
      obey(socket, JSON.parse(body.toString()));
    }
  });

  const timer = setInterval(function () {
    if (socket.bytesRead > bytesSeen) beats = 0;
    bytesSeen = socket.bytesRead;
    if (beats === 4) return socket.destroy();
    beats += 1;
    send(socket, { kind: 'ping' });
  }, heartbeatMs);

  socket.on('error', function (error) {
    console.error(error.message);
  });
  socket.on('close', function () {
    clearInterval(timer);
    pending.delete(socket);
  });
});

process.on('SIGTERM', function () {
  stopping = true;
  server.close();
  for (const socket of pending.keys()) done(socket);
});

server.listen(port, host);
