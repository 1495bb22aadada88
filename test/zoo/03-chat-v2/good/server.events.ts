import net from 'node:net';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);

interface Person {
  socket: net.Socket;
  name: string;
  bytes: Buffer;
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;
const LIMIT = 512 * 1024;
const people = new Set<Person>();

const server = net.createServer();
server.on('connection', welcome);
server.on('listening', () => console.log('listening', server.address()));
server.listen(port, host);

function welcome(socket: net.Socket): void {
  const person: Person = { socket, name: 'guest', bytes: Buffer.alloc(0) };
  people.add(person);
  tell(person, `you are connected from ${socket.remoteAddress}:${socket.remotePort}`);
  socket.on('data', (chunk) => take(person, chunk));
  socket.on('end', () => people.delete(person));
  socket.on('error', () => people.delete(person));
  socket.on('close', () => people.delete(person));
}

// Cuts the bytes, not the text: a newline byte is never a part of another character in UTF-8.
function take(person: Person, chunk: Buffer): void {
  let bytes = Buffer.concat([person.bytes, chunk]);
  for (let at = bytes.indexOf(NEWLINE); at !== -1; at = bytes.indexOf(NEWLINE)) {
    const end = at > 0 && bytes[at - 1] === RETURN ? at - 1 : at;
    interpret(person, bytes.toString('utf8', 0, end));
    bytes = bytes.subarray(at + 1);
  }
  person.bytes = Buffer.from(bytes);
  if (bytes.length > LIMIT) person.socket.destroy();
}

function interpret(person: Person, line: string): void {
  if (line === 'l') {
    for (const { name } of people) tell(person, name);
  } else if (line.startsWith('b:')) {
    for (const other of people) {
      if (other !== person) tell(other, `${person.name}: ${line.slice(2)}`);
    }
  } else if (line.startsWith('n:')) {
    rename(person, line.slice(2));
  } else if (line.startsWith('c:') && line.includes(':', 2)) {
    const colon = line.indexOf(':', 2);
    whisper(person, line.slice(2, colon), line.slice(colon + 1));
  } else {
    tell(person, 'what do you mean?');
  }
}

function rename(person: Person, name: string): void {
  const taken = [...people].some((other) => other !== person && other.name === name);
  if (name === '' || name.includes(':')) {
    tell(person, 'that cannot be a name');
  } else if (taken) {
    tell(person, `somebody else is ${name} already`);
  } else {
    person.name = name;
    tell(person, `hello ${name}`);
  }
}

function whisper(person: Person, name: string, text: string): void {
  const other = [...people].find((each) => each.name === name);
  if (other) tell(other, `${person.name}: ${text}`);
  else tell(person, `I know no ${name}`);
}

function tell(person: Person, line: string): void {
  if (person.socket.writable) person.socket.write(line + '\r\n');
}
