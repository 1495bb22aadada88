// The receiver. It is bound to its port and shows what comes. It answers nothing yet, and writes
// nothing.
// The text of the lesson tells the whole story: `npx workshop read 07-sliding-window`.

import dgram from 'node:dgram';
import { createWriteStream } from 'node:fs';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const out = createWriteStream(process.env['OUT'] ?? 'out');

const socket = dgram.createSocket('udp4');

socket.on('message', (datagram, sender) => {
  const letter = datagram.toString('latin1', 0, 1);
  const number = datagram.readUInt32BE(1);
  console.log(`${letter} ${number} from ${sender.address}:${sender.port}`);

  // TODO 1 (complete): Which number do we want next? Is it this one? Then write its bytes (all but
  // the first five), and want the next one. In any case answer to where it came from: the letter A,
  // and the number that we want next.

  // TODO 5 (loss, disorder): It has come before: must it be written, and must it be answered? It is
  // too early: may it be written now? Where could it wait?

  // TODO 7 (complete, loss): When it is the turn of the FIN, we have everything. Print how many bytes
  // that was. When may we end, if our last answer can be lost like any other? (A second after the
  // last datagram.)
});

// For the star:
// TODO (selective): What has come too early need not be sent again. How does the sender learn of it?
// TODO (gives-up): Half of the file is here, and nothing comes any more. What do we tell the user?

socket.bind(port, host, () => {
  console.log('waiting for a file at', socket.address(), 'for', out.path);
});
