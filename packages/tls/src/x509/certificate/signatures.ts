import { copy, equal } from '../../bytes/index.ts';
import { BadKey, type CryptoProvider, type PublicKeyData, UnsupportedOperation } from '../../crypto/index.ts';
import { MAX_SIGNATURES } from '../effort.ts';
import { schemeWith } from '../keys/index.ts';
import type { X509Certificate } from './certificate.ts';
import type { Signed } from './signed.ts';

/**
 * What looking at a signature can say: that the key made it, that it did not, or neither, where this stack cannot verify it.
 * What cannot be verified is not verified, and it is not forged.
 */
export type SignatureVerdict =
  | { readonly state: 'holds' }
  | { readonly state: 'fails' }
  | { readonly state: 'unknown'; readonly about: 'algorithm' | 'key'; readonly because: string };

interface Verdict {
  readonly provider: CryptoProvider;
  /** The SubjectPublicKeyInfo of whoever was asked about. */
  readonly key: Uint8Array;
  readonly verdict: SignatureVerdict;
}

/** What was signed and how, in memory that nobody else holds, and the answers about it. */
interface Verdicts {
  readonly scheme: string | undefined;
  readonly tbs: Uint8Array;
  readonly signature: Uint8Array;
  readonly answers: Verdict[];
}

/** Answers already worked out: the same chains come back with every connection. */
const verdicts = new WeakMap<Signed, Verdicts>();
/** As many as are looked at for one question: what its paths have in common is looked at once. */
const VERDICTS_KEPT = MAX_SIGNATURES;

/** Whether `issuer`'s key made the signature of `signed`, as far as that is known without work. */
export function knownSignature(
  signed: Signed,
  issuer: X509Certificate,
  provider: CryptoProvider,
): SignatureVerdict | undefined {
  return answersAbout(signed)?.find((v) => v.provider === provider && equal(v.key, issuer.spkiDer))?.verdict;
}

/** None where `signed` says something else by now. */
function answersAbout(signed: Signed): Verdict[] | undefined {
  const known = verdicts.get(signed);
  if (known === undefined || known.scheme !== signed.signatureAlgorithm.scheme) return undefined;
  return equal(known.signature, signed.signature) && equal(known.tbs, signed.tbsDer) ? known.answers : undefined;
}

/** RFC 5280 §6.1.3 (a)(1): whether `issuer`'s key is known to have made the signature of `signed`. Never throws. */
export const verifySignature = (signed: Signed, issuer: X509Certificate, provider: CryptoProvider): boolean =>
  checkSignature(signed, issuer, provider).state === 'holds';

/** The same with all three answers. Never throws. */
export function checkSignature(signed: Signed, issuer: X509Certificate, provider: CryptoProvider): SignatureVerdict {
  const known = knownSignature(signed, issuer, provider);
  if (known !== undefined) return known;
  const verdict = Object.freeze(checkSignatureOfKey(signed, issuer.publicKey, provider));
  remember(signed, { provider, key: copy(issuer.spkiDer), verdict });
  return verdict;
}

function remember(signed: Signed, verdict: Verdict): void {
  const answers = answersAbout(signed);
  if (answers !== undefined) {
    if (answers.length === VERDICTS_KEPT) answers.shift();
    answers.push(verdict);
    return;
  }
  const { signatureAlgorithm, signature, tbsDer } = signed;
  const said = { scheme: signatureAlgorithm.scheme, tbs: copy(tbsDer), signature: copy(signature) };
  verdicts.set(signed, { ...said, answers: [verdict] });
}

/** Beyond this an RSA key is only work for whoever verifies. */
const MAX_RSA_BYTES = 1024;

/** Whether `key` made the signature of `signed`; nothing is remembered. Never throws. */
export function checkSignatureOfKey(
  signed: Signed,
  key: PublicKeyData | undefined,
  provider: CryptoProvider,
): SignatureVerdict {
  const { scheme, weak, unknown, name: algorithm } = signed.signatureAlgorithm;
  if (scheme === undefined) return cannotSay('algorithm', weak ?? unknown ?? `${algorithm} is not known here`);
  if (key === undefined) return cannotSay('key', 'the key is of a kind that this stack does not have');
  if (key.type === 'rsa' && isHuge(key)) {
    const bits = 8 * key.modulus.length;
    return cannotSay('key', `an RSA key of ${bits} bits is longer than the ${8 * MAX_RSA_BYTES} that are looked at`);
  }
  const wanted = schemeWith(scheme, key);
  const implementation = provider.signatureSchemes.find(({ name }) => name === wanted);
  if (implementation === undefined) return cannotSay('algorithm', `the provider "${provider.name}" has no ${wanted}`);
  if (!implementation.accepts(key)) return { state: 'fails' };
  try {
    const holds = implementation.verify(provider.importPublicKey(key), signed.tbsDer, signed.signature);
    return { state: holds ? 'holds' : 'fails' };
  } catch (error) {
    if (error instanceof BadKey) return cannotSay('key', `the key cannot be used: ${error.message}`);
    if (error instanceof UnsupportedOperation) return cannotSay('algorithm', error.message);
    throw error;
  }
}

const cannotSay = (about: 'algorithm' | 'key', because: string): SignatureVerdict => ({
  state: 'unknown',
  about,
  because,
});

/** How long a signature takes to look at, in tenths of a millisecond, about: on the slowest provider that a host has. */
export function weightOf(key: PublicKeyData | undefined): number {
  if (key === undefined || isHuge(key)) return 0;
  if (key.type === 'rsa') return (key.modulus.length / 256) ** 2 * Math.max(1, key.publicExponent.length / 3) * 0.5;
  return WEIGHTS[key.type === 'ec' ? key.curve : key.type];
}

const WEIGHTS = {
  secp256r1: 2,
  secp384r1: 15,
  secp521r1: 30,
  ed25519: 2,
  ed448: 5,
  mldsa44: 40,
  mldsa65: 60,
  mldsa87: 100,
} as const;

const isHuge = (key: PublicKeyData): boolean => key.type === 'rsa' && key.modulus.length > MAX_RSA_BYTES;
