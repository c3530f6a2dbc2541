/** Signatures, and RSA encryption. */
import { equal, unhex } from 'tlscope/bytes';
import {
  BadKey,
  type CryptoProvider,
  type CurveName,
  type HashName,
  type PublicKeyData,
  type RawKeyName,
  type SignatureSchemeName,
} from 'tlscope/crypto';
import { type Group, NotOffered, type Suite, type Test } from './vectors.ts';

const hashNames: Readonly<Record<string, HashName>> = { 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' };

function hashOf({ sha }: Group): HashName {
  const name = hashNames[sha];
  if (name === undefined) throw new NotOffered(`there is no ${sha}`);
  return name;
}

/** A key that is refused verifies nothing. */
function verifies(provider: CryptoProvider, name: SignatureSchemeName, data: PublicKeyData, { msg, sig }: Test) {
  const scheme = provider.signatureSchemes.find((one) => one.name === name);
  if (scheme === undefined) throw new NotOffered(`there is no ${name}`);
  if (!scheme.accepts(data)) return false;
  try {
    return scheme.verify(provider.importPublicKey(data), unhex(msg), unhex(sig));
  } catch (error) {
    if (error instanceof BadKey) return false;
    throw error;
  }
}

const ecdsa = (curve: CurveName): Suite => ({
  title: `ECDSA ${curve}`,
  files: new RegExp(`^ecdsa_${curve}_sha(256|384|512)_test`),
  ask(provider, group, test) {
    const point = unhex(group.publicKey.uncompressed);
    return verifies(provider, `ecdsa_${hashOf(group)}`, { type: 'ec', curve, point }, test);
  },
});

const raw = (title: string, type: RawKeyName, files: RegExp, keyOf: (group: Group) => string): Suite => ({
  title,
  files,
  ask(provider, group, test) {
    if (test.ctx !== undefined && test.ctx !== '') throw new NotOffered('TLS uses ML-DSA without a context');
    return verifies(provider, type, { type, key: unhex(keyOf(group)) }, test);
  },
});

const number = (text: string): Uint8Array => {
  const bytes = unhex(text.length % 2 === 0 ? text : `0${text}`);
  return bytes.subarray(bytes.findIndex((byte) => byte !== 0));
};
const rsaKey = ({ publicKey: { modulus, publicExponent } }: Group): PublicKeyData => ({
  type: 'rsa',
  modulus: number(modulus),
  publicExponent: number(publicExponent),
});

const pkcs1: Suite = {
  title: 'RSASSA-PKCS1-v1_5',
  files: /^rsa_signature_\d+_sha(256|384|512)_test/,
  ask: (provider, group, test) => verifies(provider, `rsa_pkcs1_${hashOf(group)}`, rsaKey(group), test),
};

const HASH_LENGTH: Readonly<Record<HashName, number>> = { sha256: 32, sha384: 48, sha512: 64 };

const pss: Suite = {
  title: 'RSASSA-PSS',
  files: /^rsa_pss_(\d+_sha\d+_mgf1_\d+|misc)_test/,
  ask(provider, group, test) {
    const hash = hashOf(group);
    if (group.mgfSha !== group.sha) throw new NotOffered('TLS has one hash for the message and for the mask');
    if (group.sLen !== HASH_LENGTH[hash]) throw new NotOffered('TLS has salts as long as the hash');
    return verifies(provider, `rsa_pss_rsae_${hash}`, rsaKey(group), test);
  },
};

const decryption: Suite = {
  title: 'RSAES-PKCS1-v1_5',
  files: /^rsa_pkcs1_\d+_test/,
  ask(provider, { privateKey }, { msg, ct }) {
    const numbers = Object.entries(privateKey as Record<string, string>).map(([name, value]) => [name, number(value)]);
    const key = provider.importPrivateKey({ type: 'rsa', ...Object.fromEntries(numbers) });
    const wanted = unhex(msg);
    const message = provider.rsaEncryption.decrypt(key, unhex(ct));
    // The way that a server takes has to agree with it.
    const substitute = wanted.map((byte) => byte ^ 0xff);
    const other = provider.rsaEncryption.decryptOr(key, unhex(ct), substitute);
    const ok = message !== undefined && equal(message, wanted);
    if (wanted.length > 0 && equal(other, wanted) !== ok) throw new Error('decrypt and decryptOr differ');
    return ok;
  },
};

const mldsa = (size: 44 | 65 | 87): Suite =>
  raw(`ML-DSA-${size}`, `mldsa${size}`, new RegExp(`^mldsa_${size}_verify_test`), ({ publicKey }) => publicKey);

export const signatures: readonly Suite[] = [
  ...(['secp256r1', 'secp384r1', 'secp521r1'] as const).map(ecdsa),
  raw('Ed25519', 'ed25519', /^ed25519_test/, ({ publicKey }) => publicKey.pk),
  raw('Ed448', 'ed448', /^ed448_test/, ({ publicKey }) => publicKey.pk),
  pkcs1,
  pss,
  decryption,
  mldsa(44),
  mldsa(65),
  mldsa(87),
];
