// Says more than asked: banner, colours, decorations, timestamps, prompts without a line end.
import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const reset = '\u001B[0m';
const paint = (colour: number, text: string): string => `\u001B[1;${colour}m${text}${reset}`;
const now = (): string => `\u001B[2m${new Date().toISOString().slice(11, 19)}${reset}`;
const log = (...words: unknown[]): void => console.log(new Date().toISOString(), ...words);

const banner = [
  '+-----------------------------+',
  '|   ~ the talkative room ~    |',
  '+-----------------------------+',
].map((line) => paint(36, line));

const online = new Set<net.Socket>();
const members = new Map<string, net.Socket>();

function tell(socket: net.Socket, ...lines: string[]): void {
  // The prompt stays open: what comes next stands behind it on the same line.
  if (socket.writable) socket.write(lines.map((line) => `${line}\r\n`).join('') + paint(32, '> '));
}

function tellRoom(lines: string[], except?: net.Socket): void {
  for (const [, socket] of members) if (socket !== except) tell(socket, ...lines);
}

const server = net.createServer({ noDelay: true, keepAlive: true }, (socket) => {
  const address = `${socket.remoteAddress ?? '?'} ${socket.remotePort ?? '?'}`;
  let nickname: string | undefined;
  let text = '';

  online.add(socket);
  log('connected', address);
  tell(
    socket,
    ...banner,
    `* ${now()} people online: ${paint(33, String(online.size))}`,
    '* type `byebye` to leave',
    '* what is your nickname?',
  );

  const leave = (why: string): void => {
    if (!online.delete(socket)) return;
    log('gone', address, nickname ?? '(no nickname)', why);
    if (nickname === undefined) return;
    members.delete(nickname);
    tellRoom([`* ${now()} ${paint(35, nickname)} has left us.`, '* how sad!']);
  };

  const enter = (name: string): void => {
    if (/^\s*$/.test(name)) {
      tell(socket, '* nothing? what is your nickname?');
    } else if (members.has(name)) {
      tell(socket, `* ${paint(31, `"${name}" is taken`)}`, '* think of another one:');
    } else {
      tellRoom([`* ${now()} please welcome ${paint(35, name)}!`, '* (applause)']);
      nickname = name;
      members.set(name, socket);
      tell(socket, `* hello ${paint(35, name)}, say something`);
    }
  };

  const line = (words: string): void => {
    log(address, nickname ?? '(no nickname)', 'sent', JSON.stringify(words.slice(0, 60)));
    if (words === 'byebye') {
      tell(socket, paint(36, '* it was a pleasure'));
      socket.end();
      leave('said so');
    } else if (nickname === undefined) {
      enter(words);
    } else {
      tellRoom([`${now()} ${paint(35, nickname)} > ${words}${reset}`], socket);
      tell(socket, '* (delivered)');
    }
  };

  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    text += chunk;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
      const words = text.slice(0, end).replace(/\r$/, '');
      text = text.slice(end + 1);
      if (online.has(socket)) line(words);
    }
  });
  socket.on('end', () => leave('hung up'));
  socket.on('close', (hadError) => leave(hadError ? 'broken' : 'closed'));
  socket.on('error', (error) => log('trouble', address, error.message));
});

server.listen(port, host, () => {
  log('the talkative room is open');
  log('listening on', server.address());
});
