// Plain JavaScript of the old school: require, function and the listener given to createSocket.
'use strict';

var dgram = require('dgram');

var host = process.env.HOST || '127.0.0.1';
var port = parseInt(process.env.PORT || '8080', 10);

var socket = dgram.createSocket('udp4', function (msg, rinfo) {
  var copy = Buffer.alloc(rinfo.size);
  msg.copy(copy);
  socket.send(copy, 0, copy.length, rinfo.port, rinfo.address, function (err) {
    if (err) console.log('could not answer', err.code);
  });
});

socket.on('error', function (err) {
  if (err.code === 'EADDRINUSE') {
    console.error('Port ' + err.port + ' is in use');
    process.exit(1);
  }
  console.error(String(err));
});

socket.bind(port, host, function () {
  var where = socket.address();
  console.log('Bound to ' + where.address + ' port ' + where.port);
});
