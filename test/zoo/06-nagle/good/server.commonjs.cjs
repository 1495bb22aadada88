// Plain JavaScript with require, and what is written chosen once for each connection.
'use strict';

const net = require('net');

const { HOST: host = '127.0.0.1', PORT: port = 8080, MODE: mode = 'default' } = process.env;

function answerer(socket) {
  const send =
    mode === 'one-write'
      ? (header, body) => socket.write(header + body)
      : (header, body) => {
          socket.write(header);
          socket.write(body);
        };
  return (question) => {
    const body = question.toUpperCase();
    send(`${Buffer.byteLength(body)}\r\n`, body);
  };
}

const server = net.createServer(function (socket) {
  const answer = answerer(socket);
  let rest = '';
  if (mode === 'no-delay') socket.setNoDelay(true);
  socket.setEncoding('utf-8');
  socket.on('data', function (chunk) {
    rest += chunk;
    const end = rest.lastIndexOf('\n');
    if (end < 0) return;
    rest
      .slice(0, end)
      .split(/\r?\n/)
      .map((line) => line.replace(/\r$/, ''))
      .forEach(answer);
    rest = rest.slice(end + 1);
  });
  socket.on('error', console.error);
});

server.listen(+port, host);
