import net from 'node:net';

// Below the ports that systems hand out by themselves, so that no connection takes the port between our look and the
// learner's listen().
const first = 20_000;
const count = 12_000;

let next = first + Math.floor(Math.random() * count);

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A port of the loopback interface that nobody listens on; never the same twice in a row. */
export async function freePort(host: string): Promise<number> {
  for (let tries = 0; tries < count; tries += 1) {
    next = next + 1 < first + count ? next + 1 : first;
    const port = next;
    if (await isFree(port, host)) return port;
  }
  throw new Error(`no free port from ${first} to ${first + count - 1} on ${host}`);
}
