import { concat, equal, unhex } from '../../../bytes/index.ts';
import type { Hash, HashName } from '../../provider.ts';
import { pureHashes } from './hash.ts';
import { type RsaPublicKeyData, rsaPublic } from './rsa.ts';

/** DER of DigestInfo up to the digest (RFC 8017 §9.2 note 1). */
const digestInfo: { readonly [N in HashName]: Uint8Array } = {
  sha256: unhex('3031300d060960864801650304020105000420'),
  sha384: unhex('3041300d060960864801650304020205000430'),
  sha512: unhex('3051300d060960864801650304020305000440'),
};

type Verify = (hash: HashName, key: RsaPublicKeyData, message: Uint8Array, signature: Uint8Array) => boolean;

/** RSASSA-PKCS1-v1_5 (RFC 8017 §8.2.2): the expected encoding is made and compared whole; nothing is parsed. */
export const verifyPkcs1: Verify = (hash, key, message, signature) => {
  const encoded = opened(key, signature);
  if (encoded === undefined) return false;
  const info = concat(digestInfo[hash], pureHashes[hash].digest(message));
  const padding = new Uint8Array(encoded.length - info.length - 3).fill(0xff);
  return equal(encoded, concat(Uint8Array.of(0, 1), padding, Uint8Array.of(0), info));
};

/** RSASSA-PSS (RFC 8017 §8.1.2, §9.1.2) with MGF1 of the same hash and a salt as long as the digest. */
export const verifyPss: Verify = (hashName, key, message, signature) => {
  const hash = pureHashes[hashName];
  const whole = opened(key, signature);
  if (whole === undefined) return false;
  // emBits is one less than the modulus: where that ends on a byte, the first byte is no part of the encoding.
  const topBits = 31 - Math.clz32(key.modulus[0]!);
  const encoded = topBits === 0 ? whole.subarray(1) : whole;
  if (topBits === 0 && whole[0] !== 0) return false;

  const split = encoded.length - hash.length - 1;
  const masked = encoded.subarray(0, split);
  const digest = encoded.subarray(split, -1);
  const unused = topBits === 0 ? 0 : (0xff << topBits) & 0xff;
  if (encoded.at(-1) !== 0xbc || (masked[0]! & unused) !== 0) return false;

  const mask = mgf1(hash, digest, split);
  const block = masked.map((byte, i) => byte ^ mask[i]!);
  block[0]! &= ~unused;
  const saltStart = split - hash.length;
  const separated = block.subarray(0, saltStart - 1).every((byte) => byte === 0) && block[saltStart - 1] === 1;
  const expected = hash.digest(new Uint8Array(8), hash.digest(message), block.subarray(saltStart));
  return separated && equal(expected, digest);
};

function opened(key: RsaPublicKeyData, signature: Uint8Array): Uint8Array | undefined {
  return signature.length === key.modulus.length ? rsaPublic(key, signature) : undefined;
}

/** MGF1 (RFC 8017 §B.2.1); no key is so long that the counter outgrows a byte. */
function mgf1(hash: Hash, seed: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  for (let counter = 0, at = 0; at < length; counter++, at += hash.length) {
    const block = hash.digest(seed, Uint8Array.of(0, 0, 0, counter));
    out.set(block.subarray(0, length - at), at);
  }
  return out;
}
