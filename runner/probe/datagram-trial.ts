import { randomBytes } from 'node:crypto';
import dgram, { type Socket } from 'node:dgram';
import { once } from 'node:events';

/** Why something does not work here: the system's code, such as ENODEV, or that nothing came. */
export type Trouble = string;
const silence: Trouble = 'silence';

const troubleOf = (error: unknown): Trouble => {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
};

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

/** Sends one datagram and listens for it. */
function sendAndHear(receiver: Socket, sender: Socket, to: string, ms: number) {
  const word = randomBytes(16);
  let timer: NodeJS.Timeout | undefined;
  const heard = new Promise<Trouble | undefined>((resolve, reject) => {
    receiver.on('error', reject);
    sender.on('error', reject);
    receiver.on('message', (bytes) => {
      if (bytes.equals(word)) resolve(undefined);
    });
    // When we were held up ourselves, it may lie there: it is read before the immediate.
    timer = setTimeout(() => setImmediate(resolve, silence), ms);
    sender.send(word, receiver.address().port, to, (error) => {
      if (error) reject(error);
    });
  });
  return heard.finally(() => clearTimeout(timer));
}

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
    return await sendAndHear(receiver, sender, to, ms);
  } catch (error) {
    return troubleOf(error);
  } finally {
    receiver.close();
    sender.close();
  }
}
