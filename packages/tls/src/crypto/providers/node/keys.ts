import {
  createECDH,
  createPrivateKey,
  createPublicKey,
  type JsonWebKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { checkPrivateKey, checkPublicKey, publicPart } from '../../check-key.ts';
import { resize } from '../../finite-field/index.ts';
import { curveBytes } from '../../groups.ts';
import { cachedImport } from '../../key-cache.ts';
import {
  BadKey,
  type CurveName,
  type KeyKind,
  type MlDsaName,
  type PrivateKey,
  type PrivateKeyData,
  type PublicKey,
  type PublicKeyData,
  type RawKeyName,
} from '../../provider.ts';
import { mlDsaPublicHalf } from '../parts/index.ts';
import { fromBase64url, plain, toBase64url } from './bytes.ts';
import { generateRsaJwk } from './generate.ts';
import { hasMlDsa, isMlDsa, rawPrivateKey, rawPublicHalf, rawPublicKey } from './raw-keys.ts';

export const opensslCurve: { readonly [N in CurveName]: string } = {
  secp256r1: 'prime256v1',
  secp384r1: 'secp384r1',
  secp521r1: 'secp521r1',
};
const jwkCurve: { readonly [N in CurveName]: string } = { secp256r1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };

/** As OpenSSL holds it; of an ML-DSA key that it cannot hold, the public key or the seed. */
export type Handle = KeyObject | { readonly type: MlDsaName; readonly bytes: Uint8Array };

const handles = new WeakMap<PublicKey | PrivateKey, Handle>();

export function handleOf(key: PublicKey | PrivateKey): Handle {
  const handle = handles.get(key);
  if (handle === undefined) throw new BadKey('this key was imported by another provider');
  return handle;
}

export const importPublicKey = cachedImport(256, (data) => {
  const key: PublicKey = { data };
  handles.set(
    key,
    imported(`${data.type} public`, () => publicHandle(data)),
  );
  return key;
});

export function importPrivateKey(given: PrivateKeyData): PrivateKey {
  const data = checkPrivateKey(given, derivePublic);
  const key: PrivateKey = { publicKey: checkPublicKey(publicPart(data)) };
  handles.set(
    key,
    imported(`${data.type} private`, () => privateHandle(data)),
  );
  return key;
}

export function generateKey(kind: KeyKind): PrivateKeyData {
  switch (kind) {
    case 'secp256r1':
    case 'secp384r1':
    case 'secp521r1':
      return generateEc(kind);
    case 'rsa2048':
    case 'rsa3072':
    case 'rsa4096':
      return generateRsa(Number(kind.slice(3)));
    default:
      return generateRaw(kind);
  }
}

function generateEc(curve: CurveName): PrivateKeyData {
  const ecdh = createECDH(opensslCurve[curve]);
  const point = plain(ecdh.generateKeys());
  return { type: 'ec', curve, d: resize(ecdh.getPrivateKey(), curveBytes[curve])!, point };
}

function generateRaw(type: RawKeyName): PrivateKeyData {
  const seed = plain(randomBytes(type === 'ed448' ? 57 : 32));
  return { type, seed, key: derivePublic({ type, seed, key: new Uint8Array(0) }) };
}

function generateRsa(modulusLength: number): PrivateKeyData {
  const jwk = generateRsaJwk(modulusLength);
  const number = (member: keyof typeof rsaMembers) => fromBase64url(jwk[rsaMembers[member]] as string);
  return {
    type: 'rsa',
    modulus: number('modulus'),
    publicExponent: number('publicExponent'),
    privateExponent: number('privateExponent'),
    prime1: number('prime1'),
    prime2: number('prime2'),
    exponent1: number('exponent1'),
    exponent2: number('exponent2'),
    coefficient: number('coefficient'),
  };
}

/** The names of RFC 8017 and those of RFC 7518 §6.3. */
const rsaMembers = {
  modulus: 'n',
  publicExponent: 'e',
  privateExponent: 'd',
  prime1: 'p',
  prime2: 'q',
  exponent1: 'dp',
  exponent2: 'dq',
  coefficient: 'qi',
} as const;

function publicHandle(data: PublicKeyData): Handle {
  if (data.type === 'ec' || data.type === 'rsa') return createPublicKey({ key: publicJwk(data), format: 'jwk' });
  return isMlDsa(data.type) && !hasMlDsa ? { type: data.type, bytes: data.key } : rawPublicKey(data);
}

function privateHandle(data: PrivateKeyData): Handle {
  if (data.type === 'ec' || data.type === 'rsa') return createPrivateKey({ key: privateJwk(data), format: 'jwk' });
  return isMlDsa(data.type) && !hasMlDsa ? { type: data.type, bytes: data.seed } : rawPrivateKey(data);
}

function publicJwk(data: Exclude<PublicKeyData, { type: RawKeyName }>): JsonWebKey {
  switch (data.type) {
    case 'ec': {
      const middle = 1 + curveBytes[data.curve];
      const [x, y] = [data.point.subarray(1, middle), data.point.subarray(middle)].map(toBase64url);
      return { kty: 'EC', crv: jwkCurve[data.curve], x: x!, y: y! };
    }
    case 'rsa':
      return { kty: 'RSA', n: toBase64url(data.modulus), e: toBase64url(data.publicExponent) };
  }
}

function privateJwk(data: Exclude<PrivateKeyData, { type: RawKeyName }>): JsonWebKey {
  switch (data.type) {
    case 'ec':
      return { ...publicJwk(data), d: toBase64url(data.d) };
    case 'rsa':
      return Object.fromEntries([
        ['kty', 'RSA'],
        ...(Object.keys(rsaMembers) as (keyof typeof rsaMembers)[]).map((name) => [
          rsaMembers[name],
          toBase64url(data[name]),
        ]),
      ]);
  }
}

/** The public half of a private key that is a number or a seed; throws where it is out of range. */
function derivePublic(data: PrivateKeyData): Uint8Array {
  if (data.type === 'ec') {
    const ecdh = createECDH(opensslCurve[data.curve]);
    ecdh.setPrivateKey(data.d);
    return plain(ecdh.getPublicKey());
  }
  if (data.type === 'rsa') throw new BadKey('RSA keys are checked by their numbers');
  return isMlDsa(data.type) && !hasMlDsa ? mlDsaPublicHalf(data.type, data.seed) : rawPublicHalf(data);
}

function imported(what: string, make: () => Handle): Handle {
  try {
    return make();
  } catch {
    throw new BadKey(`not a valid ${what} key`);
  }
}
