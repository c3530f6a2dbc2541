/** Who has signed an OCSP response, and may (RFC 6960 §4.2.2.2). */
import { type ResponderID, SubjectPublicKeyInfo } from '../../asn1/index.ts';
import { equal } from '../../bytes/index.ts';
import { decode } from '../../presentation/index.ts';
import { checkSignature, parseCertificate, type SignatureVerdict, type X509Certificate } from '../certificate/index.ts';
import { day } from '../dates.ts';
import { rsaBits } from '../keys/index.ts';
import { canonicalRdns, clip } from '../names/index.ts';
import type { Inquiry } from '../question.ts';
import { crlStatus } from './crl-status.ts';
import type { OcspAnswer } from './ocsp-response.ts';
import { sha1 } from './sha1.ts';
import { Usage } from './usage.ts';

/** Certificates of one response that are looked at: whoever sent it has chosen them. */
const MAX_CERTIFICATES = 4;

const NOBODY = 'it is not signed by the issuer or by one whom it has charged with that';

/** Why `answer` counts as signed by nobody; `undefined` where the issuer, or whom it has charged with that, has signed it. */
export function responderFault(answer: OcspAnswer, issuer: X509Certificate, inquiry: Inquiry): string | undefined {
  const { provider } = inquiry;
  const faults: string[] = [];
  const accepts = (verdict: SignatureVerdict, what: string): boolean => {
    if (verdict.state === 'unknown') faults.push(`${what} cannot be verified: ${verdict.because}`);
    return verdict.state === 'holds';
  };
  const signs = (one: X509Certificate): boolean =>
    isNamed(one, answer.responderID) && accepts(checkSignature(answer, one, provider), 'its signature');
  if (signs(issuer)) return undefined;
  for (const one of answer.certs.slice(0, MAX_CERTIFICATES).flatMap(readable)) {
    if (!isNamed(one, answer.responderID) || one.issuerName !== issuer.subjectName) continue;
    // Only those that the issuer has signed are worth the work, and worth a word.
    const whose = `the signature of its responder's certificate, "${clip(one.subject)}",`;
    if (!accepts(checkSignature(one, issuer, provider), whose)) continue;
    const fault = certificateFault(one, inquiry) ?? revocationFault(one, issuer, inquiry);
    if (fault !== undefined) faults.push(`its responder's certificate, "${clip(one.subject)}", ${fault}`);
    else if (signs(one)) return undefined;
  }
  return faults[0] ?? NOBODY;
}

/** RFC 6960 §4.2.2.2 and RFC 5280 §6.1: why a certificate of the issuer's is not valid for signing responses. */
function certificateFault(
  certificate: X509Certificate,
  { at, profile }: Pick<Inquiry, 'at' | 'profile'>,
): string | undefined {
  const { extensions, keyUsage, extendedKeyUsage, notBefore, notAfter, publicKey: key } = certificate;
  const broken = extensions.find(({ fault }) => fault !== undefined);
  const strange = extensions.find(({ name, critical }) => critical && !ACTED_UPON.includes(name));
  if (extendedKeyUsage?.includes('OCSPSigning') !== true) return 'is not for OCSPSigning (RFC 6960 §4.2.2.2)';
  if (keyUsage?.includes('digitalSignature') === false) {
    return `has a key that is not for digitalSignature but for ${keyUsage.join(', ') || 'no use'} (RFC 5280 §4.2.1.3)`;
  }
  if (broken !== undefined) return `has the extension ${broken.name}, which is wrong: ${broken.fault} (RFC 5280 §4.2)`;
  if (certificate.version !== 3) return `has extensions, and is of version ${certificate.version} (RFC 5280 §4.1.2.1)`;
  if (strange !== undefined)
    return `has the critical extension ${strange.name}, which is not acted upon (RFC 5280 §4.2)`;
  if (!certificate.signatureAlgorithmsAgree) return 'names two signature algorithms (RFC 5280 §4.1.1.2)';
  if (key?.type === 'rsa' && rsaBits(key.modulus) < profile.keys.rsaBits) {
    return `has an RSA key of ${rsaBits(key.modulus)} bits (${profile.keys.policy})`;
  }
  const now = Math.floor(at / 1000) * 1000;
  if (now >= notBefore && now <= notAfter) return undefined;
  return `is valid from ${day(notBefore)} to ${day(notAfter)} (RFC 5280 §4.1.2.5)`;
}

/** RFC 6960 §4.2.2.2.1: nothing is asked about a responder, but a list at hand that names it counts, whatever it says of itself. */
function revocationFault(one: X509Certificate, issuer: X509Certificate, inquiry: Inquiry): string | undefined {
  const { revocation } = inquiry;
  if (revocation?.crls === undefined || revocation.crls.length === 0) return undefined;
  const status = crlStatus({ certificates: [one, issuer], end: 'anchor' }, 0, inquiry, revocation, new Usage());
  if (status.state === 'revoked') return `was revoked on ${day(status.since)}, says ${status.source} (RFC 5280 §6.3.3)`;
  return status.state === 'unknown' && status.overlooked ? `may be revoked: ${status.because.join('; ')}` : undefined;
}

/** Those that decide something about a responder; that no list need be at hand is so in any case. */
const ACTED_UPON: readonly string[] = [
  'id-ce-basicConstraints',
  'id-ce-keyUsage',
  'id-ce-extKeyUsage',
  'id-ce-subjectAltName',
  'id-ce-certificatePolicies',
  'id-pkix-ocsp-nocheck',
];

function isNamed(certificate: X509Certificate, { type, value }: ResponderID): boolean {
  if (type === 'byKey') return equal(value, sha1(keyBits(certificate)));
  return canonicalRdns(value).join('\n') === certificate.subjectName;
}

/** What is hashed to name a key (RFC 6960 §4.1.1). */
export const keyBits = (certificate: X509Certificate): Uint8Array =>
  decode(SubjectPublicKeyInfo, certificate.spkiDer).subjectPublicKey;

function readable(der: Uint8Array): X509Certificate[] {
  try {
    return [parseCertificate(der)];
  } catch {
    return []; // Whoever cannot be read has signed nothing that counts.
  }
}
