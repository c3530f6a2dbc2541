import { copy, equal } from '../bytes/index.ts';
import { resize, toInteger } from './finite-field/index.ts';
import { curveBytes, isUncompressed } from './groups.ts';
import { BadKey, type PrivateKeyData, type PublicKeyData, type RawKeyName } from './provider.ts';

type RsaPublic = Extract<PublicKeyData, { type: 'rsa' }>;
type RsaPrivate = Extract<PrivateKeyData, { type: 'rsa' }>;

/**
 * A copy of `key` whose form is right. Throws `BadKey`. Whether a point is on its curve is for the provider's
 * arithmetic to say.
 */
export function checkPublicKey(key: PublicKeyData): PublicKeyData {
  switch (key.type) {
    case 'ec':
      if (!isUncompressed(key.curve, key.point)) throw new BadKey(`not an uncompressed point of ${key.curve}`);
      return { type: 'ec', curve: key.curve, point: copy(key.point) };
    case 'rsa':
      checkRsa(key);
      return { ...rsaPublicPart(key), modulus: copy(key.modulus), publicExponent: copy(key.publicExponent) };
    default:
      requireLength(key.type, 'public', key.key, rawKeys[key.type].key);
      return { type: key.type, key: copy(key.key) };
  }
}

/**
 * A copy of `key` that belongs together: `publicOf` is the provider's way from an EC scalar or a seed to the
 * public half, and may throw. Throws `BadKey`.
 */
export function checkPrivateKey(key: PrivateKeyData, publicOf: (key: PrivateKeyData) => Uint8Array): PrivateKeyData {
  if (key.type === 'rsa') {
    checkRsa(key);
    checkRsaPrivate(key);
    return key;
  }
  if (key.type !== 'ec') requireLength(key.type, 'private', key.seed, rawKeys[key.type].seed);
  const held = key.type === 'ec' ? { ...key, d: scalar(key.d, curveBytes[key.curve]) } : key;
  let own: Uint8Array;
  try {
    own = publicOf(held);
  } catch {
    throw new BadKey(`not a private ${key.type} key`);
  }
  if (!equal(own, key.type === 'ec' ? key.point : key.key)) throw new BadKey('the private and the public half differ');
  return held;
}

export function publicPart(key: PrivateKeyData): PublicKeyData {
  switch (key.type) {
    case 'ec':
      return { type: 'ec', curve: key.curve, point: key.point };
    case 'rsa':
      return rsaPublicPart(key);
    default:
      return { type: key.type, key: key.key };
  }
}

const rsaPublicPart = ({ modulus, publicExponent, pss }: RsaPublic | RsaPrivate): RsaPublic => ({
  type: 'rsa',
  modulus,
  publicExponent,
  ...(pss !== undefined && { pss }),
});

/** Bytes of a public key and of the seed that is its private half (RFC 8032 §5.1.5 and §5.2.5, FIPS 204 §4). */
const rawKeys: { readonly [N in RawKeyName]: { readonly key: number; readonly seed: number } } = {
  ed25519: { key: 32, seed: 32 },
  ed448: { key: 57, seed: 57 },
  mldsa44: { key: 1312, seed: 32 },
  mldsa65: { key: 1952, seed: 32 },
  mldsa87: { key: 2592, seed: 32 },
};

function requireLength(type: RawKeyName, half: string, bytes: Uint8Array, length: number): void {
  if (bytes.length !== length) throw new BadKey(`the ${half} half of an ${type} key has ${length} bytes`);
}

function scalar(d: Uint8Array, size: number): Uint8Array {
  const fixed = resize(d, size);
  if (fixed === undefined) throw new BadKey(`a private key longer than ${size} bytes`);
  return fixed;
}

/** 512 to 16384 bits, and an exponent that fits 64: beyond it lies only work for whoever verifies. */
function checkRsa({ modulus, publicExponent }: RsaPublic | RsaPrivate): void {
  const bits = modulus.length === 0 ? 0 : 8 * modulus.length - Math.clz32(modulus[0]!) + 24;
  if (modulus[0] === 0 || bits < 512 || bits > 16384) throw new BadKey(`an RSA modulus of ${bits} bits`);
  if (modulus.at(-1)! % 2 === 0) throw new BadKey('an even RSA modulus');
  const exponent = toInteger(publicExponent);
  if (publicExponent[0] === 0 || publicExponent.length > 8 || exponent < 3n || exponent % 2n === 0n)
    throw new BadKey('an RSA public exponent that is not an odd number from 3 up to 64 bits');
}

/** RFC 8017 §3.2: a wrong CRT value would give a signature that reveals the key. */
function checkRsaPrivate(key: RsaPrivate): void {
  const [n, e, d, p, q] = [key.modulus, key.publicExponent, key.privateExponent, key.prime1, key.prime2].map(toInteger);
  const [dP, dQ, qInv] = [key.exponent1, key.exponent2, key.coefficient].map(toInteger);
  const belongs =
    p! > 2n &&
    q! > 2n &&
    p! * q! === n &&
    (e! * d!) % (p! - 1n) === 1n &&
    (e! * d!) % (q! - 1n) === 1n &&
    dP === d! % (p! - 1n) &&
    dQ === d! % (q! - 1n) &&
    (qInv! * q!) % p! === 1n;
  if (!belongs) throw new BadKey('the numbers of this RSA private key do not belong together');
}
