import { checkPrivateKey, checkPublicKey, publicPart } from '../../check-key.ts';
import { cachedImport } from '../../key-cache.ts';
import {
  BadKey,
  type CryptoProvider,
  type PrivateKey,
  type PrivateKeyData,
  UnsupportedOperation,
} from '../../provider.ts';
import { generateScalar, type NobleCurve } from './curves.ts';
import type { Parts, RawKind } from './kinds.ts';

const secrets = new WeakMap<PrivateKey, PrivateKeyData>();

export function secretOf(key: PrivateKey): PrivateKeyData {
  const secret = secrets.get(key);
  if (secret === undefined) throw new BadKey('this key was imported by another provider');
  return secret;
}

/** Keys of the kinds that `parts` has. */
export function pureKeys(parts: Parts, random: CryptoProvider['random']) {
  /** The public half of a private key that is a number or a seed; throws where it is out of range. */
  const derivePublic = (data: PrivateKeyData): Uint8Array => {
    if (data.type === 'rsa') throw new BadKey('RSA keys are checked by their numbers');
    if (data.type === 'ec') return curveOf(parts, data.curve).getPublicKey(data.d, false);
    return rawOf(parts, data.type).publicHalf(data.seed);
  };
  return {
    importPublicKey: cachedImport(256, (data) => {
      if (data.type === 'ec' && !curveOf(parts, data.curve).utils.isValidPublicKey(data.point, false))
        throw new BadKey('not a valid ec public key');
      return { data };
    }),
    importPrivateKey(given) {
      const data = checkPrivateKey(given, derivePublic);
      if (data.type === 'rsa') throw new UnsupportedOperation('the pure provider holds no RSA private keys');
      const key: PrivateKey = { publicKey: checkPublicKey(publicPart(data)) };
      secrets.set(key, data);
      return key;
    },
    generateKey(kind) {
      switch (kind) {
        case 'secp256r1':
        case 'secp384r1':
        case 'secp521r1': {
          const curve = curveOf(parts, kind);
          const d = generateScalar(curve, random);
          return { type: 'ec', curve: kind, d, point: curve.getPublicKey(d, false) };
        }
        case 'rsa2048':
        case 'rsa3072':
        case 'rsa4096':
          throw new UnsupportedOperation('the pure provider makes no RSA keys');
        default: {
          const raw = rawOf(parts, kind);
          const seed = random(kind === 'ed448' ? 57 : 32);
          return { type: kind, seed, key: raw.publicHalf(seed) };
        }
      }
    },
  } satisfies Pick<CryptoProvider, 'importPublicKey' | 'importPrivateKey' | 'generateKey'>;
}

export const curveOf = (parts: Parts, name: keyof Parts['curves']): NobleCurve => parts.curves[name] ?? leftOut(name);

export const rawOf = (parts: Parts, name: keyof Parts['raw']): RawKind => parts.raw[name] ?? leftOut(name);

function leftOut(what: string): never {
  throw new UnsupportedOperation(`this provider was put together without ${what}`);
}
