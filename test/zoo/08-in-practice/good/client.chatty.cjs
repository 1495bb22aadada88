// Plain JavaScript, CommonJS; tells on standard output all that it does.
const net = require('node:net');
const readline = require('node:readline');

const port = Number(process.env.PORT || 8080);
const host = process.env.HOST || '127.0.0.1';
const beat = Number(process.env.HEARTBEAT_MS || 5000);
const retry = Number(process.env.RETRY_MS || 500);

const open = {};
let count = 0;
let eof = false;
let attempts = 0;
let socket = null;

const say = (message) => {
  if (!socket || socket.destroyed) return;
  const json = JSON.stringify(message);
  const frame = Buffer.alloc(4 + Buffer.byteLength(json));
  frame.writeUInt32BE(frame.length - 4, 0);
  frame.write(json, 4);
  socket.write(frame);
};
const isDone = () => eof && Object.keys(open).length === 0;
const goIfDone = () => isDone() && socket && socket.end();

function connect() {
  console.log(`* connecting to ${host}:${port}`);
  socket = net.connect(port, host);
  let rest = Buffer.alloc(0);
  let last = Date.now();
  const timer = setInterval(() => {
    if (Date.now() - last >= 3 * beat) {
      console.log('* no sign of life');
      socket.destroy();
    } else {
      say({ kind: 'ping' });
    }
  }, beat);
  socket.on('connect', () => {
    console.log('* connected');
    Object.keys(open).forEach((id) => say({ kind: 'request', id: Number(id), text: open[id] }));
  });
  socket.on('data', (chunk) => {
    last = Date.now();
    attempts = 0;
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      if (rest.length < 4 || rest.length < 4 + rest.readUInt32BE(0)) break;
      const message = JSON.parse(rest.subarray(4, 4 + rest.readUInt32BE(0)).toString());
      rest = rest.subarray(4 + rest.readUInt32BE(0));
      if (message.kind === 'ping') say({ kind: 'pong' });
      if (message.kind === 'answer' && message.id in open) {
        console.log(`\u001b[32m> ${open[message.id]}: ${message.text}\u001b[0m`);
        delete open[message.id];
      }
    }
    goIfDone();
  });
  socket.on('error', (error) => console.log(`* ${error.message}`));
  socket.on('close', () => {
    clearInterval(timer);
    console.log('* disconnected');
    if (!isDone()) setTimeout(connect, retry * Math.pow(2, attempts++));
  });
}

connect();
readline
  .createInterface(process.stdin)
  .on('line', (line) => {
    count += 1;
    open[count] = line;
    if (socket && !socket.connecting) say({ kind: 'request', id: count, text: line });
  })
  .on('close', () => {
    eof = true;
    goIfDone();
  });
