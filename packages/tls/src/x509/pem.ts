/** PEM: DER as text between `-----BEGIN LABEL-----` and `-----END LABEL-----` (RFC 7468 §3). */
import { copy, fromUtf8 } from '../bytes/index.ts';

export interface PemBlock {
  /** `CERTIFICATE`, `PRIVATE KEY`, `PUBLIC KEY`, ... */
  readonly label: string;
  readonly der: Uint8Array;
}

/** Text that claims to be PEM and is not. */
export class BadPem extends Error {
  override readonly name = 'BadPem';
  readonly code = 'ERR_TLSCOPE_BAD_PEM';
}

const BEGIN = '-----BEGIN ';
const DASHES = '-----';

/**
 * Every block of `text`, in order; anything outside the blocks is a comment (RFC 7468 §2). Throws `BadPem` where a
 * block does not end, or holds something other than base64: a broken block is never skipped.
 */
export function pemBlocks(text: string): PemBlock[] {
  const blocks: PemBlock[] = [];
  let from = text.indexOf(BEGIN);
  while (from !== -1) {
    const labelEnd = text.indexOf(DASHES, from + BEGIN.length);
    if (labelEnd === -1) throw new BadPem('a PEM header does not end');
    const label = text.slice(from + BEGIN.length, labelEnd);
    const footer = `-----END ${label}-----`;
    const end = text.indexOf(footer, labelEnd);
    if (end === -1) throw new BadPem(`the PEM block "${label.slice(0, 64)}" does not end with ${footer.slice(0, 80)}`);
    blocks.push({ label, der: fromBase64(text.slice(labelEnd + DASHES.length, end), label) });
    from = text.indexOf(BEGIN, end + footer.length);
  }
  return blocks;
}

/** The textual form with 64 characters to a line, ending in a line break. */
export function toPem(label: string, der: Uint8Array): string {
  const lines = toBase64(der).match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.map((line) => `${line}\n`).join('')}-----END ${label}-----\n`;
}

/** The blocks of PEM text, or DER as one block labelled `label`: whichever `data` is. Throws `BadPem`. */
export function pemOrDer(data: Uint8Array | string, label: string): PemBlock[] {
  if (typeof data !== 'string' && isDer(data)) return [{ label, der: copy(data) }];
  const text = typeof data === 'string' ? data : fromUtf8(data);
  const blocks = text === undefined ? [] : pemBlocks(text);
  if (blocks.length === 0) throw new BadPem(`neither PEM nor DER (looking for a ${label})`);
  return blocks;
}

/** One SEQUENCE that fills the bytes: what PEM text never looks like. */
function isDer(bytes: Uint8Array): boolean {
  const first = bytes[1] ?? 0;
  if (bytes[0] !== 0x30 || first === 0x80) return false;
  if (first < 0x80) return bytes.length === 2 + first;
  const size = first - 0x80;
  let length = 0;
  for (let i = 0; i < size; i++) length = length * 256 + (bytes[2 + i] ?? 0);
  return bytes.length === 2 + size + length;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Map(Array.from(ALPHABET, (letter, value) => [letter, value]));

function fromBase64(body: string, label: string): Uint8Array {
  const text = body.replace(/\s/g, '');
  const digits = text.replace(/=*$/, '');
  if (text.length % 4 !== 0 || text.length - digits.length > 2) {
    throw new BadPem(`the base64 of the PEM block "${label.slice(0, 64)}" has a wrong length`);
  }
  const out = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of digits) {
    const value = VALUES.get(letter);
    if (value === undefined) throw new BadPem(`the PEM block "${label.slice(0, 64)}" is not base64`);
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[at++] = (held >> bits) & 0xff;
    }
  }
  return out;
}

function toBase64(bytes: Uint8Array): string {
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const word = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    out += ALPHABET[word >> 18]! + ALPHABET[(word >> 12) & 63]!;
    out += left > 1 ? ALPHABET[(word >> 6) & 63]! : '=';
    out += left > 2 ? ALPHABET[word & 63]! : '=';
  }
  return out;
}
