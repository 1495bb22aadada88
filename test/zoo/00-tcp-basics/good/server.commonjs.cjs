// Plain JavaScript of the old school: require, function and self.
'use strict';

var net = require('net');

var host = process.env.HOST || '127.0.0.1';
var port = process.env.PORT || 8080;
var max = parseInt(process.env.MAX_CLIENTS || '10', 10);
var idle = parseInt(process.env.IDLE_MS || '0', 10);

var server = net.createServer({ allowHalfOpen: true });
server.maxConnections = max;

server.on('connection', function (socket) {
  var bytes = 0;

  socket.setKeepAlive(true);
  if (idle > 0) {
    socket.setTimeout(idle);
  }

  server.getConnections(function (err, count) {
    if (err) throw err;
    socket.write('Clients: ' + count + '/' + max + '\r\n');
  });

  socket.on('data', function (data) {
    bytes += data.length;
    socket.write(Buffer.concat([Buffer.from('received: '), data]));
  });
  socket.on('end', function () {
    socket.end('bye: ' + bytes + '\r\n');
  });
  socket.on('timeout', function () {
    socket.destroy();
  });
  socket.on('error', function (err) {
    console.log('socket error', err.code);
  });
});

server.on('error', function (err) {
  if (err.code === 'EADDRINUSE') {
    console.error('Port ' + port + ' is in use');
    process.exit(1);
  }
  throw err;
});

process.on('SIGTERM', function () {
  server.close(function () {
    process.exit(0);
  });
});

server.listen(port, host, function () {
  console.log('Server on port ' + server.address().port);
});
