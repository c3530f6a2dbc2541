import { ed448 } from '@noble/curves/ed448.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { checkPrivateKey, checkPublicKey, publicPart } from '../check-key.ts';
import { cachedImport } from '../key-cache.ts';
import {
  BadKey,
  type CryptoProvider,
  type KeyKind,
  type PrivateKey,
  type PrivateKeyData,
  type RawKeyName,
  UnsupportedOperation,
} from '../provider.ts';
import { generateScalar, nobleCurve } from './pure-groups.ts';
import { mlDsaPublicHalf } from './pure-mldsa.ts';

const secrets = new WeakMap<PrivateKey, PrivateKeyData>();

export function secretOf(key: PrivateKey): PrivateKeyData {
  const secret = secrets.get(key);
  if (secret === undefined) throw new BadKey('this key was imported by another provider');
  return secret;
}

export const importPublicKey = cachedImport(256, (data) => {
  if (data.type === 'ec' && !nobleCurve[data.curve].utils.isValidPublicKey(data.point, false))
    throw new BadKey('not a valid ec public key');
  return { data };
});

export function importPrivateKey(given: PrivateKeyData): PrivateKey {
  const data = checkPrivateKey(given, derivePublic);
  if (data.type === 'rsa') throw new UnsupportedOperation('the pure provider holds no RSA private keys');
  const key: PrivateKey = { publicKey: checkPublicKey(publicPart(data)) };
  secrets.set(key, data);
  return key;
}

export function generateKey(kind: KeyKind, random: CryptoProvider['random']): PrivateKeyData {
  switch (kind) {
    case 'secp256r1':
    case 'secp384r1':
    case 'secp521r1': {
      const d = generateScalar(kind, random);
      return { type: 'ec', curve: kind, d, point: nobleCurve[kind].getPublicKey(d, false) };
    }
    case 'rsa2048':
    case 'rsa3072':
    case 'rsa4096':
      throw new UnsupportedOperation('the pure provider makes no RSA keys');
    default: {
      const seed = random(kind === 'ed448' ? 57 : 32);
      return { type: kind, seed, key: rawPublicHalf(kind, seed) };
    }
  }
}

/** The public half of a private key that is a number or a seed; throws where it is out of range. */
function derivePublic(data: PrivateKeyData): Uint8Array {
  if (data.type === 'rsa') throw new BadKey('RSA keys are checked by their numbers');
  return data.type === 'ec' ? nobleCurve[data.curve].getPublicKey(data.d, false) : rawPublicHalf(data.type, data.seed);
}

function rawPublicHalf(type: RawKeyName, seed: Uint8Array): Uint8Array {
  if (type === 'ed25519') return ed25519.getPublicKey(seed);
  return type === 'ed448' ? ed448.getPublicKey(seed) : mlDsaPublicHalf(type, seed);
}
