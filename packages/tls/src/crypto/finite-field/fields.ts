/** The finite fields of RFC 7919, and what is the same for every provider about Diffie-Hellman in them. */
import { diffieHellmanGroup, type Ephemeral } from '../groups.ts';
import { BadKey, type FieldName, type Group } from '../provider.ts';
import { toBytes, toInteger } from './integers.ts';

export interface Field {
  readonly name: FieldName;
  /** Of the prime, and so of every share and secret, in bytes. */
  readonly size: number;
  /** Bits that a private key needs: twice the strength of the group (RFC 7919 §5.2, Appendix A). */
  readonly exponentBits: number;
  readonly prime: bigint;
}

/** The generator of every one of them (RFC 7919 Appendix A). */
export const GENERATOR = 2;

const field = (name: FieldName, bits: number, exponentBits: number, X: bigint): Field => {
  let prime: bigint | undefined;
  return {
    name,
    size: bits / 8,
    exponentBits,
    get prime() {
      prime ??= primeOf(bits, X);
      return prime;
    },
  };
};

export const fields: readonly Field[] = [
  field('ffdhe2048', 2048, 225, 560316n),
  field('ffdhe3072', 3072, 275, 2625351n),
  field('ffdhe4096', 4096, 325, 5736041n),
  field('ffdhe6144', 6144, 375, 15705020n),
  field('ffdhe8192', 8192, 400, 10965728n),
];

/** RFC 7919 Appendix A: p = 2^b - 2^{b-64} + {[2^{b-130} e] + X} * 2^64 - 1, whose middle nobody could have chosen. */
function primeOf(bits: number, X: bigint): bigint {
  const b = BigInt(bits);
  return (1n << b) - (1n << (b - 64n)) + ((scaledE(b - 130n) + X) << 64n) - 1n;
}

/** [2^bits * e], from the sum of 1/k! with a few bits to spare. */
function scaledE(bits: bigint): bigint {
  const spare = 64n;
  let sum = 0n;
  for (let term = 1n << (bits + spare), k = 1n; term > 0n; term /= k++) sum += term;
  return sum >> spare;
}

/** RFC 9846 §4.3.8.1: shares and secrets are as long as the prime, and a share Y has 1 < Y < p-1. */
export function fieldGroup(field: Field, ephemeral: (privateKey?: Uint8Array) => Ephemeral): Group {
  const { name, size } = field;
  const isShare = (share: Uint8Array): boolean => {
    const Y = toInteger(share);
    return share.length === size && Y > 1n && Y < field.prime - 1n;
  };
  return diffieHellmanGroup({ name, family: 'field', privateKey: size, isShare }, (privateKey) => {
    if (privateKey !== undefined) requireExponent(field, privateKey);
    return ephemeral(privateKey);
  });
}

function requireExponent({ prime, name }: Field, privateKey: Uint8Array): void {
  const x = toInteger(privateKey);
  if (x < 1n || x >= prime - 1n) throw new BadKey(`an exponent that is no private key of ${name}`);
}

export const primeBytes = ({ prime, size }: Field): Uint8Array => toBytes(prime, size);
