/** One TCP connection as packets: what both sides said, with the headers that carried it. Knows no TLS. */
import type { Packet } from './pcapng.ts';

export interface Said {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly from: 'client' | 'server';
  readonly bytes: Uint8Array;
}

const CLIENT = { address: [192, 0, 2, 1], port: 49152 } as const;
const SERVER = { address: [192, 0, 2, 2] } as const;
const SEGMENT = 1400;
const [FIN, SYN, PSH, ACK] = [0x01, 0x02, 0x08, 0x10];

/** The opening, the data in segments, and the end. The addresses are those for documentation (RFC 5737). */
export function tcpPackets(said: readonly Said[], port: number): Packet[] {
  const next = { client: 1000, server: 5000 };
  const packets: Packet[] = [];
  const send = (at: number, from: Said['from'], flags: number, data: Uint8Array): void => {
    const other = from === 'client' ? 'server' : 'client';
    const acknowledged = (flags & ACK) === 0 ? 0 : next[other];
    packets.push({ at, bytes: ipv4(from, tcp(from, port, next[from], acknowledged, flags, data)) });
    next[from] += data.length + ((flags & (SYN | FIN)) === 0 ? 0 : 1);
  };
  const start = said[0]?.at ?? 0;
  const end = said.at(-1)?.at ?? 0;
  const nothing = new Uint8Array(0);
  send(start, 'client', SYN, nothing);
  send(start, 'server', SYN | ACK, nothing);
  send(start, 'client', ACK, nothing);
  for (const { at, from, bytes } of said) {
    for (let i = 0; i < bytes.length; i += SEGMENT) send(at, from, PSH | ACK, bytes.subarray(i, i + SEGMENT));
  }
  send(end, 'client', FIN | ACK, nothing);
  send(end, 'server', FIN | ACK, nothing);
  send(end, 'client', ACK, nothing);
  return packets;
}

/** RFC 9293 §3.1. */
function tcp(
  from: Said['from'],
  port: number,
  sequence: number,
  acknowledged: number,
  flags: number,
  data: Uint8Array,
) {
  const header = Buffer.alloc(20);
  header.writeUInt16BE(from === 'client' ? CLIENT.port : port, 0);
  header.writeUInt16BE(from === 'client' ? port : CLIENT.port, 2);
  header.writeUInt32BE(sequence, 4);
  header.writeUInt32BE(acknowledged, 8);
  header.writeUInt16BE((5 << 12) | flags, 12);
  header.writeUInt16BE(65535, 14);
  const [source, destination] = addresses(from);
  const segment = Buffer.concat([header, data]);
  const pseudo = Buffer.from([...source, ...destination, 0, 6, segment.length >> 8, segment.length & 0xff]);
  segment.writeUInt16BE(checksum(Buffer.concat([pseudo, segment])), 16);
  return segment;
}

/** RFC 791 §3.1. */
function ipv4(from: Said['from'], segment: Buffer): Buffer {
  const [source, destination] = addresses(from);
  const header = Buffer.from([0x45, 0, 0, 0, 0, 0, 0x40, 0, 64, 6, 0, 0, ...source, ...destination]);
  header.writeUInt16BE(header.length + segment.length, 2);
  header.writeUInt16BE(checksum(header), 10);
  return Buffer.concat([header, segment]);
}

const addresses = (from: Said['from']) =>
  from === 'client' ? ([CLIENT.address, SERVER.address] as const) : ([SERVER.address, CLIENT.address] as const);

/** RFC 1071: the ones' complement of the ones' complement sum. */
function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i += 2) sum += bytes[i]! * 256 + (bytes[i + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >> 16);
  return ~sum & 0xffff;
}
