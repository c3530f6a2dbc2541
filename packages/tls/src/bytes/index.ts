/** Byte strings: the few operations every floor above needs. */

export { type OwnCode, ownCodes } from './own-codes.ts';
export { ownMember } from './own-member.ts';
export { harmless, octetsEscaped, printableLines } from './printable.ts';
export { DAY, HOUR, SECOND, WEEK } from './time.ts';

const HEX = Array.from({ length: 256 }, (_, i) => i.toString(16).padStart(2, '0'));
const encoder = new TextEncoder();
// Not a fatal one: to throw takes thousands of times as long as to look, and strangers send what is wrong by the thousand.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

export const EMPTY = new Uint8Array(0);

/** Lower-case hexadecimal, optionally with `separator` between the bytes. */
export function hex(bytes: Uint8Array, separator = ''): string {
  let out = '';
  for (let i = 0; i < bytes.length; i++) out += (i === 0 ? '' : separator) + HEX[bytes[i]!];
  return out;
}

/** Reads hexadecimal; white space and colons are skipped. Throws `RangeError` on anything else. */
export function unhex(text: string): Uint8Array {
  const digits = text.replace(/[\s:]/g, '');
  if (digits.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(digits)) throw new RangeError('not a hexadecimal byte string');
  return Uint8Array.from({ length: digits.length / 2 }, (_, i) => Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}

/** Of Node, Deno and Bun. */
interface HostBytes {
  allocUnsafeSlow(size: number): { readonly buffer: ArrayBuffer };
  compare(a: Uint8Array, b: Uint8Array): number;
}
const host: HostBytes | undefined = (globalThis as { readonly Buffer?: HostBytes }).Buffer;
/** Below so many bytes clearing costs next to nothing. */
const LARGE = 4_096;

/**
 * Memory of its own for `size` bytes, all of which the caller is going to write before anybody sees them: large ones are not
 * cleared where the host can leave that out. Clearing costs as much as a quarter of sealing.
 */
export function allocate(size: number): Uint8Array<ArrayBuffer> {
  if (host === undefined || size < LARGE) return new Uint8Array(size);
  return new Uint8Array(host.allocUnsafeSlow(size).buffer);
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const part of parts) length += part.length;
  const out = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Equality of public bytes; returns at the first difference. For secrets use `equalConstantTime`. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  if (host !== undefined && a.length > LONG) return host.compare(a, b) === 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Above so many bytes the host compares faster than a loop. */
const LONG = 128;

/** Equality whose running time depends on the lengths only, for MACs and `verify_data`. */
export function equalConstantTime(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a[i]! ^ b[i]!;
  return difference === 0;
}

export const utf8 = (text: string): Uint8Array => encoder.encode(text);

/** Strict UTF-8; `undefined` where the bytes are not valid UTF-8. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  const text = decoder.decode(bytes);
  if (!text.includes(REPLACEMENT)) return text;
  // Where it stands in the bytes as well it is no replacement.
  const written = bytes.reduce((sum, byte, i) => sum + (byte === 0xef && isReplacementAt(bytes, i) ? 1 : 0), 0);
  return text.split(REPLACEMENT).length - 1 === written ? text : undefined;
}

const REPLACEMENT = '\uFFFD';
const isReplacementAt = (bytes: Uint8Array, at: number): boolean => bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd;

/**
 * ASCII text with every other byte, and what ends a quotation, written `\xNN`: safe to print and to quote whatever a stranger
 * sent.
 */
export function printable(bytes: Uint8Array): string {
  let out = '';
  for (const b of bytes) out += isPlain(b) ? String.fromCharCode(b) : `\\x${HEX[b]}`;
  return out;
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const isPlain = (b: number): boolean => b >= 0x20 && b < 0x7f && b !== QUOTE && b !== BACKSLASH;

/** Big-endian unsigned integer of `size` bytes (at most 6, so that it is exact). */
export function uintBytes(value: number, size: number): Uint8Array {
  const out = new Uint8Array(size);
  let rest = value;
  for (let i = size - 1; i >= 0; i--) {
    out[i] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return out;
}

/** A view of the same memory is not enough where the caller may reuse its buffer. */
export const copy = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes);
