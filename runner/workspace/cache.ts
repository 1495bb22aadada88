import path from 'node:path';

/** A folder that is empty, or relative and so another one wherever we are, is as good as none. */
const absolute = (folder: string | undefined, paths: path.PlatformPath) =>
  folder !== undefined && paths.isAbsolute(folder) ? folder : undefined;

function cachesOfSystem(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  if (platform === 'win32') {
    return absolute(env['LOCALAPPDATA'], path.win32) ?? path.win32.join(home, 'AppData', 'Local');
  }
  if (platform === 'darwin') return path.posix.join(home, 'Library', 'Caches');
  return absolute(env['XDG_CACHE_HOME'], path.posix) ?? path.posix.join(home, '.cache');
}

/**
 * Where big files lie that are made once per machine and may be deleted at any time. WORKSHOP_CACHE names the folder
 * itself; otherwise it is one of ours among the caches of the system. It need not exist.
 */
export function cacheFolder(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  home: string,
): string {
  const paths = platform === 'win32' ? path.win32 : path.posix;
  const own = env['WORKSHOP_CACHE'];
  // Absolute, as it is handed on to programs that run in another folder.
  if (own !== undefined && own !== '') return paths.resolve(own);
  return paths.join(cachesOfSystem(env, platform, home), 'socket-workshop');
}
