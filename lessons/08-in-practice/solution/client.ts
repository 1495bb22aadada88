import net from 'node:net';
import readline from 'node:readline';
import { converse, send, type Message } from './connection.ts';

const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
const retryMs = Number(process.env['RETRY_MS'] ?? 500);
const longestPauseMs = 30_000;

/** What was asked and not answered yet. Whatever happens to a connection, it stays here. */
const unanswered = new Map<number, string>();
let lastId = 0;
let hasInput = true;
let failures = 0;
let socket: net.Socket;

const isDone = () => !hasInput && unanswered.size === 0;

function ask(id: number, text: string): void {
  send(socket, { kind: 'request', id, text });
}

function hear({ kind, id = 0, text = '' }: Message): void {
  const question = unanswered.get(id);
  if (kind !== 'answer' || question === undefined) return;
  unanswered.delete(id);
  console.log(`${question}: ${text}`);
  if (isDone()) socket.end();
}

function connect(): void {
  if (isDone()) return;
  socket = net.connect({ host, port });
  // What is written before the connection is there waits for it.
  for (const [id, text] of unanswered) ask(id, text);
  converse(socket, (message) => {
    // A server that lets us in and throws us out again has not helped us: only being answered counts.
    failures = 0;
    hear(message);
  });
  socket.on('error', (error) => console.error(`the connection was lost: ${error.message}`));
  socket.on('close', () => {
    if (isDone()) return;
    const pause = Math.min(retryMs * 2 ** failures, longestPauseMs);
    failures += 1;
    // With some chance in it: a thousand clients that lost the same server should not come back at once.
    setTimeout(connect, pause * (1 + Math.random() / 2));
  });
}

connect();
readline
  .createInterface({ input: process.stdin })
  .on('line', (text) => {
    lastId += 1;
    unanswered.set(lastId, text);
    ask(lastId, text);
  })
  .on('close', () => {
    hasInput = false;
    if (isDone()) socket.end();
  });
