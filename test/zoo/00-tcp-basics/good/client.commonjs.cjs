// Plain JavaScript of the old school, with a log of its own on standard error.
'use strict';

var net = require('net');

var host = process.env.HOST || '127.0.0.1';
var port = process.env.PORT || 8080;

var socket = net.connect(port, host, function () {
  console.error('connected');
  socket.setEncoding('utf8');
  socket.on('data', function (text) {
    process.stdout.write(text);
  });
  socket.end(process.argv[2] || 'hello');
});

socket.on('close', function (hadError) {
  process.exit(hadError ? 1 : 0);
});

socket.on('error', function (err) {
  console.error('Cannot connect to ' + host + ':' + port + ', ' + err.code);
});
