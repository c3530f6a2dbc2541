import { hex, unhex } from '../../bytes/index.ts';

/** OS2IP (RFC 8017 §4.2): big-endian bytes as a non-negative integer. */
export const toInteger = (bytes: Uint8Array): bigint => (bytes.length === 0 ? 0n : BigInt(`0x${hex(bytes)}`));

/** I2OSP (RFC 8017 §4.1): `value` in exactly `size` bytes. Throws `RangeError` where it does not fit. */
export function toBytes(value: bigint, size: number): Uint8Array {
  const digits = value.toString(16).padStart(2 * size, '0');
  if (digits.length > 2 * size) throw new RangeError(`an integer that does not fit in ${size} bytes`);
  return unhex(digits);
}

/** The same integer in exactly `size` bytes; `undefined` where it does not fit. */
export function resize(integer: Uint8Array, size: number): Uint8Array | undefined {
  const excess = Math.max(0, integer.length - size);
  if (integer.subarray(0, excess).some((byte) => byte !== 0)) return undefined;
  const out = new Uint8Array(size);
  out.set(integer.subarray(excess), size - (integer.length - excess));
  return out;
}
