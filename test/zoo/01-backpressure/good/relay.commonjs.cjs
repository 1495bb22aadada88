// Plain JavaScript of the old school: pipe, and the cleaning up that pipe leaves to others.
'use strict';

var net = require('net');

var server = net.createServer(function (client) {
  var sink = net.connect(process.env.SINK_PORT || 9090, process.env.SINK_HOST || '127.0.0.1');

  client.pipe(sink);

  function giveUp() {
    client.destroy();
    sink.destroy();
  }

  client.on('error', giveUp);
  sink.on('error', giveUp);
  sink.on('end', giveUp);
  sink.on('close', giveUp);
  sink.resume();
});

server.listen(process.env.PORT || 8080, process.env.HOST || '127.0.0.1', function () {
  console.log('relay ready');
});
