// CommonJS, plain JavaScript, bytes: a line is decoded only when all of it is here.
'use strict';

const net = require('node:net');

const host = process.env.HOST || '127.0.0.1';
const port = Number(process.env.PORT || 8080);

/** @type {Map<net.Socket, { bytes: Buffer, name: string | null, gone: boolean }>} */
const clients = new Map();

function send(socket, line) {
  if (socket.writable) socket.write(line + '\r\n');
}

function broadcast(from, line) {
  clients.forEach(function (client, socket) {
    if (socket !== from && client.name !== null) send(socket, line);
  });
}

function isTaken(name) {
  return Array.from(clients.values()).some(function (client) {
    return client.name === name;
  });
}

function leave(socket) {
  const client = clients.get(socket);
  if (!client) return;
  clients.delete(socket);
  client.gone = true;
  if (client.name !== null) broadcast(socket, client.name + ' left.');
}

function handle(socket, client, line) {
  if (line === 'byebye') {
    send(socket, 'Bye.');
    leave(socket);
    socket.end();
  } else if (client.name !== null) {
    broadcast(socket, '[' + client.name + '] ' + line);
  } else if (line === '') {
    send(socket, 'Your name, please?');
  } else if (isTaken(line)) {
    send(socket, 'The name ' + line + ' is taken.');
  } else {
    client.name = line;
    broadcast(socket, line + ' is here.');
  }
}

const server = net.createServer(function (socket) {
  const client = { bytes: Buffer.alloc(0), name: null, gone: false };
  clients.set(socket, client);
  send(socket, 'You are number ' + clients.size + '. Your name, please?');

  socket.on('data', function (data) {
    client.bytes = Buffer.concat([client.bytes, data]);
    let start = 0;
    let end;
    while (!client.gone && (end = client.bytes.indexOf(0x0a, start)) !== -1) {
      const stop = end > start && client.bytes[end - 1] === 0x0d ? end - 1 : end;
      const line = client.bytes.toString('utf8', start, stop);
      start = end + 1;
      handle(socket, client, line);
    }
    client.bytes = client.bytes.subarray(start);
  });
  socket.on('error', function (error) {
    console.error(error.code);
  });
  ['end', 'close'].forEach(function (event) {
    socket.on(event, function () {
      leave(socket);
    });
  });
});

server.listen(port, host, function () {
  console.log('listening', server.address());
});
