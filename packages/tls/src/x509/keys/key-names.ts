/** Kinds of keys in words. */
import { ECParameters, oid, oidName, RSAPublicKey, SubjectPublicKeyInfo } from '../../asn1/index.ts';
import type { PrivateKeyData, PublicKeyData } from '../../crypto/index.ts';
import { DecodeError, decode } from '../../presentation/index.ts';
import { rsaBits } from './key-size.ts';

const RAW = { ed25519: 'Ed25519', ed448: 'Ed448', mldsa44: 'ML-DSA-44', mldsa65: 'ML-DSA-65', mldsa87: 'ML-DSA-87' };
const CURVES = { secp256r1: 'P-256', secp384r1: 'P-384', secp521r1: 'P-521' };

/**
 * `ECDSA P-256`, `RSA 2048`. Where this stack has no such key, `spkiDer` (its SubjectPublicKeyInfo) says which it is:
 * `ECDSA brainpoolP256r1 (1.3.36.3.3.2.8.1.1.7), which this stack does not have`.
 */
export function keyName(key: PublicKeyData | PrivateKeyData | undefined, spkiDer?: Uint8Array): string {
  if (key === undefined) {
    const foreign = spkiDer && foreignKey(spkiDer);
    return foreign === undefined
      ? 'a kind of key this stack does not know'
      : `${foreign}, which this stack does not have`;
  }
  if (key.type === 'ec') return `ECDSA ${CURVES[key.curve]}`;
  if (key.type !== 'rsa') return RAW[key.type];
  return `RSA ${rsaBits(key.modulus)}${key.pss === undefined ? '' : ', for PSS alone'}`;
}

/** What people call it, where the standard has another name. */
const USUAL: Readonly<Record<string, string>> = {
  [oid.secp192r1]: 'P-192',
  [oid.secp224r1]: 'P-224',
  [oid.secp256r1]: 'P-256',
  [oid.secp384r1]: 'P-384',
  [oid.secp521r1]: 'P-521',
  [oid.sm2p256v1]: 'SM2',
  [oid['id-dsa']]: 'DSA',
  [oid.dhpublicnumber]: 'Diffie-Hellman',
  [oid['gost-R34.10-2012-256']]: 'GOST R 34.10-2012, 256 bits',
  [oid['gost-R34.10-2012-512']]: 'GOST R 34.10-2012, 512 bits',
  [oid['id-X25519']]: 'X25519, which agrees and does not sign',
  [oid['id-X448']]: 'X448, which agrees and does not sign',
};

/** By its usual name and its object identifier; `undefined` where the bytes are no SubjectPublicKeyInfo. */
function foreignKey(spkiDer: Uint8Array): string | undefined {
  const info = attempt(() => decode(SubjectPublicKeyInfo, spkiDer));
  if (info === undefined) return undefined;
  const { algorithm, parameters } = info.algorithm;
  if (algorithm === oid.rsaEncryption) return rsaWithAFault(info.subjectPublicKey);
  if (algorithm !== oid['id-ecPublicKey'] && algorithm !== oid['id-ecDH']) return usualName(algorithm);
  const curve = parameters && attempt(() => decode(ECParameters, parameters));
  if (curve === undefined) return 'ECDSA on a curve that is written out in place of its name';
  const form = info.subjectPublicKey[0];
  const point = form === 2 || form === 3 ? ', as a compressed point' : '';
  return `ECDSA ${usualName(curve)}${point}`;
}

function rsaWithAFault(subjectPublicKey: Uint8Array): string {
  const key = attempt(() => decode(RSAPublicKey, subjectPublicKey));
  return key === undefined ? 'RSA with numbers that cannot be read' : `RSA ${rsaBits(key.modulus)} with parameters`;
}

function usualName(dotted: string): string {
  const name = USUAL[dotted] ?? oidName(dotted);
  return name === undefined ? `with the identifier ${dotted}` : `${name} (${dotted})`;
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof DecodeError) return undefined;
    throw error;
  }
}
