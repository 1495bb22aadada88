// Plain JavaScript of the old school: fs.read and callbacks.
'use strict';

var fs = require('fs');
var net = require('net');

var host = process.env.HOST || '127.0.0.1';
var port = process.env.PORT || 8080;
var file = process.env.FILE || 'big.test';

net
  .createServer(function (socket) {
    socket.on('error', function (err) {
      console.log('client lost, ' + err.code);
    });

    fs.open(file, 'r', function (err, fd) {
      if (err) {
        socket.destroy();
        return;
      }
      var position = 0;

      function done() {
        fs.close(fd, function () {});
      }

      function next() {
        var buffer = Buffer.alloc(32768);
        fs.read(fd, buffer, 0, buffer.length, position, function (err, bytes) {
          if (err || socket.destroyed) {
            socket.destroy();
            done();
          } else if (bytes === 0) {
            socket.end();
            done();
          } else {
            position += bytes;
            // Called with an error when the client is gone, so the file is closed then, too.
            socket.write(buffer.slice(0, bytes), function (err) {
              if (err) done();
              else next();
            });
          }
        });
      }

      next();
    });
  })
  .listen(port, host, function () {
    console.log('listening on port ' + port);
  });
