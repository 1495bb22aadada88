import { places } from './places.ts';

/**
 * What the marking of one submission sees of this machine: the system's programs, what it is shown besides, all of it
 * read only, and two folders of its own that are thrown away. In namespaces of its own: it has a loopback interface and
 * no other, and sees no process but its own.
 */
export interface View {
  /** An empty folder, to build it in. */
  readonly root: string;
  /** What is seen, and where. */
  readonly shown: readonly { readonly source: string; readonly at: string }[];
}

/** In bytes, each. */
const ownFolderSize = 64 * 2 ** 20;

const systemFolders = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'];
const systemFiles = ['/etc/ld.so.cache', '/etc/alternatives', '/etc/localtime'];

/** Whoever is nobody can do no harm as root. */
const nobody = 65534;

/**
 * $1 is the folder to build it in. Then follow pairs of what is to be seen and where, `--`, and the command. It must be run
 * with the right to mount, in a mount namespace of its own.
 */
const buildView = `
set -e
mount -t tmpfs -o mode=755,size=16m view "$1"
cd "$1"; shift
# Not by its path: whoever is interrupted takes that away, and the mount with it.
root=.
show() {
  if [ ! -e "$1" ] || [ -e "$root$2" ]; then return 0; fi
  if [ -d "$1" ]; then mkdir -p "$root$2"; else mkdir -p "$root\${2%/*}"; : > "$root$2"; fi
  mount --rbind "$1" "$root$2"
  mount -o remount,bind,ro,nosuid,nodev "$root$2"
}
for each in ${systemFolders.join(' ')}; do
  if [ -L "$each" ]; then cp -P "$each" "$root$each"; else show "$each" "$each"; fi
done
for each in ${systemFiles.join(' ')}; do show "$each" "$each"; done
printf '127.0.0.1 localhost\\n::1 localhost\\n' > "$root/etc/hosts"
mkdir -p "$root/dev" "$root/proc" "$root/tmp" "$root/mnt" "$root${places.marking}" "$root/old"
for each in null zero full random urandom; do
  : > "$root/dev/$each"
  mount --bind "/dev/$each" "$root/dev/$each"
done
ln -s /proc/self/fd "$root/dev/fd"
mount -t proc proc "$root/proc"
for each in /tmp ${places.marking}; do
  mount -t tmpfs -o mode=1777,size=${ownFolderSize} own "$root$each"
done
while [ "$1" != -- ]; do show "$1" "$2"; shift 2; done; shift
ip link set lo up
pivot_root . old
umount -l /old
rmdir /old
mount -o remount,bind,ro,nosuid,nodev /
cd /
"$@"
`;

const namespaces = ['--net', '--mount', '--pid', '--fork', '--ipc', '--uts', '--kill-child'];

/** The command that runs another one with this view, by means of util-linux alone. */
export function byUnshare({ root, shown }: View, command: readonly string[], isRoot: boolean) {
  const rights = isRoot ? [] : ['--user', '--map-root-user'];
  const asNobody = [
    ...['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'],
    ...['--inh-caps=-all', '--no-new-privs'],
  ];
  return [
    ...['unshare', ...rights, ...namespaces, 'sh', '-c', buildView, 'view', root],
    ...shown.flatMap(({ source, at }) => [source, at]),
    ...['--', ...(isRoot ? asNobody : []), ...command],
  ];
}

/** The same by bubblewrap, for an ordinary user. Not as root, even inside: only others may be the root of a cell. */
export function byBubblewrap({ shown }: Omit<View, 'root'>, command: readonly string[]) {
  const own = (folder: string) => [
    '--perms',
    '1777',
    '--size',
    `${ownFolderSize}`,
    '--tmpfs',
    folder,
  ];
  return [
    ...['bwrap', '--unshare-all', '--uid', '1000', '--gid', '1000', '--die-with-parent'],
    ...[...systemFolders, ...systemFiles].flatMap((each) => ['--ro-bind-try', each, each]),
    ...[
      '--proc',
      '/proc',
      '--dev',
      '/dev',
      '--dir',
      '/mnt',
      ...own('/tmp'),
      ...own(places.marking),
    ],
    ...shown.flatMap(({ source, at }) => ['--ro-bind-try', source, at]),
    ...['--remount-ro', '/', '--', ...command],
  ];
}
