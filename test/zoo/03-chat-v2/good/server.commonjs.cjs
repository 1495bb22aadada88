'use strict';

var net = require('net');

var clients = Object.create(null);
var MAX = 200000;

var server = net.createServer(function (socket) {
  var key = socket.remoteAddress + ' ' + socket.remotePort;
  var buffer = '';

  clients[key] = { socket: socket, nickname: 'anonymous' };
  send(key, 'Welcome, your address is ' + key);

  socket.setEncoding('utf8');
  socket.on('data', function (data) {
    var end;
    buffer += data;
    while ((end = buffer.indexOf('\n')) !== -1) {
      handle(key, buffer.slice(0, end).replace(/\r$/, ''));
      buffer = buffer.slice(end + 1);
    }
    if (buffer.length > MAX) socket.destroy();
  });
  socket.on('error', function (err) {
    console.log(key + ' ' + err.code);
  });
  socket.on('close', function () {
    delete clients[key];
  });
});

function handle(key, line) {
  var match;
  if (line === 'l') {
    Object.keys(clients).forEach(function (other) {
      send(key, clients[other].nickname);
    });
  } else if ((match = /^b:([^]*)$/.exec(line))) {
    Object.keys(clients).forEach(function (other) {
      if (other !== key) send(other, clients[key].nickname + ': ' + match[1]);
    });
  } else if ((match = /^c:([^:]*):([^]*)$/.exec(line))) {
    var to = find(match[1]);
    if (to) send(to, clients[key].nickname + ': ' + match[2]);
    else send(key, 'Nobody is called ' + match[1]);
  } else if ((match = /^n:([^:]+)$/.exec(line))) {
    var owner = find(match[1]);
    if (owner && owner !== key) {
      send(key, match[1] + ' is in use');
    } else {
      clients[key].nickname = match[1];
      send(key, 'Nickname changed to ' + match[1]);
    }
  } else {
    send(key, 'Cannot make sense of that');
  }
}

function find(nickname) {
  return Object.keys(clients).find(function (key) {
    return clients[key].nickname === nickname;
  });
}

function send(key, text) {
  var socket = clients[key].socket;
  if (socket.writable) socket.write(text + '\r\n');
}

server.listen(Number(process.env.PORT || 8080), process.env.HOST || '127.0.0.1', function () {
  console.log('server started');
});
