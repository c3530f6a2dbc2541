import { copy, equal } from '../bytes/index.ts';
import { curveBytes, isUncompressed } from './groups.ts';
import { resize, toInteger } from './integers.ts';
import { BadKey, type PrivateKeyData, type PublicKeyData } from './provider.ts';

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
    case 'ed25519':
      if (key.key.length !== 32) throw new BadKey('an Ed25519 public key has 32 bytes');
      return { type: 'ed25519', key: copy(key.key) };
    case 'rsa':
      checkRsa(key);
      return { type: 'rsa', modulus: copy(key.modulus), publicExponent: copy(key.publicExponent) };
  }
}

/**
 * A copy of `key` that belongs together: `publicOf` is the provider's way from an EC scalar or an Ed25519 seed to the
 * public half, and may throw. Throws `BadKey`.
 */
export function checkPrivateKey(key: PrivateKeyData, publicOf: (key: PrivateKeyData) => Uint8Array): PrivateKeyData {
  if (key.type === 'rsa') {
    checkRsa(key);
    checkRsaPrivate(key);
    return key;
  }
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
    case 'ed25519':
      return { type: 'ed25519', key: key.key };
    case 'rsa':
      return { type: 'rsa', modulus: key.modulus, publicExponent: key.publicExponent };
  }
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
