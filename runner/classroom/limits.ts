import { cut } from '../report/layout.ts';
import { plainLine } from '../report/plain.ts';
import { Unusable } from './unusable.ts';

const MiB = 2 ** 20;

/** How much is read of what one learner has handed in. Programs of a lesson need a thousandth of it. */
export interface Limits {
  /** Files of lessons. */
  readonly files: number;
  readonly fileBytes: number;
  readonly allBytes: number;
  /** Characters in the path of a file. */
  readonly pathLength: number;
  /** Folders within each other. */
  readonly depth: number;
  /** Whatever is looked at, also to be left out. */
  readonly entries: number;
  /** Of an archive that can only be read from its beginning, also to be left out. */
  readonly unpackedBytes: number;
}

export const usualLimits: Limits = {
  files: 1000,
  fileBytes: 5 * MiB,
  allBytes: 20 * MiB,
  pathLength: 200,
  depth: 12,
  entries: 100_000,
  unpackedBytes: 256 * MiB,
};

const sizeOf = (bytes: number) =>
  bytes < MiB ? `${bytes} B` : `${Math.floor((bytes / MiB) * 10) / 10} MiB`;

/** A name that somebody else has chosen, so that it can be shown and recognised. */
export const shown = (name: string) => cut(plainLine(name), 60);

/** What is said of something that goes beyond a limit. */
export const beyond = {
  files: ({ files }: Limits) =>
    new Unusable({
      en: `It holds more than ${files} files; no more are read.`,
      'zh-CN': `其中的文件超过 ${files} 个，超过了读取的上限。`,
    }),
  fileBytes: ({ fileBytes }: Limits, name: string) =>
    new Unusable({
      en: `The file ${shown(name)} is bigger than ${sizeOf(fileBytes)}, which is the most that is read of one.`,
      'zh-CN': `文件 ${shown(name)} 大于 ${sizeOf(fileBytes)}，超过了单个文件的读取上限。`,
    }),
  allBytes: ({ allBytes }: Limits) =>
    new Unusable({
      en: `Its files hold more than ${sizeOf(allBytes)} together, which is the most that is read.`,
      'zh-CN': `其中的文件总共超过 ${sizeOf(allBytes)}，超过了读取的上限。`,
    }),
  pathLength: ({ pathLength }: Limits, name: string) =>
    new Unusable({
      en: `The path of a file is longer than ${pathLength} characters: ${shown(name)}`,
      'zh-CN': `有文件的路径超过 ${pathLength} 个字符：${shown(name)}`,
    }),
  depth: ({ depth }: Limits, name: string) =>
    new Unusable({
      en: `A file lies more than ${depth} folders deep: ${shown(name)}`,
      'zh-CN': `有文件位于超过 ${depth} 层的文件夹中：${shown(name)}`,
    }),
  entries: ({ entries }: Limits) =>
    new Unusable({
      en: `It holds more than ${entries} files and folders, node_modules and the like included; no more are looked at.`,
      'zh-CN': `其中的文件和文件夹（包括 node_modules 等）超过 ${entries} 个，超过了查看的上限。`,
    }),
  unpackedBytes: ({ unpackedBytes }: Limits) =>
    new Unusable({
      en: `Unpacked, the archive is bigger than ${sizeOf(unpackedBytes)}, which is the most that is unpacked.`,
      'zh-CN': `压缩包解压后大于 ${sizeOf(unpackedBytes)}，超过了解压的上限。`,
    }),
};
