import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Wanted } from '../../../runner/classroom/layout.ts';
import type { Limits } from '../../../runner/classroom/limits.ts';
import { readSource } from '../../../runner/classroom/read-source.ts';
import { archiveNamed, type Source } from '../../../runner/classroom/sources.ts';
import { tempFolder, writeFiles } from './temp-folder.ts';

export const chat: Wanted = {
  id: '03-chat',
  programs: [{ name: 'server', role: 'listens', protocol: 'tcp' }],
};
export const udp: Wanted = {
  id: '04-udp',
  programs: [{ name: 'client', role: 'runs', protocol: 'udp' }],
};

/** A folder in which somebody has handed in these files. */
export async function folderOf(files: Readonly<Record<string, string>>): Promise<Source> {
  const folder = await tempFolder();
  await writeFiles(folder, files);
  return { entry: 'ada', name: 'ada', kind: 'folder', path: folder };
}

/** An archive that somebody has handed in. */
export async function archiveOf(name: string, bytes: Uint8Array): Promise<Source> {
  const folder = await tempFolder();
  await writeFile(path.join(folder, name), bytes);
  const source = archiveNamed(folder, name);
  if (!source) throw new Error(`no archive: ${name}`);
  return source;
}

/** What is read of it: the texts of the files by the ids of lessons, and what is said. */
export async function whatIsRead(
  source: Source,
  wanted: readonly Wanted[] = [chat, udp],
  limits?: Limits,
) {
  const read = await readSource(source, wanted, limits);
  if (read.is === 'unusable') return { because: read.because.en };
  const lessons = [...read.lessons].map(([id, files]) => [
    id,
    Object.fromEntries(files.map((file) => [file.path, Buffer.from(file.bytes).toString()])),
  ]);
  return {
    lessons: Object.fromEntries(lessons) as Record<string, Record<string, string>>,
    incidents: read.incidents.map(({ en }) => en),
  };
}
