// Plain JavaScript of the old school: require, var, function, and send() with offset and length.
'use strict';

var dgram = require('dgram');
var readline = require('readline');

var group = process.env.GROUP || '239.1.2.3';
var port = parseInt(process.env.PORT || '8080', 10);
var iface = process.env.IFACE || '127.0.0.1';
var name = process.env.NAME || 'anonymous';
var ttl = parseInt(process.env.TTL || '1', 10);
var loopback = process.env.LOOPBACK === '0' ? 0 : 1;

function isMulticast(address) {
  var parts = address.split('.');
  var bytes = parts.filter(function (part) {
    return /^\d{1,3}$/.test(part) && Number(part) <= 255;
  });
  return parts.length === 4 && bytes.length === 4 && parts[0] >= 224 && parts[0] <= 239;
}

if (!isMulticast(group)) {
  console.error('Not a multicast group: ' + group);
  process.exit(1);
}

var socket = dgram.createSocket({ type: 'udp4', reuseAddr: true });

function say(text, callback) {
  var bytes = Buffer.from(name + ': ' + text);
  socket.send(bytes, 0, bytes.length, port, group, callback);
}

socket.on('message', function (bytes) {
  var text = bytes.toString();
  if (text.indexOf(name + ': ') !== 0) {
    console.log(text);
  }
});

socket.on('error', function (err) {
  console.error(err.message);
  process.exit(1);
});

socket.on('listening', function () {
  socket.addMembership(group, iface);
  socket.setMulticastInterface(iface);
  socket.setMulticastTTL(ttl);
  socket.setMulticastLoopback(loopback);
  var address = socket.address();
  console.log('Bound to ' + address.address + ':' + address.port);

  var keyboard = readline.createInterface({ input: process.stdin, terminal: false });
  keyboard.on('line', function (line) {
    if (line !== '') {
      say(line, function (err) {
        if (err) console.error(err.message);
      });
    }
  });
  keyboard.on('close', function () {
    say('bye', function () {
      socket.dropMembership(group, iface);
      socket.close(function () {
        process.exit(0);
      });
    });
  });
});

socket.bind(port, process.platform === 'linux' ? group : '0.0.0.0');
