/**
 * Other names and bytes in place of the real ones: the same everywhere, of the same length, so that what is around them
 * stays as it is. Nothing of the original is in them; they are numbered in the order in which they are met.
 */
import { oidName } from '../../asn1/index.ts';
import { hex } from '../../bytes/index.ts';
import { parseAddress, showAddress } from '../../x509/index.ts';
import { COMMON, isAlpnName, isName } from './harmless-words.ts';

export class Disguise {
  readonly #words = new Map<string, string>();
  /** Words that stay in names, and not in what identifies somebody by itself. */
  readonly #common = new Map<string, string>();
  readonly #addresses = new Map<string, Uint8Array>();
  readonly #opaque = new Map<string, Uint8Array>();

  /** A name: every word of it that says whose it is. */
  text(name: string): string {
    const address = parseAddress(name);
    if (address !== undefined) return showAddress(this.address(address));
    return name.replace(WORDS, (word, numbers: string | undefined) => {
      if (numbers !== undefined) return this.#numbers(numbers);
      return COMMON.has(word.toLowerCase()) ? word : this.#word(word);
    });
  }

  /** An address or an object identifier inside a longer text: no number of it is a common word. */
  #numbers(numbers: string): string {
    if (oidName(numbers) !== undefined) return numbers;
    return numbers.replace(/[0-9a-f]+/gi, (number) => this.#word(number, this.#common).replace(/[0-9a-z]/g, noDigit));
  }

  /** The same length in UTF-8, which letters beyond ASCII make longer than their count. */
  #word(word: string, words = this.#words): string {
    const known = word.toLowerCase();
    const found = words.get(known) ?? numbered(words.size, encoder.encode(word).length);
    words.set(known, found);
    return found;
  }

  /** A protocol: what is registered stays. */
  protocol(name: string): string {
    return isAlpnName(name) ? name : this.text(name);
  }

  /** 4 or 16 bytes: one of the addresses for documentation (RFC 5737, RFC 3849). This machine's own stay. */
  address(bytes: Uint8Array): Uint8Array {
    if (bytes[0] === 127 || (bytes.length === 16 && bytes.every((byte, i) => byte === (i === 15 ? 1 : 0))))
      return bytes;
    const key = bytes.join('.');
    const number = this.#addresses.size + 1;
    const found = this.#addresses.get(key) ?? documentation(bytes.length, number);
    this.#addresses.set(key, found);
    return found;
  }

  /** Anything whose meaning is not known here: nothing of it stays but its length. Text stays text. */
  bytes(bytes: Uint8Array): Uint8Array {
    const text = bytes.every((byte) => byte >= 0x20 && byte < 0x7f) ? String.fromCharCode(...bytes) : '';
    if (/[A-Za-z0-9]/.test(text)) return encoder.encode(this.#identity(text));
    const key = hex(bytes);
    const found = this.#opaque.get(key) ?? noise(this.#opaque.size + 1, bytes.length);
    this.#opaque.set(key, found);
    return found;
  }

  #identity(text: string): string {
    return text.replace(/[A-Za-z0-9]+/g, (word) =>
      this.#word(word, COMMON.has(word.toLowerCase()) ? this.#common : this.#words),
    );
  }

  /** A sentence of ours that may have a stranger's words in it: those that were met elsewhere, and all that looks like a name. */
  prose(text: string): string {
    // In one pass: what was put in is not exchanged once more.
    return text.replace(PARTS, (part, quoted: string | undefined) => {
      if (quoted !== undefined) return `"${this.text(quoted)}"`;
      if (part.startsWith('§')) return part;
      return part.startsWith('\\') ? part.replace(/[0-9a-f]{2,}/gi, '00') : this.#token(part);
    });
  }

  #token(token: string): string {
    if (isName(token)) return token;
    const [, host, port] = /^(.+)(:\d{1,5})$/.exec(token) ?? [];
    if (host !== undefined && !token.includes('::') && parseAddress(host) !== undefined) return this.text(host) + port;
    if (/[.@:/]|\d{6}|^(?=.*\d)[0-9a-f]{8,}$/i.test(token)) return this.text(token);
    return token.replace(/[\p{L}\p{N}]{2,}/gu, (word) => this.#words.get(word.toLowerCase()) ?? word);
  }
}

const encoder = new TextEncoder();

/** A letter that is none of hexadecimal: what counts from 1 would be what was there, now and then. */
const noDigit = (digit: string): string => String.fromCharCode(0x67 + (Number.parseInt(digit, 36) % 20));

/** Words, and whole rows of numbers: what is between dots in IPv4 and object identifiers, and between colons in IPv6. */
const WORDS =
  /(?<![\p{L}\p{N}])(\d+(?:\.\d+){3,}|[0-9a-f]{0,4}(?:::?[0-9a-f]{1,4}){2,}(?:::)?)(?![\p{L}\p{N}])|[\p{L}\p{N}]+/giu;

/** What is quoted, what is escaped, sections, and every other word of a sentence. */
const PARTS =
  /"((?:[^"\\]|\\.)*)"|\\(?:[xX][0-9a-fA-F]{2}|[uU]\{[0-9a-fA-F]+\}|[0-9a-fA-F]{2})|§[\d.]+|[\p{L}\p{N}]+(?:[^\s,;"'()[\]]*[\p{L}\p{N}])?/gu;

/** `x1`, `xx12`: a number at the end of as many letters as there is room for. Short words may meet again. */
function numbered(number: number, length: number): string {
  const digits = number.toString(36);
  return digits.length >= length ? digits.slice(-length) : `${'x'.repeat(length - digits.length)}${digits}`;
}

/** Bytes that look like random ones, from a number (xorshift32). */
function noise(number: number, length: number): Uint8Array {
  let state = Math.imul(number, 0x9e3779b1) | 1;
  return Uint8Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0xff;
  });
}

function documentation(length: number, number: number): Uint8Array {
  const low = [(number >> 8) & 0xff, number & 0xff];
  if (length === 4) return Uint8Array.of(192, 0, 2, number & 0xff);
  const bytes = new Uint8Array(length);
  bytes.set([0x20, 0x01, 0x0d, 0xb8]);
  bytes.set(low, length - 2);
  return bytes;
}
