// The datagrams of this lesson, as the contract has them: a letter, a number of four bytes, and what belongs to it.

/** How many bytes of the file a packet carries; the last one may carry fewer. */
export const payloadBytes = 1024;

/** How many packets may be on the way at once, unless a check says otherwise. */
export const usualWindow = 8;

const headerBytes = 5;
const numberBytes = 4;

export type Packet =
  | { readonly type: 'data'; readonly number: number; readonly bytes: Uint8Array }
  /** Its number is that of the packet after the last one. */
  | { readonly type: 'fin'; readonly number: number }
  /** Everything below this number has come, and these beyond it. */
  | { readonly type: 'ack'; readonly below: number; readonly beyond: readonly number[] };

/** Undefined for what is none of them. */
export function parse(datagram: Uint8Array): Packet | undefined {
  if (datagram.length < headerBytes) return undefined;
  const view = new DataView(datagram.buffer, datagram.byteOffset, datagram.byteLength);
  const number = view.getUint32(1);
  const bytes = datagram.subarray(headerBytes);
  switch (String.fromCharCode(view.getUint8(0))) {
    case 'D':
      return { type: 'data', number, bytes };
    case 'F':
      return bytes.length === 0 ? { type: 'fin', number } : undefined;
    case 'A': {
      if (bytes.length % numberBytes > 0) return undefined;
      const beyond = Array.from({ length: bytes.length / numberBytes }, (_, index) =>
        view.getUint32(headerBytes + index * numberBytes),
      );
      return { type: 'ack', below: number, beyond };
    }
    default:
      return undefined;
  }
}

/** An acknowledgement as a datagram. */
export function ackOf(below: number, beyond: readonly number[] = []): Uint8Array {
  const bytes = new Uint8Array(headerBytes + beyond.length * numberBytes);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, 'A'.charCodeAt(0));
  view.setUint32(1, below);
  for (const [index, number] of beyond.entries()) {
    view.setUint32(headerBytes + index * numberBytes, number);
  }
  return bytes;
}

/** A packet as it stands in a drawing. */
export function labelOf(packet: Packet): string {
  if (packet.type === 'data') return `DATA ${packet.number}`;
  if (packet.type === 'fin') return `FIN ${packet.number}`;
  return [`ACK ${packet.below}`, ...packet.beyond.map((number) => `+${number}`)].join(' ');
}

/** The part of the file that a packet has to carry. */
export const partOf = (file: Uint8Array, number: number): Uint8Array =>
  file.subarray(number * payloadBytes, (number + 1) * payloadBytes);

/** How many packets the file makes. */
export const packetsIn = (file: Uint8Array): number => Math.ceil(file.length / payloadBytes);

/** Where two pieces begin to differ; undefined where they are the same. */
export function firstDifference(one: Uint8Array, other: Uint8Array): number | undefined {
  const longest = Math.max(one.length, other.length);
  for (let at = 0; at < longest; at += 1) if (one[at] !== other[at]) return at;
  return undefined;
}
