/**
 * Other names in place of the real ones: the same everywhere, of the same length, so that what is around them stays as it
 * is. Nothing of the original is in them; they are numbered in the order in which they are met.
 */
export class Disguise {
  readonly #words = new Map<string, string>();
  readonly #addresses = new Map<string, Uint8Array>();

  /** Every word of a name that says whose it is. */
  text(name: string): string {
    return name.replace(/[\p{L}\p{N}]+/gu, (word) => this.#word(word));
  }

  /** The same length in UTF-8, which letters beyond ASCII make longer than their count. */
  #word(word: string): string {
    const known = word.toLowerCase();
    if (COMMON.has(known) || /^\d$/.test(word)) return word;
    const length = encoder.encode(word).length;
    const found = this.#words.get(known) ?? numbered(this.#words.size, length);
    this.#words.set(known, found);
    return found;
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

  /** A text that may have names in it: those that were met elsewhere, and no other word. */
  prose(text: string): string {
    const words = text.replace(/[\p{L}\p{N}]{2,}/gu, (word) => this.#words.get(word.toLowerCase()) ?? word);
    return words.replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, (address) => {
      const bytes = Uint8Array.from(address.split('.').map(Number));
      return this.address(bytes).join('.');
    });
  }

  get isEmpty(): boolean {
    return this.#words.size + this.#addresses.size === 0;
  }
}

/** Words that name nobody, or everybody. */
const COMMON: ReadonlySet<string> = new Set(
  `com org net io dev app edu gov co eu uk de fr nl ch at es it jp cn in us au ca local localhost localdomain test example
   internal lan home arpa www mail smtp imap mqtt api http https ocsp crl crt cer der pem pki p7c cacerts aia cps
   root ca cert certificate certificates certification authority issuing intermediate server client tls ssl rsa ecc ecdsa
   sha sha1 sha256 sha384 sha512 ev dv ov the of and for inc ltd llc gmbh ag sa corp class global trust public`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

const encoder = new TextEncoder();

/** `x1`, `xx12`: a number at the end of as many letters as there is room for. Short words may meet again. */
function numbered(number: number, length: number): string {
  const digits = number.toString(36);
  return digits.length >= length ? digits.slice(-length) : `${'x'.repeat(length - digits.length)}${digits}`;
}

function documentation(length: number, number: number): Uint8Array {
  const low = [(number >> 8) & 0xff, number & 0xff];
  if (length === 4) return Uint8Array.of(192, 0, 2, number & 0xff);
  const bytes = new Uint8Array(length);
  bytes.set([0x20, 0x01, 0x0d, 0xb8]);
  bytes.set(low, length - 2);
  return bytes;
}
