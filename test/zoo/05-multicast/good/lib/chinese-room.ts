import dgram from 'node:dgram';
import net from 'node:net';
import { texts } from './chinese-texts.ts';

export class Room {
  readonly #group: string;
  readonly #port: number;
  readonly #iface: string;
  readonly #socket = dgram.createSocket({ type: 'udp4', reuseAddr: true });

  constructor(group: string, port: number, iface: string) {
    this.#group = group;
    this.#port = port;
    this.#iface = iface;
  }

  // D 类地址：第一个字节在 224 到 239 之间
  static isGroup(address: string): boolean {
    const first = Number(address.split('.')[0]);
    return net.isIPv4(address) && first >= 224 && first <= 239;
  }

  onText(listener: (text: string) => void): void {
    this.#socket.on('message', (bytes) => listener(bytes.toString()));
  }

  onError(listener: (reason: string) => void): void {
    this.#socket.on('error', (error) => listener(error.message));
  }

  enter(ttl: number, loopback: boolean, entered: (address: string) => void): void {
    this.#socket.bind(this.#port, process.platform === 'linux' ? this.#group : '0.0.0.0', () => {
      // 接收和发送都要指定网卡
      this.#socket.addMembership(this.#group, this.#iface);
      this.#socket.setMulticastInterface(this.#iface);
      this.#socket.setMulticastTTL(ttl);
      this.#socket.setMulticastLoopback(loopback);
      const { address, port } = this.#socket.address();
      entered(`${address}:${port}`);
    });
  }

  say(text: string, done: () => void): void {
    this.#socket.send(Buffer.from(text), this.#port, this.#group, (error) => {
      if (error) console.error(texts.notSent(error.message));
      done();
    });
  }

  leave(): void {
    this.#socket.dropMembership(this.#group, this.#iface);
    this.#socket.close();
  }
}
