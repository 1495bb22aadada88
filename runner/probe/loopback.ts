import { once } from 'node:events';
import net from 'node:net';
import { datagramTrouble } from './datagram-trial.ts';
import { inTime, troubleOf, type Trouble } from './trouble.ts';

async function thereAndBack(server: net.Server, client: net.Socket, host: string) {
  await once(server.listen({ host, port: 0, exclusive: true }), 'listening');
  const { port } = server.address() as net.AddressInfo;
  await once(client.connect({ host, port }), 'connect');
  client.write('echo?');
  await once(client, 'data');
}

const ignore = () => undefined;

/** Undefined when a server on this address is reached and answers within so many milliseconds, otherwise why not. */
export async function tcpTrouble(host: string, ms: number): Promise<Trouble | undefined> {
  const server = net.createServer((socket) => {
    socket.on('error', ignore);
    socket.pipe(socket);
  });
  const client = new net.Socket();
  // What goes wrong while nobody waits for it shows in what is waited for next.
  server.on('error', ignore);
  client.on('error', ignore);
  try {
    await inTime(thereAndBack(server, client, host), ms);
    return undefined;
  } catch (error) {
    return troubleOf(error);
  } finally {
    client.destroy();
    server.close();
  }
}

/** The same for a datagram. */
export const udpTrouble = (host: string, ms: number): Promise<Trouble | undefined> =>
  datagramTrouble({ bind: host, from: host, to: host }, ms);
