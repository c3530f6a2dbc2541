/** What an OCSP response says about a certificate (RFC 6960 §3.2). */
import { type CertID, oid, type SingleResponse } from '../../asn1/index.ts';
import { DAY, equal } from '../../bytes/index.ts';
import type { CryptoProvider } from '../../crypto/index.ts';
import type { X509Certificate } from '../certificate/index.ts';
import { day } from '../dates.ts';
import type { Inquiry } from '../question.ts';
import { reasonName } from './crl.ts';
import { type OcspAnswer, parseOcspResponse } from './ocsp-response.ts';
import { keyBits, responderFault } from './responder.ts';
import { sha1 } from './sha1.ts';
import type { Status } from './status.ts';

export function ocspStatus(
  der: Uint8Array,
  certificate: X509Certificate,
  issuer: X509Certificate,
  inquiry: Inquiry,
): Status {
  const unknown = (because: string): Status => ({ state: 'unknown', because: [because] });
  let answer: OcspAnswer;
  try {
    answer = parseOcspResponse(der);
  } catch (error) {
    return unknown(`an OCSP response cannot be used: ${(error as Error).message}`);
  }
  const singles = answer.responses.filter(({ certID }) => names(certID, certificate, issuer, inquiry.provider));
  const [single] = singles;
  if (single === undefined) {
    return { state: 'unknown', because: ['an OCSP response is about another certificate'], unrelated: true };
  }
  const unsigned = responderFault(answer, issuer, inquiry);
  // What was revoked stays so: neither age nor form of an answer that was soundly signed makes it good again.
  const revoked = singles.find(({ certStatus }) => certStatus.type === 'revoked');
  if (unsigned === undefined && revoked !== undefined) return statusOf(revoked);
  if (answer.fault !== undefined) return unknown(`the OCSP response cannot be used: ${answer.fault}`);
  if (unsigned !== undefined) return unknown(`the OCSP response cannot be used: ${unsigned}`);
  const stale = singles.find((one) => !isFresh(one, inquiry.at));
  if (stale !== undefined) {
    return unknown(`the OCSP response is of ${day(stale.thisUpdate)} and no longer, or not yet, good`);
  }
  return statusOf(singles.find(({ certStatus }) => certStatus.type === 'unknown') ?? single);
}

function statusOf({ certStatus, thisUpdate }: SingleResponse): Status {
  const said = { by: 'ocsp', source: `the OCSP response of ${day(thisUpdate)}`, asOf: thisUpdate } as const;
  switch (certStatus.type) {
    case 'good':
      return { state: 'good', ...said };
    case 'revoked': {
      const { revocationTime, revocationReason } = certStatus.value;
      return { state: 'revoked', ...said, since: revocationTime, reason: reasonName(revocationReason ?? 0) };
    }
    case 'unknown':
      return { state: 'unknown', because: ['the OCSP responder does not know the certificate'] };
  }
}

/** For answers that do not say by when there will be newer ones: those are to be had at any time (RFC 6960 §4.2.2.1). */
const MAX_AGE = DAY;

const isFresh = ({ thisUpdate, nextUpdate }: SingleResponse, at: number): boolean =>
  at >= thisUpdate && at <= (nextUpdate ?? thisUpdate + MAX_AGE);

/** RFC 6960 §4.1.1: the issuer by the hashes of its name and key, and the serial number. */
function names(
  { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber }: CertID,
  certificate: X509Certificate,
  issuer: X509Certificate,
  provider: CryptoProvider,
): boolean {
  const hash = hashOf(hashAlgorithm.algorithm, provider);
  return (
    hash !== undefined &&
    equal(serialNumber, certificate.serialNumber) &&
    equal(issuerNameHash, hash(certificate.issuerDer)) &&
    equal(issuerKeyHash, hash(keyBits(issuer)))
  );
}

function hashOf(algorithm: string, { hashes }: CryptoProvider): ((bytes: Uint8Array) => Uint8Array) | undefined {
  switch (algorithm) {
    case oid['id-sha1']:
      return sha1;
    case oid['id-sha256']:
      return (bytes) => hashes.sha256.digest(bytes);
    case oid['id-sha384']:
      return (bytes) => hashes.sha384.digest(bytes);
    case oid['id-sha512']:
      return (bytes) => hashes.sha512.digest(bytes);
    default:
      return undefined;
  }
}
