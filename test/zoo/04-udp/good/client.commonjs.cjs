// Plain JavaScript of the old school, with a chain of timers.
'use strict';

var dgram = require('dgram');

var host = process.env.HOST || '127.0.0.1';
var port = parseInt(process.env.PORT || '8080', 10);
var target = process.env.BROADCAST || host;

var buf = Buffer.from(process.argv[2] || '');
var offset = parseInt(process.argv[3], 10);
var length = parseInt(process.argv[4], 10);

var socket = dgram.createSocket('udp4');
var left = 10;

function attempt() {
  if (left === 0) {
    console.log('No answer from ' + target + ', port ' + port);
    process.exit(1);
  }
  left -= 1;
  socket.send(buf, offset, length, port, target, function (err) {
    if (err) {
      console.error('Cannot send to ' + target + ':' + port + ', ' + err.code);
      process.exit(1);
    }
    setTimeout(attempt, 200);
  });
}

socket.on('message', function (msg, rinfo) {
  if (rinfo.port !== port) return;
  if (!process.env.BROADCAST && rinfo.address !== host) return;
  process.stdout.write(msg.toString() + '\n', function () {
    process.exit(0);
  });
});

socket.on('error', function (err) {
  console.error('Socket error', err.code);
});

socket.bind(function () {
  if (process.env.BROADCAST) {
    socket.setBroadcast(true);
  }
  attempt();
});
