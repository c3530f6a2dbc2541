/** Making answers of the Online Certificate Status Protocol (RFC 6960 §4.2), signed by the issuer itself. */
import {
  BasicOCSPResponse,
  Certificate,
  type CertStatus,
  CRLReason,
  NULL,
  OCSPResponse,
  OCSPResponseStatus,
  oid,
  type ResponseBytes,
  ResponseData,
} from '../../asn1/index.ts';
import type { CryptoProvider, SignatureSchemeName } from '../../crypto/index.ts';
import { decode, encode } from '../../presentation/index.ts';
import { parseCertificate } from '../certificate/index.ts';
import { identifierOf } from '../keys/index.ts';
import { type Issued, sign, usualScheme } from './issue.ts';
import type { RevocationReason } from './issue-crl.ts';

export type OcspStatus = 'good' | 'unknown' | { readonly revokedAt: number; readonly reason?: RevocationReason };

export interface OcspOptions {
  readonly provider: CryptoProvider;
  readonly issuer: Issued;
  readonly answers: readonly { readonly serialNumber: Uint8Array; readonly status: OcspStatus }[];
  /** Milliseconds since 1970. */
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  /** What certificates are named by; SHA-256 unless given. Most clients ask by SHA-1. */
  readonly certIdHash?: { readonly identifier: string; digest(bytes: Uint8Array): Uint8Array };
  /** By the kind of the issuer's key unless given. */
  readonly scheme?: SignatureSchemeName;
}

/** The whole OCSPResponse in DER. Throws `RangeError` on options that no answer can have. */
export function issueOcspResponse(options: OcspOptions): Uint8Array {
  const { provider, issuer, answers } = options;
  const scheme = options.scheme ?? usualScheme(issuer.key);
  const { subject, subjectPublicKeyInfo } = decode(Certificate, issuer.der).tbsCertificate;
  const hash = options.certIdHash ?? {
    identifier: oid['id-sha256'],
    digest: (bytes: Uint8Array) => provider.hashes.sha256.digest(bytes),
  };
  const named = {
    hashAlgorithm: { algorithm: hash.identifier, parameters: encode(NULL, null) },
    issuerNameHash: hash.digest(parseCertificate(issuer.der).subjectDer),
    issuerKeyHash: hash.digest(subjectPublicKeyInfo.subjectPublicKey),
  };
  const tbsResponseData: ResponseData = {
    version: 0,
    responderID: { type: 'byName', value: subject },
    producedAt: second(options.thisUpdate),
    responses: answers.map(({ serialNumber, status }) => ({
      certID: { ...named, serialNumber },
      certStatus: statusOf(status),
      thisUpdate: second(options.thisUpdate),
      nextUpdate: second(options.nextUpdate),
    })),
  };
  const signature = sign(provider, scheme, issuer.key, encode(ResponseData, tbsResponseData));
  const response = encode(BasicOCSPResponse, { tbsResponseData, signatureAlgorithm: identifierOf(scheme), signature });
  const responseBytes: ResponseBytes = { responseType: oid['id-pkix-ocsp-basic'], response };
  return encode(OCSPResponse, { responseStatus: OCSPResponseStatus.members.successful, responseBytes });
}

function statusOf(status: OcspStatus): CertStatus {
  if (status === 'good' || status === 'unknown') return { type: status, value: null };
  const { revokedAt, reason } = status;
  const why = reason === undefined ? {} : { revocationReason: CRLReason.members[reason] };
  return { type: 'revoked', value: { revocationTime: second(revokedAt), ...why } };
}

const second = (milliseconds: number): number => Math.floor(milliseconds / 1000) * 1000;
