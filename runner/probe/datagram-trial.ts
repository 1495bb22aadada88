import { randomBytes } from 'node:crypto';
import dgram, { type Socket } from 'node:dgram';
import { once } from 'node:events';
import { inTime, troubleOf, type Trouble } from './trouble.ts';

/** A way for a datagram through this machine. */
interface Way {
  /** The address of the receiver. */
  readonly bind: string;
  /** The address of the sender. */
  readonly from: string;
  /** The address that it is sent to. */
  readonly to: string;
  readonly prepareReceiver?: (socket: Socket) => void;
  readonly prepareSender?: (socket: Socket) => void;
}

/** Sends one datagram and resolves when it has come. */
const sendAndHear = (receiver: Socket, sender: Socket, to: string) =>
  new Promise<void>((resolve, reject) => {
    const word = randomBytes(16);
    receiver.on('error', reject);
    sender.on('error', reject);
    receiver.on('message', (bytes) => {
      if (bytes.equals(word)) resolve();
    });
    sender.send(word, receiver.address().port, to, (error) => {
      if (error) reject(error);
    });
  });

/** Undefined when a datagram arrives within so many milliseconds, otherwise why not. */
export async function datagramTrouble(
  { bind, from, to, prepareReceiver, prepareSender }: Way,
  ms: number,
): Promise<Trouble | undefined> {
  const receiver = dgram.createSocket('udp4');
  const sender = dgram.createSocket('udp4');
  try {
    await once(receiver.bind({ address: bind, exclusive: true }), 'listening');
    prepareReceiver?.(receiver);
    await once(sender.bind({ address: from, exclusive: true }), 'listening');
    prepareSender?.(sender);
    await inTime(sendAndHear(receiver, sender, to), ms);
    return undefined;
  } catch (error) {
    return troubleOf(error);
  } finally {
    receiver.close();
    sender.close();
  }
}
