import net from 'node:net';

const names = new Map<net.Socket, string>();

const write = (socket: net.Socket, line: string): void => {
  if (socket.writable) socket.write(`${line}\r\n`);
};

net
  .createServer((socket) => {
    names.set(socket, 'anonymous');
    write(socket, `Welcome, ${socket.remoteAddress} ${socket.remotePort}`);
    socket.setEncoding('utf8');
    socket.on('error', console.error);
    socket.on('close', () => names.delete(socket));

    let text = '';
    socket.on('data', (chunk: string) => {
      text += chunk;
      for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n')) {
        const line = text.slice(0, text[end - 1] === '\r' ? end - 1 : end);
        text = text.slice(end + 1);
        handle(socket, line);
      }
      if (text.length > 100_000) socket.destroy();
    });
  })
  .listen(17303, '127.0.0.1', () => console.log('Chat on 17303'));

function handle(socket: net.Socket, line: string): void {
  const me = names.get(socket) ?? '';
  const groups = /^(?:(?<list>l)|b:(?<all>.*)|n:(?<name>.*)|c:(?<to>[^:]*):(?<text>.*))$/s.exec(
    line,
  )?.groups;
  if (!groups) return write(socket, 'What?');

  const { list, all, name, to, text } = groups;
  if (list !== undefined) {
    for (const each of names.values()) write(socket, each);
  } else if (all !== undefined) {
    for (const other of names.keys()) if (other !== socket) write(other, `${me}: ${all}`);
  } else if (name !== undefined) {
    const taken = [...names].some(([other, theirs]) => other !== socket && theirs === name);
    if (taken) return write(socket, `Sorry, ${name} is taken`);
    if (!name || name.includes(':')) return write(socket, 'Sorry, not a name');
    names.set(socket, name);
    write(socket, `Name changed to ${name}`);
  } else {
    const target = [...names].find(([, theirs]) => theirs === to)?.[0];
    if (target) write(target, `${me} (private): ${text}`);
    else write(socket, `No such person: ${to}`);
  }
}
