import { Buffer } from 'node:buffer';
import type { Cast, Trace } from '../lesson/trace.ts';

/** The ports of one run, each with the one that stands for it in another. */
type Ports = ReadonlyMap<number, number>;

/** A port for each who has one, by a name that is the same in every run. */
function named({ programs, clients }: Cast): Map<string, number> {
  const ports = new Map<string, number>();
  const times = new Map<string, number>();
  for (const { name, asked, listened } of programs) {
    ports.set(`${name} was asked`, asked.port);
    if (listened) ports.set(`${name} listens`, listened.port);
  }
  // Several may come under one name, one after the other.
  for (const { name, port } of clients) {
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    ports.set(`${name} ${time}`, port);
  }
  return ports;
}

function portsBetween(then: Cast, now: Cast): Ports {
  const later = named(now);
  return new Map([...named(then)].map(([name, port]) => [port, later.get(name) ?? port]));
}

/** The text with the ports of now. */
function inText(text: string, ports: Ports): string {
  if (ports.size === 0) return text;
  const anyPort = new RegExp(`(?<!\\d)(?:${[...ports.keys()].join('|')})(?!\\d)`, 'g');
  return text.replace(anyPort, (port) => String(ports.get(Number(port)) ?? port));
}

function inValue(value: unknown, ports: Ports): unknown {
  if (typeof value === 'string') return inText(value, ports);
  if (typeof value === 'number') return ports.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each) => inValue(each, ports));
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) {
    // One character a byte, so that bytes which are no text stay as they are.
    return Buffer.from(inText(Buffer.from(value).toString('latin1'), ports), 'latin1');
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, inValue(each, ports)]),
  );
}

/** What the server said, and what failed, as they would be with the ports of another run. */
export function withPortsOf(now: Cast, trace: Trace): Trace {
  const ports = portsBetween(trace, now);
  const { entries, failure } = trace;
  return {
    ...trace,
    entries: entries.map((entry) => ({
      ...entry,
      bytes: inValue(entry.bytes, ports) as Uint8Array,
    })),
    ...(failure ? { failure: inValue(failure, ports) as typeof failure } : {}),
  };
}
