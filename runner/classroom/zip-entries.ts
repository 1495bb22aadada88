import { isUtf8 } from 'node:buffer';
import { constants } from 'node:fs';
import { crc32 } from 'node:zlib';
import { getFileNameLowLevel, openPromise, type Entry as ZipEntry, type ZipFile } from 'yauzl';
import type { Entry } from './entry.ts';
import { Unusable } from './unusable.ts';

/** The bit of an entry that says that its name is UTF-8. */
const utf8Flag = 0x800;

/** Many programs write UTF-8 without saying so. What is neither becomes some name: nobody asks for it. */
function nameOf({ fileNameRaw, generalPurposeBitFlag, extraFields }: ZipEntry): string {
  const flags = isUtf8(fileNameRaw) ? generalPurposeBitFlag | utf8Flag : generalPurposeBitFlag;
  return getFileNameLowLevel(flags, fileNameRaw, extraFields, false);
}

/** Systems like Unix keep the kind of a file where others have nothing. */
function kindOf({ externalFileAttributes }: ZipEntry, name: string): Entry['kind'] {
  const type = (externalFileAttributes >>> 16) & constants.S_IFMT;
  if (type === constants.S_IFDIR || name.endsWith('/')) return 'folder';
  return type === constants.S_IFREG || type === 0 ? 'file' : 'other';
}

async function* contentOf(zip: ZipFile, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  if (entry.isEncrypted()) {
    throw new Unusable({
      en: 'The archive is protected by a password: it must be packed without one.',
      'zh-CN': '压缩包有密码保护：请重新打包，不要设置密码。',
    });
  }
  if (!entry.canDecodeFileData()) {
    throw new Unusable({
      en: `The archive is packed in an unusual way (method ${entry.compressionMethod}): it must be an ordinary .zip or .tar.gz.`,
      'zh-CN': `压缩包使用了不常见的压缩方法（${entry.compressionMethod}）：请改用普通的 .zip 或 .tar.gz。`,
    });
  }
  let sum = 0;
  const stream: AsyncIterable<Uint8Array> = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream) {
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (sum !== entry.crc32) throw new Error('What was packed is not what is there');
}

export async function* zipEntries(file: string): AsyncGenerator<Entry> {
  // Names are judged by us, all in the same way; one that is not safe is no reason to stop.
  const zip = await openPromise(file, { decodeStrings: false });
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    yield { name, kind: kindOf(entry, name), content: () => contentOf(zip, entry) };
  }
}
