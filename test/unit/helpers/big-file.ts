import { createCipheriv } from 'node:crypto';
import type { BigFile } from '../../../runner/lesson/lesson.ts';

/** Small as it is, it is made of more than one piece, and of blocks of which the last is not whole. */
export const smallBigFile: BigFile = {
  bytes: 1_100_003,
  sha256: '2c7cd37554943351f4d34af2f5b00fb8600f9c8d046722562b8ae05d8f4562b9',
};

/** What must be in it, made in another way. */
export const content = createCipheriv('aes-128-ctr', 'socket workshop!', Buffer.alloc(16)).update(
  Buffer.alloc(smallBigFile.bytes),
);

/** The content with this byte changed. */
export function withByteChanged(place: number): Buffer {
  const changed = Buffer.from(content);
  changed[place] = (changed[place] ?? 0) ^ 0xff;
  return changed;
}
