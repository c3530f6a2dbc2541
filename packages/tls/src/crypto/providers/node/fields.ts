/**
 * Diffie-Hellman in the fields of RFC 7919 by OpenSSL, over `KeyObject`s. Node's `DiffieHellman` class would do with less,
 * but from Node 24 on it tests the prime anew each time, which takes seconds; here OpenSSL recognises it.
 */
import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { concat, unhex } from '../../../bytes/index.ts';
import { type Field, fieldGroup, GENERATOR, primeBytes, resize } from '../../finite-field/index.ts';
import type { Group } from '../../provider.ts';
import { plain } from './bytes.ts';

export function ffdheGroup(field: Field): Group {
  return fieldGroup(field, (given) => {
    const { privateKey, publicKey } = given === undefined ? freshPair(field) : pairOf(field, given);
    const padded = (number: Uint8Array): Uint8Array => resize(number, field.size)!;
    return {
      share: padded(publicNumber(publicKey)),
      agree: (peer) => padded(plain(diffieHellman({ privateKey, publicKey: publicKeyOf(field, peer) }))),
    };
  });
}

/** What @types/node leaves out. */
const generatePair = generateKeyPairSync as unknown as (
  type: 'dh',
  options: { readonly prime: Uint8Array; readonly generator: number },
) => { readonly publicKey: KeyObject; readonly privateKey: KeyObject };

const freshPair = (field: Field) => generatePair('dh', { prime: primeBytes(field), generator: GENERATOR });

function pairOf(field: Field, exponent: Uint8Array) {
  const info = sequence(integer(Uint8Array.of(0)), algorithmOf(field), tlv(0x04, integer(exponent)));
  const privateKey = createPrivateKey({ key: info, format: 'der', type: 'pkcs8' });
  return { privateKey, publicKey: createPublicKey(privateKey) };
}

function publicKeyOf(field: Field, Y: Uint8Array): KeyObject {
  const info = sequence(algorithmOf(field), tlv(0x03, concat(Uint8Array.of(0), integer(Y))));
  return createPublicKey({ key: info, format: 'der', type: 'spki' });
}

/** The INTEGER inside the BIT STRING behind the algorithm: the last thing in a SubjectPublicKeyInfo. */
function publicNumber(key: KeyObject): Uint8Array {
  const spki = plain(key.export({ format: 'der', type: 'spki' }));
  const algorithm = contentAt(spki, 0).start;
  const bits = contentAt(spki, contentAt(spki, algorithm).end);
  const { start, end } = contentAt(spki, bits.start + 1);
  return spki.subarray(start, end);
}

/** AlgorithmIdentifier of dhKeyAgreement with its DHParameter (RFC 3279 §2.3.3 has another; OpenSSL writes this one). */
const algorithmOf = (field: Field): Uint8Array =>
  sequence(unhex('06092a864886f70d010301'), sequence(integer(primeBytes(field)), integer(Uint8Array.of(GENERATOR))));

const sequence = (...parts: readonly Uint8Array[]): Buffer => Buffer.from(tlv(0x30, concat(...parts)));

function integer(number: Uint8Array): Uint8Array {
  const first = number.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? Uint8Array.of(0) : number.subarray(first);
  return tlv(0x02, digits[0]! < 0x80 ? digits : concat(Uint8Array.of(0), digits));
}

function tlv(tag: number, content: Uint8Array): Uint8Array {
  const { length } = content;
  if (length < 0x80) return concat(Uint8Array.of(tag, length), content);
  const size = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length];
  return concat(Uint8Array.of(tag, ...size), content);
}

/** Where the content of the element at `at` begins and ends. */
function contentAt(der: Uint8Array, at: number): { readonly start: number; readonly end: number } {
  const first = der[at + 1]!;
  const bytes = first < 0x80 ? 0 : first & 0x7f;
  const start = at + 2 + bytes;
  const length = der.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, bytes === 0 ? first : 0);
  return { start, end: start + length };
}
