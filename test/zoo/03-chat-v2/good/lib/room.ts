import type { Socket } from 'node:net';

export class Room {
  #people = new Map<Socket, string>();
  #defaultName: string;

  constructor(defaultName: string) {
    this.#defaultName = defaultName;
  }

  enter(socket: Socket): void {
    this.#people.set(socket, this.#defaultName);
  }

  leave(socket: Socket): void {
    this.#people.delete(socket);
  }

  names(): string[] {
    return [...this.#people.values()];
  }

  nameOf(socket: Socket): string {
    return this.#people.get(socket) ?? this.#defaultName;
  }

  find(name: string): Socket | undefined {
    return [...this.#people.keys()].find((socket) => this.#people.get(socket) === name);
  }

  rename(socket: Socket, name: string): boolean {
    const owner = this.find(name);
    if (owner && owner !== socket) return false;
    this.#people.set(socket, name);
    return true;
  }

  tell(socket: Socket, line: string): void {
    if (socket.writable) socket.write(`${line}\r\n`);
  }

  broadcast(from: Socket, line: string): void {
    for (const socket of this.#people.keys()) if (socket !== from) this.tell(socket, line);
  }
}
