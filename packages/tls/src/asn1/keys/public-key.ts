/** SubjectPublicKeyInfo (RFC 5280 §4.1.2.7) and the keys it holds. */
import { type Codec, type Field, fixed, type Infer, rest } from '../../presentation/index.ts';
import { bitStringOfBytes, definedBy, sequence, unsignedInteger } from '../der/index.ts';
import { oid } from '../oid.ts';
import { AlgorithmIdentifier } from './algorithm.ts';

export const RSAPublicKey = sequence(
  'RSAPublicKey',
  'RFC 8017 §A.1.1',
  {
    modulus: [unsignedInteger, 'n, the product of two secret primes; its length is the strength of the key.'],
    publicExponent: [unsignedInteger, 'e, nearly always 65537.'],
  },
  'An RSA public key: two numbers.',
);
export interface RSAPublicKey extends Infer<typeof RSAPublicKey> {}

/** A point of a curve, as RFC 5480 §2.2 has it in octets. */
export interface ECPoint {
  /** 4 is uncompressed, 2 and 3 are compressed. */
  readonly form: number;
  readonly x: Uint8Array;
  readonly y: Uint8Array | undefined;
}

const formField: Field = {
  name: 'form',
  codec: { name: 'form', read: (r) => r.uint(1), write: (w, value) => w.uint(1, value) },
  note: '04 says that both coordinates follow, 02 or 03 that y must be worked out from x.',
};
const coordinate = (name: string, length: number, note: string): Field => ({ name, codec: fixed(length), note });

export const ECPoint: Codec<ECPoint> = {
  name: 'ECPoint',
  rfc: 'RFC 5480 §2.2',
  note: 'A point of the curve: the public key.',
  read(r) {
    const form = r.field<number>(formField);
    if (form === 2 || form === 3) {
      return {
        form,
        x: r.field<Uint8Array>(coordinate('x', r.left, 'How far the point lies to the right.')),
        y: undefined,
      };
    }
    if (form !== 4 || r.left % 2 !== 0) return r.fail('not the octets of a point');
    const size = r.left / 2;
    const x = r.field<Uint8Array>(coordinate('x', size, 'How far the point lies to the right.'));
    return { form, x, y: r.field<Uint8Array>(coordinate('y', size, 'How far the point lies up.')) };
  },
  write(w, { form, x, y }) {
    w.uint(1, form);
    w.put(x);
    if (y !== undefined) w.put(y);
  },
};

const rawKey = (name: string, length: number, note: string): Codec<Uint8Array> => ({
  ...fixed(length, name),
  rfc: 'RFC 8410 §4',
  note,
});
const mlDsaKey = (level: string, length: number): Codec<Uint8Array> => ({
  ...fixed(length, `ML-DSA-${level} public key`),
  rfc: 'RFC 9881 §4',
  note: 'A key of lattices, by which signatures are checked that a quantum computer cannot forge.',
});

const unknownField: Field = { name: 'key', codec: rest, note: 'A key of an unknown algorithm.', unexplained: true };
/** A public key of an algorithm that nobody here knows. */
export const unknownKey: Codec<Uint8Array> = {
  ...rest,
  name: 'key',
  rfc: 'RFC 5280 §4.1.2.7',
  note: 'A key of an algorithm this reader does not know.',
  read: (r) => r.field(unknownField),
};

/** What `subjectPublicKey` holds, by the OID of its algorithm. */
export const publicKeyCodecs: Readonly<Record<string, Codec<any>>> = {
  [oid.rsaEncryption]: RSAPublicKey,
  [oid['id-RSASSA-PSS']]: RSAPublicKey,
  [oid['id-ecPublicKey']]: ECPoint,
  [oid['id-ecDH']]: ECPoint,
  [oid['id-Ed25519']]: rawKey('Ed25519 public key', 32, 'A point of edwards25519, by which signatures are checked.'),
  [oid['id-Ed448']]: rawKey('Ed448 public key', 57, 'A point of edwards448, by which signatures are checked.'),
  [oid['id-ml-dsa-44']]: mlDsaKey('44', 1312),
  [oid['id-ml-dsa-65']]: mlDsaKey('65', 1952),
  [oid['id-ml-dsa-87']]: mlDsaKey('87', 2592),
  [oid['id-X25519']]: rawKey('X25519 public key', 32, 'A point of curve25519, for agreeing on a secret.'),
  [oid['id-X448']]: rawKey('X448 public key', 56, 'A point of curve448, for agreeing on a secret.'),
};

/** `subjectPublicKey` holds the key: decode it with `publicKeyCodecs`. */
export const SubjectPublicKeyInfo = sequence(
  'SubjectPublicKeyInfo',
  'RFC 5280 §4.1.2.7',
  {
    algorithm: [AlgorithmIdentifier, 'What kind of key it is.'],
    subjectPublicKey: [
      definedBy(bitStringOfBytes, (info) => info.algorithm.algorithm, publicKeyCodecs, unknownKey),
      'The public key itself.',
    ],
  },
  'A public key and what kind it is.',
);
export interface SubjectPublicKeyInfo extends Infer<typeof SubjectPublicKeyInfo> {}
