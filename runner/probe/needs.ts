import { CannotTell } from '../lesson/failure.ts';
import type { BigFile } from '../lesson/lesson.ts';
import { bigFile } from './big-file.ts';
import { tcpTrouble, udpTrouble } from './loopback.ts';
import { multicastTrouble } from './multicast.ts';

/** For an answer of our own, in milliseconds: only where there is none at all is it too long. */
const loopbackMs = 3000;
/** For a datagram to the group that we joined ourselves, in milliseconds. */
const multicastMs = 500;

/** Throws CannotTell when this protocol does not work from here to here. */
export async function provideLoopback(host: string, protocol: 'tcp' | 'udp'): Promise<void> {
  const why = await (protocol === 'tcp' ? tcpTrouble : udpTrouble)(host, loopbackMs);
  if (why === undefined) return;
  const name = protocol.toUpperCase();
  throw new CannotTell({
    en: `nothing on this machine can be reached at ${host} by ${name} (${why}); a container or a firewall may stand in the way`,
    'zh-CN': `无法通过 ${name} 访问本机的 ${host}（${why}）；可能是容器或防火墙的缘故`,
  });
}

/** The path of the big file. Throws CannotTell when there is no room, or no leave, to make it. */
export async function prepareFile(folder: string, wanted: BigFile): Promise<string> {
  try {
    return await bigFile(folder, wanted);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    const size = wanted.bytes / 2 ** 20;
    const isFull = code === 'ENOSPC' || code === 'EDQUOT';
    // What exists already and is no folder.
    const why = code === 'EEXIST' ? 'ENOTDIR' : code;
    throw new CannotTell({
      en: `the file of ${size} MiB that this lesson is about could not be made in ${folder} (${why}); ${isFull ? 'make room there, or name' : 'name'} another folder in WORKSHOP_CACHE`,
      'zh-CN': `无法在 ${folder} 中生成这一课所需的 ${size} MiB 文件（${why}）；请${isFull ? '腾出空间，或' : ''}用 WORKSHOP_CACHE 指定别的文件夹`,
    });
  }
}

/** Throws CannotTell when multicast does not work on this interface. */
export async function provideMulticast(iface: string): Promise<void> {
  const why = await multicastTrouble(iface, multicastMs);
  if (why === undefined) return;
  throw new CannotTell({
    en: `multicast does not work on this machine's loopback interface (${why}); a container or a VPN may stand in the way; try outside of it`,
    'zh-CN': `本机回环接口上无法使用组播（${why}）；可能是容器或 VPN 的缘故；请在它们之外再试`,
  });
}
