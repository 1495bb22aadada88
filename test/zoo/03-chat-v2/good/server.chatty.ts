import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

const bold = (text: string) => `\x1b[1m${text}\x1b[22m`;
const dim = (text: string) => `\x1b[2m${text}\x1b[0m`;
const colours = [31, 32, 33, 34, 35, 36];
const colour = (text: string, number: number) =>
  `\x1b[${colours[number % colours.length]}m${text}\x1b[39m`;
const clock = () => dim(`[${new Date().toISOString().slice(11, 19)}]`);

interface Guest {
  socket: net.Socket;
  name: string;
  number: number;
}

const guests: Guest[] = [];
let counter = 0;

function print(guest: Guest, ...lines: string[]): void {
  if (!guest.socket.writable) return;
  // What others say lands behind the prompt, as in every simple chat.
  guest.socket.write(`${lines.map((line) => `${line}\r\n`).join('')}> `);
}

function everyoneElse(guest: Guest, line: string): void {
  for (const other of guests) if (other !== guest) print(other, line);
}

function command(guest: Guest, line: string): void {
  console.log(new Date().toISOString(), guest.number, JSON.stringify(line.slice(0, 80)));
  const verb = line === 'l' ? 'l' : line.slice(0, 2);
  const rest = line.slice(2);
  const colon = rest.indexOf(':');
  if (verb === 'l') {
    const listed = guests.map(({ name, number }) => `  * ${colour(name, number)}`);
    print(guest, bold('People in the room'), ...listed, dim(`-- ${guests.length} in all`));
  } else if (verb === 'b:') {
    everyoneElse(guest, `${clock()} ${colour(guest.name, guest.number)} » ${rest}`);
    print(guest, dim('* said'));
  } else if (verb === 'c:' && colon !== -1) {
    const name = rest.slice(0, colon);
    const to = guests.find((other) => other.name === name);
    const text = rest.slice(colon + 1);
    if (!to) return print(guest, `* ${bold('sorry')}, I see no ${bold(name)} around here`, '');
    print(to, `${clock()} * psst, ${colour(guest.name, guest.number)} » ${text}`);
    print(guest, dim('* delivered'));
  } else if (verb === 'n:') {
    const taken = guests.some((other) => other !== guest && other.name === rest);
    if (rest.trim() === '' || rest.includes(':')) return print(guest, '* that is no name', '');
    if (taken) return print(guest, `* ${bold(rest)} is taken, be creative`);
    guest.name = rest;
    print(guest, `* ${clock()} from now on you are ${colour(bold(rest), guest.number)}`, '');
  } else {
    print(guest, `* I do not know ${bold('that')}.`, '* Try b:, c:, l or n:', '');
  }
}

const server = net.createServer((socket) => {
  const guest: Guest = { socket, name: 'wallflower', number: counter++ };
  guests.push(guest);
  console.log('+', socket.remoteAddress, socket.remotePort);
  print(
    guest,
    '+--------------------------+',
    `|  ${bold('~ The Chatty Parlour ~')}  |`,
    '+--------------------------+',
    `* You come from ${bold(socket.remoteAddress ?? '')} ${dim('port')} ${bold(String(socket.remotePort))}`,
    '',
  );
  everyoneElse(guest, `${clock()} * somebody came in`);

  let rest = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    rest += chunk;
    const lines = rest.split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) command(guest, line);
    if (rest.length > 2 ** 18) socket.destroy();
  });
  socket.on('error', (error) => console.log('!', error.message));
  socket.on('close', () => {
    console.log('-', guest.number);
    guests.splice(guests.indexOf(guest), 1);
    everyoneElse(guest, `${clock()} * ${colour(guest.name, guest.number)} has left the parlour`);
  });
});

server.listen(port, host, () => {
  console.log('*** THE CHATTY PARLOUR ***');
  console.log('opened at', new Date().toISOString());
});
