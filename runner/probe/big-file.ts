import { Buffer } from 'node:buffer';
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { chmod, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { BigFile } from '../lesson/lesson.ts';

const ctr = 'aes-128-ctr';
const ecb = 'aes-128-ecb';
const key = Buffer.from('socket workshop!');
/** A block of the cipher, in bytes. */
const blockLength = 16;
/** Pieces in which the file is made and read, in bytes. */
const pieceLength = 2 ** 20;

/**
 * The content: the key stream of a cipher in counter mode. Each block of 16 bytes occurs once, and tells where: it is
 * the number of the block, enciphered.
 */
function* content(bytes: number): Generator<Buffer> {
  const cipher = createCipheriv(ctr, key, Buffer.alloc(blockLength));
  for (let made = 0; made < bytes; made += pieceLength) {
    yield cipher.update(Buffer.alloc(Math.min(pieceLength, bytes - made)));
  }
}

/** One block of the content, by its number. */
function blockOf(number: bigint): Buffer {
  const plain = Buffer.alloc(blockLength);
  plain.writeBigUInt64BE(number, 8);
  return createCipheriv(ecb, key, null).setAutoPadding(false).update(plain);
}

/** Which block of the content these 16 bytes are; undefined when none of it. */
function numberOf(block: Uint8Array): bigint | undefined {
  const plain = createDecipheriv(ecb, key, null).setAutoPadding(false).update(block);
  return plain.readBigUInt64BE(0) === 0n ? plain.readBigUInt64BE(8) : undefined;
}

/** Whether these bytes, fewer than a block, are what stands just before the block of this number. */
const standBefore = (number: bigint, bytes: Uint8Array) =>
  bytes.length === 0 ||
  (number > 0n &&
    blockOf(number - 1n)
      .subarray(blockLength - bytes.length)
      .equals(bytes));

/** Where in the file these bytes stand, of which there must be 31 to be sure; undefined when they are not from it. */
export function placeInFile(bytes: Uint8Array, size: number): number | undefined {
  const blocks = Math.floor(size / blockLength);
  for (let shift = 0; shift < blockLength && shift + blockLength <= bytes.length; shift += 1) {
    const number = numberOf(bytes.subarray(shift, shift + blockLength));
    if (number === undefined || number >= blocks) continue;
    // Else a byte before it was changed, or put in.
    const isFromIt = standBefore(number, bytes.subarray(0, shift));
    return isFromIt ? Number(number) * blockLength - shift : undefined;
  }
  return undefined;
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: pieceLength }), hash);
  return hash.digest('hex');
}

/** What tells that nobody has written to a file: the system sets the time of the change, whoever asks for another. */
async function stampOf(file: string): Promise<string> {
  const { dev, ino, size, ctimeNs } = await stat(file, { bigint: true });
  return [dev, ino, size, ctimeNs].join();
}

/** The digests and stamps of the files that this process, which may verify many programs, has looked through. */
const foundWhole = new Map<string, string>();

async function isWhole(file: string, { sha256 }: BigFile): Promise<boolean> {
  try {
    const found = `${sha256} ${await stampOf(file)}`;
    if (foundWhole.get(file) === found) return true;
    if ((await digestOf(file)) !== sha256) return false;
    foundWhole.set(file, found);
    return true;
  } catch {
    return false;
  }
}

/** What verifiers that were interrupted while they made it have left. */
async function removeHalfMade(file: string): Promise<void> {
  const folder = path.dirname(file);
  for (const name of await readdir(folder)) {
    const [, pid] = name.split(`${path.basename(file)}.`);
    if (pid !== undefined && !isAlive(Number(pid)))
      await rm(path.join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function make(file: string, bytes: number): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await removeHalfMade(file);
  // Two verifiers may make it at once: each makes its own, and the last one stays.
  const own = `${file}.${process.pid}`;
  try {
    const handle = await open(own, 'w');
    try {
      for (const piece of content(bytes)) await handle.writeFile(piece);
    } finally {
      await handle.close();
    }
    await chmod(own, 0o444);
    // Windows replaces nothing that may not be written to.
    await chmod(file, 0o666).catch(() => undefined);
    await rename(own, file);
  } catch (error) {
    await rm(own, { force: true });
    throw error;
  }
}

/** What is being made in this process, which may verify several programs at once. */
const beingMade = new Map<string, Promise<void>>();

function makeOnce(file: string, bytes: number): Promise<void> {
  const known = beingMade.get(file);
  if (known) return known;
  const made = make(file, bytes).finally(() => beingMade.delete(file));
  beingMade.set(file, made);
  return made;
}

/**
 * The file of this size that a lesson is about, in this folder: made when it is not there, and looked through unless
 * nobody has written to it since, for a learner's program has had it in its hands. Throws what the system says when it cannot be made.
 */
export async function bigFile(folder: string, wanted: BigFile): Promise<string> {
  const file = path.join(folder, `file-${wanted.bytes / 2 ** 20}-mib.bin`);
  if (!(await isWhole(file, wanted))) await makeOnce(file, wanted.bytes);
  return file;
}

/** Reads a file from the front, to compare with it what a client gets. */
export class FileReader {
  readonly #fd: number;
  readonly #buffer = Buffer.alloc(pieceLength);

  constructor(file: string) {
    this.#fd = openSync(file, 'r');
  }

  /** The bytes at this position; fewer at the end of the file, and at most a mebibyte. */
  at(position: number, length: number): Uint8Array {
    const most = Math.min(length, pieceLength);
    return this.#buffer.subarray(0, readSync(this.#fd, this.#buffer, 0, most, position));
  }

  close() {
    closeSync(this.#fd);
  }
}
