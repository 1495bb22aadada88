import net from 'node:net';
import { isMulticast } from '../../probe/addresses.ts';
import type { Invocation } from '../arguments.ts';
import { UsageError } from '../usage-error.ts';

/** Whom to talk to, and how. */
export type Target =
  | { readonly kind: 'tcp' | 'udp'; readonly host: string; readonly port: number }
  | {
      readonly kind: 'multicast';
      readonly group: string;
      readonly port: number;
      /** The address of the interface, which stands for the network that the group is on. */
      readonly iface: string;
    };

const thisMachine = '127.0.0.1';

/** An address as one writes it: an IPv6 address in brackets, so that its colons are not the port's. */
export const addressText = (host: string, port: number) =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`;

interface HostAndPort {
  readonly host: string | undefined;
  readonly port: number;
}

const noPort = (text: string) =>
  new UsageError({
    en: `"${text}" names no port: give [HOST:]PORT, for example ${thisMachine}:8080 or 8080.`,
    'zh-CN': `"${text}" 里没有端口：请写成 [HOST:]PORT，例如 ${thisMachine}:8080 或 8080。`,
  });

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new UsageError({
    en: `A port is a whole number from 1 to 65535, not "${text}".`,
    'zh-CN': `端口是 1 到 65535 之间的整数，而不是 "${text}"。`,
  });
}

/** `8080`, `localhost:8080`, `[::1]:8080`, and `localhost 8080` as other clients have it. */
function hostAndPort(words: readonly string[]): HostAndPort {
  const [first, second] = words;
  if (first === undefined) {
    throw new UsageError({
      en: 'Connect to what? Give [HOST:]PORT, for example: npx workshop connect 8080',
      'zh-CN': '连接到哪里？请给出 [HOST:]PORT，例如：npx workshop connect 8080',
    });
  }
  const bare = (host: string) => host.replace(/^\[(.*)\]$/, '$1');
  if (second !== undefined) return { host: bare(first), port: portOf(second) };
  if (net.isIPv6(first)) {
    throw new UsageError({
      en: `An IPv6 address is put in brackets, with the port behind them: [${first}]:8080.`,
      'zh-CN': `IPv6 地址要放在方括号里，后面跟端口：[${first}]:8080。`,
    });
  }
  const colon = first.lastIndexOf(':');
  if (colon < 0) {
    // A name was meant for a host, a number for a port.
    if (!/^-?\d+$/.test(first)) throw noPort(first);
    return { host: undefined, port: portOf(first) };
  }
  // `[::1]` has colons, but none of them is the port's.
  if (first.endsWith(']') || colon === first.length - 1) throw noPort(first);
  const host = bare(first.slice(0, colon));
  return { host: host === '' ? undefined : host, port: portOf(first.slice(colon + 1)) };
}

function groupOf(text: string): string {
  if (net.isIPv4(text) && isMulticast(text)) return text;
  throw new UsageError({
    en: `A multicast group is an address from 224.0.0.0 to 239.255.255.255, not "${text}".`,
    'zh-CN': `组播组是 224.0.0.0 到 239.255.255.255 之间的地址，而不是 "${text}"。`,
  });
}

function ifaceOf(text: string): string {
  if (net.isIPv4(text)) return text;
  throw new UsageError({
    en: `--iface takes the IPv4 address of an interface of this machine, such as ${thisMachine}, not "${text}".`,
    'zh-CN': `--iface 需要本机网络接口的 IPv4 地址，例如 ${thisMachine}，而不是 "${text}"。`,
  });
}

function checkThatTheyGoTogether({ flags, values }: Invocation) {
  if (flags.has('udp') && values.has('multicast')) {
    throw new UsageError({
      en: 'Choose one of --udp and --multicast: a group is spoken to with UDP anyway.',
      'zh-CN': '--udp 和 --multicast 只能选一个：组播本来就使用 UDP。',
    });
  }
  if (values.has('iface') && !values.has('multicast')) {
    throw new UsageError({
      en: '--iface is for --multicast GROUP only.',
      'zh-CN': '--iface 只能和 --multicast GROUP 一起用。',
    });
  }
  if (flags.has('lf') && (flags.has('udp') || values.has('multicast'))) {
    throw new UsageError({
      en: '--lf is for TCP only: a datagram needs no line end, and none is added.',
      'zh-CN': '--lf 只用于 TCP：数据报不需要行尾，也不会添加。',
    });
  }
}

/** What the command line asks for. Throws UsageError when that cannot be known. */
export function targetOf(invocation: Invocation): Target {
  const { words, flags, values } = invocation;
  checkThatTheyGoTogether(invocation);
  const { host, port } = hostAndPort(words);
  const asked = values.get('multicast')?.at(-1);
  if (asked === undefined) {
    return { kind: flags.has('udp') ? 'udp' : 'tcp', host: host ?? thisMachine, port };
  }
  const group = groupOf(asked);
  if (host !== undefined && host !== group) {
    throw new UsageError({
      en: `With --multicast give the port alone: whatever is sent goes to the group ${group}, not to "${host}".`,
      'zh-CN': `使用 --multicast 时只需给出端口：数据发往组 ${group}，而不是 "${host}"。`,
    });
  }
  const iface = ifaceOf(values.get('iface')?.at(-1) ?? thisMachine);
  return { kind: 'multicast', group, port, iface };
}
