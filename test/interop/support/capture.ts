import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { concat, uintBytes } from 'tlscope/bytes';
import type { Scope } from './process.ts';

type Segments = { readonly toServer: boolean; readonly bytes: Uint8Array }[];

/** What a wire has carried: a TCP relay that writes down every byte, and gives a connection to Wireshark as packets. */
export class Capture {
  readonly port: number;
  readonly #connections: Segments[] = [];

  private constructor(port: number) {
    this.port = port;
  }

  static async before(scope: Scope, target: number): Promise<Capture> {
    const sockets = new Set<Socket>();
    const relay = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
    await once(relay, 'listening');
    const capture = new Capture((relay.address() as AddressInfo).port);
    relay.on('connection', (client) => {
      const server = connect({ port: target, host: '127.0.0.1', allowHalfOpen: true });
      const segments: Segments = [];
      capture.#connections.push(segments);
      pass(client, server, (bytes) => segments.push({ toServer: true, bytes }));
      pass(server, client, (bytes) => segments.push({ toServer: false, bytes }));
      for (const socket of [client, server]) sockets.add(socket);
    });
    scope.after(() => {
      for (const socket of sockets) socket.destroy();
      relay.close();
    });
    return capture;
  }

  /** A capture file of the connection whose client has sent `bytes` in one piece, as one to port 443. */
  pcap(bytes: Uint8Array): Uint8Array {
    const has = (sent: Uint8Array): boolean => Buffer.from(sent).includes(Buffer.from(bytes));
    const connection = this.#connections.find((segments) => segments.some((s) => s.toServer && has(s.bytes)));
    return toPcap(connection!);
  }
}

function pass(from: Socket, to: Socket, note: (bytes: Uint8Array) => void): void {
  from.on('data', note);
  from.on('error', () => to.destroy());
  from.pipe(to);
}

/** A packet for each segment, and a TCP handshake before them. */
function toPcap(segments: Segments): Uint8Array {
  const next = { true: 1, false: 1 };
  const packets: Uint8Array[] = [];
  const packet = (toServer: boolean, flags: number, data: Uint8Array): void => {
    const [sequence, acknowledged] = [next[`${toServer}`], next[`${!toServer}`]];
    packets.push(tcpPacket(toServer, sequence, flags & ACK ? acknowledged : 0, flags, data));
    next[`${toServer}`] += data.length + (flags & SYN ? 1 : 0);
  };
  const none = new Uint8Array(0);
  packet(true, SYN, none);
  packet(false, SYN | ACK, none);
  packet(true, ACK, none);
  for (const { toServer, bytes } of segments) {
    for (let at = 0; at < bytes.length; at += MSS) packet(toServer, ACK | PSH, bytes.subarray(at, at + MSS));
  }
  return concat(pcapHeader, ...packets.flatMap((bytes, i) => [packetHeader(i, bytes.length), bytes]));
}

const SYN = 0x02;
const PSH = 0x08;
const ACK = 0x10;
const MSS = 16_000;
const RAW_IPV4 = 228;

const uint32le = (value: number): Uint8Array => uintBytes(value, 4).reverse();
const uint16le = (value: number): Uint8Array => uintBytes(value, 2).reverse();

const pcapHeader = concat(
  uint32le(0xa1b2c3d4),
  uint16le(2),
  uint16le(4),
  uint32le(0),
  uint32le(0),
  uint32le(2 ** 18),
  uint32le(RAW_IPV4),
);

/** A millisecond between packets: only the order means something. */
const packetHeader = (index: number, length: number): Uint8Array =>
  concat(uint32le(1), uint32le(index * 1000), uint32le(length), uint32le(length));

/** IPv4 (RFC 791 §3.1) and TCP (RFC 9293 §3.1) headers before `data`; checksums are left out. */
function tcpPacket(
  toServer: boolean,
  sequence: number,
  acknowledged: number,
  flags: number,
  data: Uint8Array,
): Uint8Array {
  const [client, server] = [Uint8Array.of(192, 0, 2, 1), Uint8Array.of(192, 0, 2, 2)];
  const [clientPort, serverPort] = [uintBytes(50_000, 2), uintBytes(443, 2)];
  const [addresses, ports] = toServer
    ? [concat(client, server), concat(clientPort, serverPort)]
    : [concat(server, client), concat(serverPort, clientPort)];
  const ip = concat(Uint8Array.of(0x45, 0), uintBytes(40 + data.length, 2), Uint8Array.of(0, 0, 0x40, 0, 64, 6, 0, 0));
  const tcp = concat(ports, uintBytes(sequence, 4), uintBytes(acknowledged, 4), Uint8Array.of(0x50, flags, 0xff, 0xff));
  return concat(ip, addresses, tcp, Uint8Array.of(0, 0, 0, 0), data);
}
