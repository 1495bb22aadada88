// A room that knows its members, and members that know their room.
import net from 'node:net';
import { StringDecoder } from 'node:string_decoder';

class Room {
  readonly #visitors = new Set<Member>();
  readonly #members = new Map<string, Member>();

  get size(): number {
    return this.#visitors.size;
  }

  open(member: Member): void {
    this.#visitors.add(member);
  }

  admit(nickname: string, member: Member): boolean {
    if (this.#members.has(nickname)) return false;
    this.broadcast(`${nickname} has joined`);
    this.#members.set(nickname, member);
    return true;
  }

  dismiss(member: Member): void {
    if (!this.#visitors.delete(member)) return;
    const { nickname } = member;
    if (nickname === undefined) return;
    this.#members.delete(nickname);
    this.broadcast(`${nickname} has left`);
  }

  broadcast(line: string, speaker?: Member): void {
    for (const member of this.#members.values()) {
      if (member !== speaker) member.tell(line);
    }
  }
}

class Member {
  nickname: string | undefined;
  readonly #room: Room;
  readonly #socket: net.Socket;
  readonly #decoder = new StringDecoder('utf8');
  #text = '';
  #left = false;

  constructor(room: Room, socket: net.Socket) {
    this.#room = room;
    this.#socket = socket;
    room.open(this);
    socket.on('data', (chunk) => this.#receive(chunk));
    socket.on('end', () => this.#leave());
    socket.on('close', () => this.#leave());
    socket.on('error', (error) => console.error(`${this.nickname ?? '?'}: ${error.message}`));
    this.tell(`Welcome to the room, ${room.size} online`);
    this.tell('Please choose a nickname');
  }

  tell(line: string): void {
    if (this.#socket.writable) this.#socket.write(`${line}\r\n`);
  }

  #receive(chunk: Buffer): void {
    this.#text += this.#decoder.write(chunk);
    for (;;) {
      const end = this.#text.indexOf('\n');
      if (end < 0 || this.#left) return;
      const line = this.#text.slice(0, this.#text[end - 1] === '\r' ? end - 1 : end);
      this.#text = this.#text.slice(end + 1);
      this.#line(line);
    }
  }

  #line(line: string): void {
    if (line === 'byebye') {
      this.#leave();
      this.#socket.end();
    } else if (this.nickname !== undefined) {
      this.#room.broadcast(`${this.nickname}: ${line}`, this);
    } else if (line === '') {
      this.tell('A nickname has at least one character');
    } else if (this.#room.admit(line, this)) {
      this.nickname = line;
      this.tell(`You are ${line} now`);
    } else {
      this.tell(`${line} is taken, please choose another nickname`);
    }
  }

  #leave(): void {
    this.#left = true;
    this.#room.dismiss(this);
  }
}

const room = new Room();
const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
net
  .createServer((socket) => new Member(room, socket))
  .listen(port, host, () => console.log(`Room open on ${host}:${port}`));
