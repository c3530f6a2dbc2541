/** How PKCS #12 makes keys of a password (RFC 7292 §B.2). */
import crypto from 'node:crypto';

const PURPOSES = { key: 1, iv: 2, mac: 3 } as const;
/** In bytes: what the hash works on at a time. */
const BLOCKS: Readonly<Record<string, number>> = { sha1: 64, sha256: 64, sha384: 128, sha512: 128 };
export const pkcs12Hashes = Object.keys(BLOCKS);

/** `null` is no password at all, not even an empty one: some writers mean that when nothing was given. */
export type Password = string | null;

/** `length` in bytes. `hash` is one of `pkcs12Hashes`. */
export function pkcs12Key(
  hash: string,
  password: Password,
  salt: Uint8Array,
  iterations: number,
  purpose: keyof typeof PURPOSES,
  length: number,
): Buffer {
  const v = BLOCKS[hash]!;
  const digest = digestOf(hash);
  const diversifier = Buffer.alloc(v, PURPOSES[purpose]);
  const input = Buffer.concat([filled(salt, v), filled(bmpString(password), v)]);
  const out: Buffer[] = [];
  for (let made = 0; made < length; ) {
    let a = digest(Buffer.concat([diversifier, input]));
    for (let i = 1; i < iterations; i++) a = digest(a);
    out.push(a);
    made += a.length;
    const b = filled(a, v).subarray(0, v);
    for (let at = 0; at < input.length; at += v) addOneMore(input.subarray(at, at + v), b);
  }
  return Buffer.concat(out).subarray(0, length);
}

/** In one call where the host has it: that is twice as fast, and it is called often. */
function digestOf(hash: string): (bytes: Uint8Array) => Buffer {
  const { hash: once } = crypto as { readonly hash?: typeof crypto.hash };
  if (once !== undefined) return (bytes) => once(hash, bytes, 'buffer');
  return (bytes) => crypto.createHash(hash).update(bytes).digest();
}

/** Two octets a character, and two zeros at the end (RFC 7292 §B.1). */
function bmpString(text: Password): Buffer {
  if (text === null) return Buffer.alloc(0);
  const bytes = Buffer.alloc(2 * text.length + 2);
  for (let i = 0; i < text.length; i++) bytes.writeUInt16BE(text.charCodeAt(i), 2 * i);
  return bytes;
}

/** Copies until they fill a whole number of blocks. */
function filled(bytes: Uint8Array, v: number): Buffer {
  const out = Buffer.alloc(v * Math.ceil(bytes.length / v));
  for (let i = 0; i < out.length; i++) out[i] = bytes[i % bytes.length]!;
  return out;
}

/** `block = block + b + 1`, as numbers, without the carry out of the top. */
function addOneMore(block: Buffer, b: Buffer): void {
  let carry = 1;
  for (let i = block.length - 1; i >= 0; i--) {
    const sum = block[i]! + b[i]! + carry;
    block[i] = sum & 0xff;
    carry = sum >> 8;
  }
}
