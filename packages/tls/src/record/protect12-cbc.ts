/** CBC and HMAC in TLS 1.2: GenericBlockCipher (RFC 5246 §6.2.3.2), and the better order of RFC 7366. */
import { concat, equalConstantTime } from '../bytes/index.ts';
import type { CbcHmac, CbcHmacKeys } from '../crypto/index.ts';
import { rule } from '../rules/index.ts';
import { broken, MAX_PLAINTEXT } from '../wire/index.ts';
import { removePadding } from './cbc-padding.ts';
import {
  authentic,
  contentLength12,
  type FramedRecord,
  HEADER_LENGTH,
  type OpenedRecord,
  type Protection,
  RECORD_VERSION,
  refuseWrap,
  requireContent,
  sealLimit,
  writeHeader,
  writeSequence,
} from './protection.ts';

const recordAuthentic = rule('record.authentic_cbc', authentic('RFC 5246 §6.2.3.2'));

const BLOCK = 16;

export interface CbcProtection {
  readonly cipher: CbcHmac;
  readonly keys: CbcHmacKeys;
  /** Fresh IVs. */
  readonly random: (length: number) => Uint8Array;
  /** The MAC is over what was encrypted, and nothing is decrypted that is not genuine (RFC 7366 §3). */
  readonly encryptThenMac: boolean;
}

export const protect12Cbc = (options: CbcProtection): Protection =>
  options.encryptThenMac ? new EncryptThenMac(options) : new MacThenEncrypt(options);

/** The parts of a record's fragment; the last is empty where the MAC is inside. */
interface Parts {
  readonly iv: Uint8Array;
  readonly encrypted: Uint8Array;
  readonly mac: Uint8Array;
}

/** What both orders have in common. */
abstract class ProtectionCbc implements Protection {
  sequence = 0;
  readonly overhead: number;
  readonly sealLimit: number;
  protected readonly cipher: CbcHmac;
  protected readonly keys: CbcHmacKeys;
  readonly #random: CbcProtection['random'];

  constructor({ cipher, keys, random }: CbcProtection) {
    this.cipher = cipher;
    this.keys = keys;
    this.#random = random;
    this.sealLimit = sealLimit(cipher.name);
    this.overhead = HEADER_LENGTH + BLOCK + cipher.macLength + BLOCK;
  }

  seal(contentType: number, data: Uint8Array, from: number, to: number, out: Uint8Array, at: number): number {
    refuseWrap(this.sequence);
    const { iv, encrypted, mac } = this.sealParts(contentType, data.subarray(from, to), this.#random(BLOCK));
    const length = BLOCK + encrypted.length + mac.length;
    writeHeader(out, at, contentType, RECORD_VERSION, length);
    out.set(iv, at + HEADER_LENGTH);
    out.set(encrypted, at + HEADER_LENGTH + BLOCK);
    out.set(mac, at + HEADER_LENGTH + BLOCK + encrypted.length);
    this.sequence++;
    return HEADER_LENGTH + length;
  }

  open(record: FramedRecord): OpenedRecord {
    refuseWrap(this.sequence);
    const { type, fragment } = record;
    const parts = this.partsOf(fragment);
    const whole = parts.encrypted.length >= this.shortest && parts.encrypted.length % BLOCK === 0;
    const content = whole ? this.openParts(record, parts) : undefined;
    if (content === undefined) throw broken(recordAuthentic, this.sequence);
    if (content.length > MAX_PLAINTEXT) throw broken(contentLength12, content.length, MAX_PLAINTEXT);
    requireContent(type, content.length);
    return { type, content, sequence: this.sequence++, padding: 0 };
  }

  /** The IV, and what the MAC is over before the data. */
  aeadInputs(sequence: number, bytes: Uint8Array): { nonce: Uint8Array; additional_data: Uint8Array } {
    const parts = this.partsOf(bytes.subarray(HEADER_LENGTH));
    const version = bytes[1]! * 256 + bytes[2]!;
    const additional_data = additional(sequence, bytes[0]!, version, this.maccedLength(parts));
    return { nonce: parts.iv.slice(), additional_data };
  }

  /** The shortest ciphertext that can be genuine, in bytes. */
  protected abstract readonly shortest: number;
  protected abstract partsOf(fragment: Uint8Array): Parts;
  protected abstract sealParts(contentType: number, content: Uint8Array, iv: Uint8Array): Parts;
  /** The content, `undefined` where the record is not genuine. */
  protected abstract openParts(record: FramedRecord, parts: Parts): Uint8Array | undefined;
  protected abstract maccedLength(parts: Parts): number;
}

/** RFC 7366 §3: MAC(seq_num + type + version + length + IV + ENC(content + padding)). */
class EncryptThenMac extends ProtectionCbc {
  protected readonly shortest = BLOCK;

  protected partsOf(fragment: Uint8Array): Parts {
    const end = Math.max(BLOCK, fragment.length - this.cipher.macLength);
    return {
      iv: fragment.subarray(0, BLOCK),
      encrypted: fragment.subarray(BLOCK, end),
      mac: fragment.subarray(end),
    };
  }

  protected sealParts(contentType: number, content: Uint8Array, iv: Uint8Array): Parts {
    const encrypted = this.keys.encrypt(iv, padded(content));
    return { iv, encrypted, mac: this.#mac(contentType, RECORD_VERSION, iv, encrypted) };
  }

  protected openParts({ type, legacy_version }: FramedRecord, { iv, encrypted, mac }: Parts): Uint8Array | undefined {
    if (!equalConstantTime(this.#mac(type, legacy_version, iv, encrypted), mac)) return undefined;
    const plaintext = this.keys.decrypt(iv, encrypted);
    const { good, length } = removePadding(plaintext, 0);
    return good ? plaintext.subarray(0, length) : undefined;
  }

  protected maccedLength({ encrypted }: Parts): number {
    return BLOCK + encrypted.length;
  }

  #mac(type: number, version: number, iv: Uint8Array, encrypted: Uint8Array): Uint8Array {
    const header = additional(this.sequence, type, version, this.maccedLength({ iv, encrypted, mac: iv }));
    return this.keys.mac(header, iv, encrypted);
  }
}

/** As much as the hash of any MAC can take in of padding: 256 bytes, and a block begun. */
const DUMMY = new Uint8Array(512);

/**
 * RFC 5246 §6.2.3.2: the MAC is encrypted with the content and the padding, so that padding is read before anything is
 * known to be genuine. Whoever can tell a bad padding from a bad MAC, or a long padding from a short one, can decrypt
 * (Vaudenay; Lucky Thirteen). Against that: one alert and one path for every record, padding checked without a branch,
 * the MAC compared in constant time, and as many blocks hashed whatever the padding says. JavaScript promises no more:
 * how long its engine takes over the same steps is not for us to say. So these suites are off unless named, and
 * encrypt_then_mac is always offered with them.
 */
class MacThenEncrypt extends ProtectionCbc {
  protected readonly shortest = BLOCK * Math.ceil((this.cipher.macLength + 1) / BLOCK);

  protected partsOf(fragment: Uint8Array): Parts {
    return {
      iv: fragment.subarray(0, BLOCK),
      encrypted: fragment.subarray(BLOCK),
      mac: fragment.subarray(fragment.length),
    };
  }

  protected sealParts(contentType: number, content: Uint8Array, iv: Uint8Array): Parts {
    const mac = this.keys.mac(additional(this.sequence, contentType, RECORD_VERSION, content.length), content);
    const encrypted = this.keys.encrypt(iv, padded(concat(content, mac)));
    return { iv, encrypted, mac: encrypted.subarray(encrypted.length) };
  }

  protected openParts({ type, legacy_version }: FramedRecord, { iv, encrypted }: Parts): Uint8Array | undefined {
    const { macLength } = this.cipher;
    const plaintext = this.keys.decrypt(iv, encrypted);
    const { good, length } = removePadding(plaintext, macLength);
    const content = plaintext.subarray(0, length);
    const expected = this.keys.mac(additional(this.sequence, type, legacy_version, length), content);
    const most = plaintext.length - macLength - 1;
    this.keys.mac(DUMMY.subarray(0, this.cipher.macBlock * (this.#blocks(most) - this.#blocks(length))));
    const genuine = equalConstantTime(expected, plaintext.subarray(length, length + macLength));
    return genuine && good ? content : undefined;
  }

  protected maccedLength({ iv, encrypted }: Parts): number {
    return removePadding(this.keys.decrypt(iv, encrypted), this.cipher.macLength).length;
  }

  /** How many blocks the inner hash takes in for `length` bytes of content: 13 before them, and its own ending. */
  #blocks(length: number): number {
    const { macBlock } = this.cipher;
    const ending = macBlock === 64 ? 9 : 17;
    return Math.ceil((13 + length + ending) / macBlock);
  }
}

/** seq_num + type + version + length (RFC 5246 §6.2.3.1). */
function additional(sequence: number, type: number, version: number, length: number): Uint8Array {
  const out = new Uint8Array(13);
  writeSequence(out, 0, sequence);
  writeHeader(out, 8, type, version, length);
  return out;
}

/** The least padding that fills a block, never none: each byte of it is padding_length. */
function padded(content: Uint8Array): Uint8Array {
  const padding_length = BLOCK - 1 - (content.length % BLOCK);
  const out = new Uint8Array(content.length + padding_length + 1).fill(padding_length);
  out.set(content);
  return out;
}
