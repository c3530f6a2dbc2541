/** Key exchange: curves, and ML-KEM as the hybrids have it. */
import { concat, equal, unhex } from 'tlscope/bytes';
import { BadKeyShare, type CryptoProvider, type CurveName, type GroupName } from 'tlscope/crypto';
import { type Group, NotOffered, type Suite, type Test } from './vectors.ts';

const groupOf = (provider: CryptoProvider, name: GroupName) => {
  const group = provider.groups.find((one) => one.name === name);
  if (group === undefined) throw new NotOffered(`there is no ${name}`);
  return group;
};

/** The secret with a given private key; `undefined` where the peer's share is refused. */
function agreed(provider: CryptoProvider, name: GroupName, own: Uint8Array, share: Uint8Array): Uint8Array | undefined {
  try {
    return groupOf(provider, name).start(own).finish(share);
  } catch (error) {
    if (error instanceof BadKeyShare) return undefined;
    throw error;
  }
}

const montgomery = (name: 'x25519' | 'x448'): Suite => ({
  title: name.toUpperCase(),
  files: new RegExp(`^${name}_test`),
  ask(provider, _group, test) {
    const secret = agreed(provider, name, unhex(test.private), unhex(test.public));
    return secret !== undefined && equal(secret, unhex(test.shared));
  },
});

const LENGTH: Readonly<Record<CurveName, number>> = { secp256r1: 32, secp384r1: 48, secp521r1: 66 };

const curve = (name: CurveName): Suite => ({
  title: `ECDH ${name}`,
  files: new RegExp(`^ecdh_${name}_ecpoint_test`),
  ask(provider, _group, test) {
    if (/^0[23]/.test(test.public) && test.result === 'valid') throw new NotOffered('TLS has uncompressed points only');
    const secret = agreed(provider, name, scalar(unhex(test.private), LENGTH[name]), unhex(test.public));
    return secret !== undefined && equal(secret, unhex(test.shared));
  },
});

/** A number of any length as one of `length` bytes. */
function scalar(bytes: Uint8Array, length: number): Uint8Array {
  const digits = bytes.subarray(bytes.findIndex((byte) => byte !== 0));
  return concat(new Uint8Array(length - digits.length), digits);
}

/** How ML-KEM is reached: alone, or as the first part of a hybrid whose X25519 part is of no interest here. */
interface Way {
  readonly group: GroupName;
  readonly ciphertext: number;
  readonly key: number;
  readonly ours: Uint8Array;
}
const X25519_PRIVATE = new Uint8Array(32).fill(7);
const ways: Readonly<Record<string, Way>> = {
  '768': { group: 'X25519MLKEM768', ciphertext: 1088, key: 1184, ours: X25519_PRIVATE },
  '1024': { group: 'MLKEM1024', ciphertext: 1568, key: 1568, ours: new Uint8Array(0) },
};

const mlkem = (size: '768' | '1024'): Suite => ({
  title: `ML-KEM-${size}`,
  files: new RegExp(`^mlkem_${size}_(encaps|keygen_seed)?_?test`),
  ask(provider, { type }: Group, test) {
    const way = ways[size]!;
    if (type === 'MLKEMEncapsTest') return encapsulates(provider, way, test);
    const seed = unhex(test.seed);
    if (seed.length !== 64) throw new NotOffered('a seed is 64 bytes');
    const exchange = groupOf(provider, way.group).start(concat(seed, way.ours));
    if (!equal(exchange.share.subarray(0, way.key), unhex(test.ek))) return false;
    if (type === 'MLKEMKeyGen') return true;
    return decapsulates(provider, way, exchange.share, seed, test);
  },
});

function decapsulates(provider: CryptoProvider, way: Way, share: Uint8Array, seed: Uint8Array, { c, K }: Test) {
  const theirs = share.subarray(way.key);
  const secret = agreed(provider, way.group, concat(seed, way.ours), concat(unhex(c), theirs));
  return secret !== undefined && equal(secret.subarray(0, 32), unhex(K));
}

/** What randomness made is not for a caller to choose: of these only whether the key is taken is asked. */
function encapsulates(provider: CryptoProvider, way: Way, { ek, result }: Test): boolean {
  const x25519 = way.ours.length === 0 ? way.ours : groupOf(provider, 'x25519').start().share;
  try {
    groupOf(provider, way.group).respond(concat(unhex(ek), x25519));
    if (result === 'valid') throw new NotOffered('encapsulation draws its own randomness');
    return true;
  } catch (error) {
    if (error instanceof BadKeyShare) return false;
    throw error;
  }
}

export const exchanges: readonly Suite[] = [
  montgomery('x25519'),
  montgomery('x448'),
  ...(['secp256r1', 'secp384r1', 'secp521r1'] as const).map(curve),
  mlkem('768'),
  mlkem('1024'),
];
