/** What a client wants of the server: the first 13 bytes of a connection. */
export interface Wish {
  /** `down`: the server sends. `up`: the client sends until its end and is told how much came. `echo`: both at once. */
  readonly kind: 'down' | 'up' | 'echo';
  readonly seed: number;
  /** In bytes. */
  readonly length: number;
}

export const WISH_LENGTH = 13;
const KINDS = ['down', 'up', 'echo'] as const;

export function writeWish({ kind, seed, length }: Wish): Buffer {
  const bytes = Buffer.alloc(WISH_LENGTH);
  bytes.writeUInt8(KINDS.indexOf(kind), 0);
  bytes.writeUInt32BE(seed, 1);
  bytes.writeBigUInt64BE(BigInt(length), 5);
  return bytes;
}

export function readWish(bytes: Buffer): Wish {
  const kind = KINDS[bytes.readUInt8(0)];
  if (kind === undefined) throw new RangeError('a wish of an unknown kind');
  return { kind, seed: bytes.readUInt32BE(1), length: Number(bytes.readBigUInt64BE(5)) };
}
