import dgram from 'node:dgram';
import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { groupAddress, isLoopback } from '../../probe/addresses.ts';
import { addressText, type Target } from './target.ts';
import type { Ear, Ending, Wire } from './wire.ts';

/** How long it has to be quiet before nothing more is expected, in milliseconds. */
const quietMs = 500;

interface Sockets {
  readonly sender: dgram.Socket;
  /** Where a group is heard. Its socket has the group's port, which others on this machine share. */
  readonly receiver?: dgram.Socket;
  readonly host: string;
  readonly port: number;
}

class UdpWire implements Wire {
  readonly local: string;
  readonly remote: string;
  readonly closed: Promise<Ending>;
  readonly #sockets: Sockets;
  #resolve: (ending: Ending) => void = () => undefined;
  #quiet: NodeJS.Timeout | undefined;

  constructor(sockets: Sockets) {
    this.#sockets = sockets;
    const { address, port } = sockets.sender.address();
    this.local = addressText(address, port);
    this.remote = addressText(sockets.host, sockets.port);
    this.closed = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  hear(ear: Ear) {
    const { sender, receiver } = this.#sockets;
    for (const socket of receiver ? [sender, receiver] : [sender]) {
      socket.on('message', (bytes, { address, port }) => {
        this.#quiet?.refresh();
        const from = addressText(address, port);
        void ear.arrives({ bytes, from, isOwn: from === this.local });
      });
      // Some systems report here that a datagram found nobody. Whoever sends UDP has to live with that.
      socket.on('error', () => undefined);
    }
  }

  send(bytes: Uint8Array): Promise<NodeJS.ErrnoException | undefined> {
    const { sender, host, port } = this.#sockets;
    return new Promise((resolve) => {
      sender.send(bytes, port, host, (error) => resolve(error ?? undefined));
    });
  }

  halfClose() {
    this.#quiet ??= setTimeout(() => this.#resolve('quiet'), quietMs);
  }

  reset() {
    // There is no connection that could be reset.
  }
}

const bound = (socket: dgram.Socket, port: number, address: string) =>
  once(socket.bind(port, address), 'listening');

async function openUdp(name: string, port: number): Promise<Sockets> {
  const found = await lookup(name, { all: true });
  // A server on localhost is bound to 127.0.0.1 as a rule, and nobody tells when ::1 is the wrong one.
  const { address: host, family } = found.find((each) => each.family === 4) ?? {
    address: name,
    family: 6,
    ...found[0],
  };
  const sender = dgram.createSocket(family === 6 ? 'udp6' : 'udp4');
  // Nobody else on the network can say anything to a conversation within this machine.
  await bound(
    sender,
    0,
    isLoopback(host) ? (family === 6 ? '::1' : '127.0.0.1') : family === 6 ? '::' : '0.0.0.0',
  );
  if (family === 4) sender.setBroadcast(true);
  return { sender, host, port };
}

async function openGroup(group: string, port: number, iface: string): Promise<Sockets> {
  const sender = dgram.createSocket('udp4');
  await bound(sender, 0, iface);
  sender.setMulticastInterface(iface);
  const receiver = dgram.createSocket({ type: 'udp4', reuseAddr: true });
  await bound(receiver, port, groupAddress(group, iface));
  receiver.addMembership(group, iface);
  return { sender, receiver, host: group, port };
}

/** Gets ready to send and to hear; throws what the system says where that is not possible. */
export const openDatagrams = async (target: Exclude<Target, { kind: 'tcp' }>): Promise<Wire> =>
  new UdpWire(
    target.kind === 'multicast'
      ? await openGroup(target.group, target.port, target.iface)
      : await openUdp(target.host, target.port),
  );
