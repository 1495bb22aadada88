// A part of the preload: figures that Node itself knows.

export function liveBytes(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** What is left when the garbage is out. */
export function aliveNow(): number {
  process.getBuiltinModule('node:v8').setFlagsFromString('--expose-gc');
  const collect = process.getBuiltinModule('node:vm').runInNewContext('gc') as () => void;
  collect();
  return liveBytes();
}

/** On macOS and Linux a process sees its own open files in a folder. */
export function openFiles(): number | undefined {
  try {
    return process.getBuiltinModule('node:fs').readdirSync('/dev/fd').length;
  } catch {
    return undefined;
  }
}
