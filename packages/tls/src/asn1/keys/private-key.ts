/** Private keys at rest: PKCS #8 (RFC 5958) and what it wraps (RFC 8017 §A.1.2, RFC 5915, RFC 8410 §7). */
import type { Codec, Infer } from '../../presentation/index.ts';
import {
  bitStringOfBytes,
  choice,
  type Der,
  definedBy,
  elementTree,
  explicit,
  implicit,
  named,
  namedNumber,
  OCTET_STRING,
  type Opening,
  optional,
  sequence,
  sequenceOf,
  setOf,
  unsignedInteger,
} from '../der/index.ts';
import { Attribute } from '../name.ts';
import { oid } from '../oid.ts';
import { AlgorithmIdentifier, ECParameters } from './algorithm.ts';
import { ECPoint, publicKeyCodecs, unknownKey } from './public-key.ts';

const OtherPrimeInfo = sequence(
  'OtherPrimeInfo',
  'RFC 8017 §A.1.2',
  {
    prime: [unsignedInteger, 'A further prime factor of the modulus.'],
    exponent: [unsignedInteger, 'The private exponent, reduced for this prime.'],
    coefficient: [unsignedInteger, 'Puts this part of the result together with the others.'],
  },
  'A third prime or one beyond; hardly ever used.',
);

export const RSAPrivateKey = sequence(
  'RSAPrivateKey',
  'RFC 8017 §A.1.2',
  {
    version: [
      namedNumber('Version', 'RFC 8017 §A.1.2', { 'two-prime': 0, multi: 1 }, 'How many primes the modulus has.'),
      'Two primes (0) or more (1).',
    ],
    modulus: [unsignedInteger, 'n, the product of the primes; it is public.'],
    publicExponent: [unsignedInteger, 'e, nearly always 65537; it is public.'],
    privateExponent: [unsignedInteger, 'd, which undoes e: the secret.'],
    prime1: [unsignedInteger, 'p, a secret prime.'],
    prime2: [unsignedInteger, 'q, the other secret prime.'],
    exponent1: [unsignedInteger, 'd mod (p-1), for working modulo p, which is faster.'],
    exponent2: [unsignedInteger, 'd mod (q-1), for working modulo q.'],
    coefficient: [unsignedInteger, 'The inverse of q mod p, for putting the two halves together.'],
    otherPrimeInfos: [optional(sequenceOf(OtherPrimeInfo, 1)), 'Further primes, if there are more than two.'],
  },
  'An RSA private key, with everything that makes it fast.',
);
export interface RSAPrivateKey extends Infer<typeof RSAPrivateKey> {}

export const ECPrivateKey = sequence(
  'ECPrivateKey',
  'RFC 5915 §3',
  {
    version: [
      namedNumber('Version', 'RFC 5915 §3', { ecPrivkeyVer1: 1 }, 'The edition of this structure.'),
      'The edition of this structure, always 1.',
    ],
    privateKey: [OCTET_STRING, 'The secret number, as long as the order of the curve.'],
    parameters: [optional(explicit(0, ECParameters)), 'The curve, where nothing around this says it.'],
    publicKey: [
      optional(
        explicit(
          1,
          bitStringOfBytes.containing(() => ECPoint),
        ),
      ),
      'The public point that belongs to the secret number.',
    ],
  },
  'An elliptic curve private key.',
);
export interface ECPrivateKey extends Infer<typeof ECPrivateKey> {}

export const CurvePrivateKey = named(
  'CurvePrivateKey',
  'RFC 8410 §7',
  OCTET_STRING,
  'The secret bytes from which an EdDSA or X25519 key is worked out.',
);

const mlDsaSeed: Der<Uint8Array> = named(
  'Seed',
  'RFC 9881 §6',
  OCTET_STRING,
  '32 bytes from which all of the key is worked out.',
);
const mlDsaExpanded: Der<Uint8Array> = named(
  'ExpandedKey',
  'RFC 9881 §6',
  OCTET_STRING,
  'The key as it is used for signing.',
);

export const MLDSAPrivateKey = choice(
  'ML-DSA-PrivateKey',
  'RFC 9881 §6',
  {
    seed: [implicit(0, mlDsaSeed), 'The seed alone.'],
    expandedKey: [mlDsaExpanded, 'The expanded key alone; there is no way back from it to the seed.'],
    both: [
      sequence('Both', 'RFC 9881 §6', {
        seed: [mlDsaSeed, 'The seed.'],
        expandedKey: [mlDsaExpanded, 'What the seed gives.'],
      }),
      'Both of them.',
    ],
  },
  'An ML-DSA private key.',
);
export type MLDSAPrivateKey = Infer<typeof MLDSAPrivateKey>;

/** What `privateKey` holds, by the OID of its algorithm. */
export const privateKeyCodecs = {
  [oid.rsaEncryption]: RSAPrivateKey,
  [oid['id-RSASSA-PSS']]: RSAPrivateKey,
  [oid['id-ecPublicKey']]: ECPrivateKey,
  [oid['id-ecDH']]: ECPrivateKey,
  [oid['id-Ed25519']]: CurvePrivateKey,
  [oid['id-Ed448']]: CurvePrivateKey,
  [oid['id-ml-dsa-44']]: MLDSAPrivateKey,
  [oid['id-ml-dsa-65']]: MLDSAPrivateKey,
  [oid['id-ml-dsa-87']]: MLDSAPrivateKey,
  [oid['id-X25519']]: CurvePrivateKey,
  [oid['id-X448']]: CurvePrivateKey,
} as const satisfies Readonly<Record<string, Codec<any>>>;

const unknownPrivateKey = elementTree('Part of a key of an unknown algorithm.', true);

const publicKey: Opening<Uint8Array> = {
  ...implicit(1, bitStringOfBytes),
  containing: (inner): Der<Uint8Array> => implicit(1, bitStringOfBytes.containing(inner)),
};

const algorithmOfKey = (info: { privateKeyAlgorithm: AlgorithmIdentifier }) => info.privateKeyAlgorithm.algorithm;

/** `OneAsymmetricKey`, which without its publicKey is the PrivateKeyInfo of PKCS #8. */
export const PrivateKeyInfo = sequence(
  'PrivateKeyInfo',
  'RFC 5958 §2',
  {
    version: [
      namedNumber('Version', 'RFC 5958 §2', { v1: 0, v2: 1 }, 'The edition of this structure.'),
      'v1 (0), or v2 (1) where the public key comes along.',
    ],
    privateKeyAlgorithm: [AlgorithmIdentifier, 'What kind of key it is.'],
    privateKey: [
      definedBy(OCTET_STRING, algorithmOfKey, privateKeyCodecs, unknownPrivateKey),
      'The key, in the form of its kind.',
    ],
    attributes: [optional(implicit(0, setOf(Attribute))), 'Remarks that travel with the key.'],
    publicKey: [
      optional(definedBy(publicKey, algorithmOfKey, publicKeyCodecs, unknownKey)),
      'The public key that belongs to it.',
    ],
  },
  'A private key and what kind it is.',
);
export interface PrivateKeyInfo extends Infer<typeof PrivateKeyInfo> {}
