import net from 'node:net';
import readline from 'node:readline';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const DEFAULT_NAME = 'stranger';
const users = new Map<string, { name: string; socket: net.Socket }>();

net
  .createServer((socket) => {
    const { remoteAddress, remotePort } = socket;
    const id = `${remoteAddress} ${remotePort}`;
    const user = { name: DEFAULT_NAME, socket };
    users.set(id, user);

    const say = (to: net.Socket, text: string) => {
      if (!to.destroyed && !to.writableEnded) to.write(`${text}\r\n`);
    };
    const byName = (name: string) => [...users.values()].find((other) => other.name === name);

    say(socket, `Your address: ${id}`);

    // A telnet that sends \r and \n apart still ends one line, however long it takes.
    const lines = readline.createInterface({ input: socket, crlfDelay: Infinity });
    lines.on('line', (line) => {
      const [command, ...parts] = line.split(':');
      if (line === 'l') {
        users.forEach(({ name }) => say(socket, name));
      } else if (command === 'b' && parts.length >= 1) {
        users.forEach((other) => {
          if (other !== user) say(other.socket, `${user.name} says: ${parts.join(':')}`);
        });
      } else if (command === 'c' && parts.length >= 2) {
        const [name = '', ...text] = parts;
        const other = byName(name);
        if (other) say(other.socket, `${user.name} whispers: ${text.join(':')}`);
        else say(socket, `${name} is not here.`);
      } else if (command === 'n' && parts.length === 1 && parts[0]) {
        const owner = byName(parts[0]);
        if (owner && owner !== user) return say(socket, `${parts[0]} is somebody else.`);
        user.name = parts[0];
        say(socket, `Ok, ${user.name}.`);
      } else {
        say(socket, 'Sorry?');
      }
    });

    // readline does not close by itself when its input is reset.
    socket.on('close', () => {
      users.delete(id);
      lines.close();
    });
    // readline passes on the errors of its input: both need a listener.
    lines.on('error', () => {});
    socket.on('error', () => {});
  })
  .listen(port, host, () => console.log(`readline chat on ${host}:${port}`));
