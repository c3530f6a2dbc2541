import { x448 } from '@noble/curves/ed448.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { type Field, fieldGroup, fields, GENERATOR, toBytes, toInteger } from '../../finite-field/index.ts';
import { hybridGroup } from '../../hybrids.ts';
import { kemGroup } from '../../kem-groups.ts';
import type { CryptoProvider, Group } from '../../provider.ts';
import { ecGroup, kemWith, montgomeryGroup } from '../parts/index.ts';

export const nobleCurves = { secp256r1: p256, secp384r1: p384, secp521r1: p521 } as const;

type Random = CryptoProvider['random'];

export function pureGroups(random: Random): readonly Group[] {
  const [kem, kem1024] = [kemWith(random), kemWith(random, 1024)];
  const curves = [
    montgomeryGroup('x25519', x25519, random),
    ecGroup('secp256r1', p256, random),
    ecGroup('secp384r1', p384, random),
    ecGroup('secp521r1', p521, random),
    montgomeryGroup('x448', x448, random),
  ];
  return [
    hybridGroup('X25519MLKEM768', kem, curves),
    ...curves,
    hybridGroup('SecP256r1MLKEM768', kem, curves),
    hybridGroup('SecP384r1MLKEM1024', kem1024, curves),
    kemGroup('MLKEM1024', kem1024),
    ...fields.map((field) => ffdheGroup(field, random)),
  ];
}

/** The time BigInt takes tells of the exponent; but each serves one exchange, so that nobody can measure it twice. */
const ffdheGroup = (field: Field, random: Random): Group =>
  fieldGroup(field, (secret) => {
    const exponent = secret === undefined ? freshExponent(field, random) : toInteger(secret);
    const power = (base: bigint): Uint8Array => toBytes(powerModulo(base, exponent, field.prime), field.size);
    return { share: power(BigInt(GENERATOR)), agree: (peer) => power(toInteger(peer)) };
  });

/** RFC 7919 §5.2: short, and with its highest bit set, so that every one has the same length. */
function freshExponent({ exponentBits }: Field, random: Random): bigint {
  const bits = BigInt(exponentBits);
  return BigInt.asUintN(exponentBits - 1, toInteger(random(Math.ceil(exponentBits / 8)))) | (1n << (bits - 1n));
}

/** Montgomery's ladder: the same two products for a bit of either kind. */
function powerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [low, high] = [1n, base];
  for (const bit of exponent.toString(2)) {
    const product = (low * high) % modulus;
    if (bit === '0') [low, high] = [(low * low) % modulus, product];
    else [low, high] = [product, (high * high) % modulus];
  }
  return low;
}
