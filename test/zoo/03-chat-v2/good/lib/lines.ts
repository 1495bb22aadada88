import type { Socket } from 'node:net';

const LONGEST = 256 * 1024;

export function splitLines(socket: Socket, onLine: (line: string) => void): void {
  // Unlike setEncoding, TextDecoder takes a byte order mark away unless it is told not to.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  socket.on('data', (bytes) => {
    rest += decoder.decode(bytes, { stream: true });
    const lines = rest.split(/\r?\n/);
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
    if (rest.length > LONGEST) socket.destroy();
  });
}
