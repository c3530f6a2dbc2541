/** pcapng blocks (draft-ietf-opsawg-pcapng §4): a section, one interface, secrets to decrypt with, packets. Knows no TLS. */

/** Packets begin with the IP header. */
const LINKTYPE_RAW = 101;
const TLS_KEY_LOG = 0x544c534b;

export interface Packet {
  /** Milliseconds since 1970; fractions count. */
  readonly at: number;
  /** From the IP header on. */
  readonly bytes: Uint8Array;
}

/** A whole file. `keylog` goes into a Decryption Secrets Block, before the packets that it opens. */
export function pcapng(packets: readonly Packet[], keylog: string): Buffer {
  return Buffer.concat([
    block(0x0a0d0d0a, Buffer.concat([u32(0x1a2b3c4d), u16(1), u16(0), u32(0xffffffff), u32(0xffffffff)])),
    block(1, Buffer.concat([u16(LINKTYPE_RAW), u16(0), u32(0)])),
    ...(keylog === ''
      ? []
      : [block(10, Buffer.concat([u32(TLS_KEY_LOG), u32(Buffer.byteLength(keylog)), padded(Buffer.from(keylog))]))]),
    ...packets.map(enhancedPacket),
  ]);
}

function enhancedPacket({ at, bytes }: Packet): Buffer {
  const microseconds = BigInt(Math.round(at * 1000));
  const time = [u32(Number(microseconds >> 32n)), u32(Number(microseconds & 0xffffffffn))];
  const length = u32(bytes.length);
  return block(6, Buffer.concat([u32(0), ...time, length, length, padded(bytes)]));
}

function block(type: number, body: Buffer): Buffer {
  const length = u32(body.length + 12);
  return Buffer.concat([u32(type), length, body, length]);
}

const padded = (bytes: Uint8Array): Buffer => Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);

function u32(value: number): Buffer {
  const out = Buffer.alloc(4);
  out.writeUInt32LE(value >>> 0);
  return out;
}

function u16(value: number): Buffer {
  const out = Buffer.alloc(2);
  out.writeUInt16LE(value);
  return out;
}
