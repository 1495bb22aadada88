import net from 'node:net';
import { StringDecoder } from 'node:string_decoder';

class Member {
  static readonly longestLine = 256 * 1024;
  static readonly largestBacklog = 16 * 1024 * 1024;

  name = 'anonymous';
  #socket: net.Socket;
  #decoder = new StringDecoder('utf8');
  #text = '';

  constructor(socket: net.Socket) {
    this.#socket = socket;
  }

  get address(): string {
    return `${this.#socket.remoteAddress}:${this.#socket.remotePort}`;
  }

  send(line: string): void {
    if (!this.#socket.writable) return;
    this.#socket.write(`${line}\r\n`);
    if (this.#socket.writableLength > Member.largestBacklog) this.#socket.destroy();
  }

  receive(bytes: Buffer): string[] {
    this.#text += this.#decoder.write(bytes);
    const lines = this.#text.split('\n');
    this.#text = lines.pop() ?? '';
    if (this.#text.length > Member.longestLine) this.#socket.destroy();
    return lines.map((line) => line.replace(/\r$/, ''));
  }
}

class ChatServer {
  #members: Member[] = [];
  #server = net.createServer((socket) => this.#join(socket));

  listen(port: number, host: string): void {
    this.#server.listen(port, host, () => console.log('open', this.#server.address()));
  }

  #join(socket: net.Socket): void {
    const member = new Member(socket);
    this.#members.push(member);
    member.send(`Your address is ${member.address}`);
    socket
      .on('data', (bytes) => member.receive(bytes).forEach((line) => this.#handle(member, line)))
      .on('error', (error) => console.error(error.message))
      .on('close', () => {
        this.#members = this.#members.filter((other) => other !== member);
      });
  }

  #handle(member: Member, line: string): void {
    const command = line.slice(0, 2);
    const rest = line.slice(2);
    const colon = rest.indexOf(':');
    if (line === 'l') member.send(this.#members.map(({ name }) => name).join('\r\n'));
    else if (command === 'b:') this.#broadcast(member, rest);
    else if (command === 'n:') this.#rename(member, rest);
    else if (command === 'c:' && colon >= 0) {
      this.#whisper(member, rest.slice(0, colon), rest.slice(colon + 1));
    } else member.send('Commands: b:TEXT c:NAME:TEXT l n:NAME');
  }

  #broadcast(from: Member, text: string): void {
    for (const member of this.#members) if (member !== from) member.send(`${from.name}> ${text}`);
  }

  #whisper(from: Member, name: string, text: string): void {
    const to = this.#members.find((member) => member.name === name);
    if (to) to.send(`${from.name}>> ${text}`);
    else from.send(`There is no ${name}`);
  }

  #rename(member: Member, name: string): void {
    if (!/^[^:]*[^:\s][^:]*$/.test(name))
      return member.send('A name is not empty and has no colon');
    if (this.#members.some((other) => other !== member && other.name === name)) {
      return member.send(`${name} is taken`);
    }
    member.name = name;
    member.send(`You are ${name}`);
  }
}

new ChatServer().listen(Number(process.env['PORT'] ?? 8080), process.env['HOST'] ?? '127.0.0.1');
