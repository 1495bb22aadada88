import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { packTar, type TarHeader } from 'modern-tar';

/** An entry of a .zip, with whatever somebody may have written into its headers. */
export interface Zipped {
  readonly name: string | Uint8Array;
  readonly text?: string;
  readonly flags?: number;
  readonly method?: number;
  readonly crc?: number;
  /** The kind and the mode of a file, as Unix has them. */
  readonly mode?: number;
}

const fields = (...all: (readonly [value: number, bytes: 2 | 4])[]) => {
  const buffer = Buffer.alloc(all.reduce((sum, [, bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [value, bytes] of all) at = buffer.writeUIntLE(value >>> 0, at, bytes);
  return buffer;
};

/** A .zip of these entries: for each a local header and its bytes, and then the directory. */
export function zipOf(...entries: readonly Zipped[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text = '', flags = 0, method = 8, crc, mode = 0 } of entries) {
    const own = Buffer.from(name);
    const plain = Buffer.from(text);
    const body = method === 8 ? deflateRawSync(plain) : plain;
    const shared = [
      ...([
        [20, 2],
        [flags, 2],
        [method, 2],
        [0, 4],
        [crc ?? crc32(plain), 4],
      ] as const),
      ...([
        [body.length, 4],
        [plain.length, 4],
        [own.length, 2],
        [0, 2],
      ] as const),
    ];
    const local = Buffer.concat([fields([0x04034b50, 4], ...shared), own, body]);
    const rest = [
      [0, 2],
      [0, 2],
      [0, 2],
      [mode * 0x10000, 4],
      [offset, 4],
    ] as const;
    directory.push(fields([0x02014b50, 4], [0x0314, 2], ...shared, ...rest), own);
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const count = entries.length;
  const end = [
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
  ] as const;
  const where = [
    [central.length, 4],
    [offset, 4],
    [0, 2],
  ] as const;
  return Buffer.concat([...locals, central, fields(...end, ...where)]);
}

/** A .tar of these files, and of entries that are something else. */
export const tarOf = async (
  files: Readonly<Record<string, string>>,
  ...others: readonly Omit<TarHeader, 'size'>[]
): Promise<Buffer> =>
  Buffer.from(
    await packTar([
      ...Object.entries(files).map(([name, text]) => ({
        header: { name, size: Buffer.byteLength(text) },
        body: text,
      })),
      ...others.map((header) => ({ header: { ...header, size: 0 } })),
    ]),
  );

export const tarGzOf = async (...what: Parameters<typeof tarOf>) => gzipSync(await tarOf(...what));
