import { copy, equal } from '../bytes/index.ts';
import { BadKey, type CryptoProvider, type PublicKeyData, UnsupportedOperation } from '../crypto/index.ts';
import { schemeWith } from './algorithms.ts';
import type { X509Certificate } from './certificate.ts';

interface Verdict {
  readonly provider: CryptoProvider;
  /** The SubjectPublicKeyInfo of whoever was asked about. */
  readonly key: Uint8Array;
  readonly ok: boolean;
}

/** Answers already worked out, by certificate: the same chains come back with every connection. */
const verdicts = new WeakMap<X509Certificate, Verdict[]>();
const VERDICTS_KEPT = 8;

/** Whether `issuer`'s key made the signature of `certificate`, as far as that is known without work. */
export function knownSignature(
  certificate: X509Certificate,
  issuer: X509Certificate,
  provider: CryptoProvider,
): boolean | undefined {
  return verdicts.get(certificate)?.find((v) => v.provider === provider && equal(v.key, issuer.spkiDer))?.ok;
}

/** RFC 5280 §6.1.3 (a)(1): whether `issuer`'s key made the signature of `certificate`. Never throws. */
export function verifySignature(
  certificate: X509Certificate,
  issuer: X509Certificate,
  provider: CryptoProvider,
): boolean {
  const known = knownSignature(certificate, issuer, provider);
  if (known !== undefined) return known;
  const ok = compute(certificate, issuer, provider);
  const kept = verdicts.get(certificate) ?? [];
  if (kept.length === VERDICTS_KEPT) kept.shift();
  kept.push({ provider, key: copy(issuer.spkiDer), ok });
  verdicts.set(certificate, kept);
  return ok;
}

/** Beyond this an RSA key is only work for whoever verifies. */
const MAX_RSA_BYTES = 1024;

function compute(certificate: X509Certificate, issuer: X509Certificate, provider: CryptoProvider): boolean {
  const { scheme } = certificate.signatureAlgorithm;
  const key = issuer.publicKey;
  if (scheme === undefined || key === undefined || isHuge(key)) return false;
  const implementation = provider.signatureSchemes.find(({ name }) => name === schemeWith(scheme, key));
  if (implementation === undefined || !implementation.accepts(key)) return false;
  try {
    return implementation.verify(provider.importPublicKey(key), certificate.tbsDer, certificate.signature);
  } catch (error) {
    if (error instanceof BadKey || error instanceof UnsupportedOperation) return false;
    throw error;
  }
}

const isHuge = (key: PublicKeyData): boolean => key.type === 'rsa' && key.modulus.length > MAX_RSA_BYTES;
