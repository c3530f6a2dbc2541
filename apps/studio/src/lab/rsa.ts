/**
 * The pure provider with RSA private keys. It leaves them out because the time that BigInt takes tells of the key: in this
 * page both ends and the thief are ours, and the keys last as long as the page.
 */
import { concat, equal, hex, unhex } from 'tlscope/bytes';
import type { CryptoProvider, Hash, PrivateKey, PrivateKeyData, SignatureScheme } from 'tlscope/crypto';
import { pureProvider } from 'tlscope/crypto/pure';

type RsaKey = Extract<PrivateKeyData, { type: 'rsa' }>;

const EXPONENT = 65_537n;
const PRIME_BYTES = 128;
const DIGEST_INFO_SHA256 = unhex('3031300d060960864801650304020105000420');
const sha256 = pureProvider.hashes.sha256;
const held = new WeakMap<PrivateKey, RsaKey>();

export const labProvider: CryptoProvider = {
  ...pureProvider,
  generateKey: (kind) => (kind === 'rsa2048' ? makeRsaKey() : pureProvider.generateKey(kind)),
  importPrivateKey(data) {
    if (data.type !== 'rsa') return pureProvider.importPrivateKey(data);
    const { modulus, publicExponent } = data;
    const key: PrivateKey = { publicKey: { type: 'rsa', modulus, publicExponent } };
    held.set(key, data);
    return key;
  },
  signatureSchemes: pureProvider.signatureSchemes.map(withRsa),
  rsaEncryption: {
    encrypt: pureProvider.rsaEncryption.encrypt,
    decrypt: (key, ciphertext) => unpad(apply(keyOf(key), ciphertext)),
    decryptOr(key, ciphertext, substitute) {
      const message = unpad(apply(keyOf(key), ciphertext));
      return message?.length === substitute.length ? message : substitute;
    },
  },
};

function withRsa(scheme: SignatureScheme): SignatureScheme {
  const encode = { rsa_pss_rsae_sha256: encodePss, rsa_pkcs1_sha256: encodePkcs1 }[scheme.name as string];
  if (encode === undefined) return scheme;
  return {
    ...scheme,
    sign: (key, message) => apply(keyOf(key), encode(sha256.digest(message), keyOf(key).modulus.length)),
  };
}

function keyOf(key: PrivateKey): RsaKey {
  const data = held.get(key);
  if (data === undefined) throw new TypeError('this is no RSA key of the lab');
  return data;
}

/** RSADP and RSASP1 (RFC 8017 §5.1.2, §5.2.1). */
const apply = ({ privateExponent, modulus }: RsaKey, input: Uint8Array): Uint8Array =>
  bytesOf(power(integer(input), integer(privateExponent), integer(modulus)), modulus.length);

/** EME-PKCS1-v1_5 (RFC 8017 §7.2.2). */
function unpad(padded: Uint8Array): Uint8Array | undefined {
  const end = padded.indexOf(0, 2);
  return padded[0] === 0 && padded[1] === 2 && end >= 10 ? padded.slice(end + 1) : undefined;
}

/** EMSA-PKCS1-v1_5 (RFC 8017 §9.2). */
function encodePkcs1(digest: Uint8Array, size: number): Uint8Array {
  const info = concat(DIGEST_INFO_SHA256, digest);
  const padding = new Uint8Array(size - info.length - 3).fill(0xff);
  return concat(Uint8Array.of(0, 1), padding, Uint8Array.of(0), info);
}

/** EMSA-PSS (RFC 8017 §9.1.1), with a salt as long as the hash, for a modulus whose first bit is set. */
function encodePss(digest: Uint8Array, size: number): Uint8Array {
  const salt = pureProvider.random(sha256.length);
  const seal = sha256.digest(new Uint8Array(8), digest, salt);
  const block = new Uint8Array(size - sha256.length - 1);
  block[block.length - salt.length - 1] = 1;
  block.set(salt, block.length - salt.length);
  const mask = mgf1(sha256, seal, block.length);
  const masked = block.map((byte, i) => byte ^ mask[i]!);
  masked[0]! &= 0x7f;
  return concat(masked, seal, Uint8Array.of(0xbc));
}

/** RFC 8017 §B.2.1. */
const mgf1 = (hash: Hash, seed: Uint8Array, length: number): Uint8Array =>
  concat(
    ...Array.from({ length: Math.ceil(length / hash.length) }, (_, i) => hash.digest(seed, Uint8Array.of(0, 0, 0, i))),
  ).subarray(0, length);

function makeRsaKey(): RsaKey {
  const p = makePrime();
  let q = makePrime();
  while (equal(bytesOf(p, PRIME_BYTES), bytesOf(q, PRIME_BYTES))) q = makePrime();
  const d = inverse(EXPONENT, (p - 1n) * (q - 1n));
  const half = (value: bigint) => bytesOf(value, PRIME_BYTES);
  return {
    type: 'rsa',
    modulus: bytesOf(p * q, 2 * PRIME_BYTES),
    publicExponent: bytesOf(EXPONENT, 3),
    privateExponent: bytesOf(d, 2 * PRIME_BYTES),
    prime1: half(p),
    prime2: half(q),
    exponent1: half(d % (p - 1n)),
    exponent2: half(d % (q - 1n)),
    coefficient: half(inverse(q, p)),
  };
}

const smallPrimes = Array.from({ length: 2000 }, (_, i) => 2 * i + 3)
  .filter((n) => Array.from({ length: Math.floor(Math.sqrt(n)) - 1 }, (_, i) => i + 2).every((k) => n % k !== 0))
  .map(BigInt);

/** Its first two bits are set, so that the product of two has all its bits. */
function makePrime(): bigint {
  for (;;) {
    const bytes = pureProvider.random(PRIME_BYTES);
    bytes[0]! |= 0xc0;
    bytes[PRIME_BYTES - 1]! |= 1;
    const candidate = integer(bytes);
    if (smallPrimes.every((prime) => candidate % prime !== 0n) && isPrime(candidate)) return candidate;
  }
}

/** Fermat's test to a few bases: a random number of this size that passes is composite less often than memory fails. */
const isPrime = (n: bigint): boolean =>
  (n - 1n) % EXPONENT !== 0n && [2n, 3n, 5n, 7n].every((base) => power(base, n - 1n, n) === 1n);

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === '1') result = (result * base) % modulus;
  }
  return result;
}

/** Euclid's. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [r, next] = [modulus, value % modulus];
  let [t, following] = [0n, 1n];
  while (next !== 0n) {
    const times = r / next;
    [r, next] = [next, r - times * next];
    [t, following] = [following, t - times * following];
  }
  return ((t % modulus) + modulus) % modulus;
}

const integer = (bytes: Uint8Array): bigint => BigInt(`0x${hex(bytes)}`);
const bytesOf = (value: bigint, size: number): Uint8Array => unhex(value.toString(16).padStart(2 * size, '0'));
