/** Answers about revocation for test chains. */
import {
  type AlgorithmIdentifier,
  BasicOCSPResponse,
  Certificate,
  CertificateList,
  CRLNumber,
  type Extension,
  OCSPResponse,
  oid,
  ResponseData,
  TBSCertList,
} from '../../src/asn1/index.ts';
import { nodeProvider as provider } from '../../src/crypto/providers/node/index.ts';
import { decode, encode } from '../../src/presentation/index.ts';
import {
  type Issued,
  issueCrl,
  issueOcspResponse,
  parseCertificate,
  type RevocationReason,
  sha1,
} from '../../src/x509/index.ts';
import { AT, DAY } from './make.ts';
import { encodedExtension } from './make-extensions.ts';

interface When {
  readonly thisUpdate?: number;
  readonly nextUpdate?: number;
}

export const serialOf = ({ der }: Issued): Uint8Array => parseCertificate(der).serialNumber;

export const listOf = (
  issuer: Issued,
  revoked: readonly Issued[],
  { number = 1, reason, ...when }: When & { number?: number; reason?: RevocationReason } = {},
): Uint8Array =>
  issueCrl({
    provider,
    issuer,
    number,
    thisUpdate: AT - DAY,
    nextUpdate: AT + DAY,
    revoked: revoked.map((one) => ({
      serialNumber: serialOf(one),
      at: AT - DAY / 2,
      ...(reason === undefined ? {} : { reason }),
    })),
    ...when,
  });

export const answerOf = (
  issuer: Issued,
  about: Issued,
  status: 'good' | 'revoked' | 'unknown',
  when: When = {},
): Uint8Array =>
  issueOcspResponse({
    provider,
    issuer,
    answers: [
      {
        serialNumber: serialOf(about),
        status: status === 'revoked' ? { revokedAt: AT - DAY / 2, reason: 'keyCompromise' } : status,
      },
    ],
    thisUpdate: AT - DAY / 4,
    nextUpdate: AT + DAY,
    certIdHash: { identifier: oid['id-sha1'], digest: sha1 },
    ...when,
  });

/** The same answer, signed by `responder` and with its certificate. */
export function delegated(answer: Uint8Array, responder: Issued): Uint8Array {
  const outer = decode(OCSPResponse, answer);
  const basic = decode(BasicOCSPResponse, outer.responseBytes!.response);
  const certificate = decode(Certificate, responder.der);
  const { subject } = certificate.tbsCertificate;
  const tbsResponseData: ResponseData = { ...basic.tbsResponseData, responderID: { type: 'byName', value: subject } };
  const scheme = provider.signatureSchemes.find(({ name }) => name === 'ecdsa_secp256r1_sha256')!;
  const signature = scheme.sign(provider.importPrivateKey(responder.key), encode(ResponseData, tbsResponseData));
  const response = encode(BasicOCSPResponse, { ...basic, tbsResponseData, signature, certs: [certificate] });
  return encode(OCSPResponse, { ...outer, responseBytes: { ...outer.responseBytes!, response } });
}

/** The same list with other fields, signed anew, and said to be signed with `algorithm`. */
export function reshaped(
  list: Uint8Array,
  issuer: Issued,
  change: (tbs: TBSCertList) => TBSCertList,
  algorithm?: AlgorithmIdentifier,
): Uint8Array {
  const outer = decode(CertificateList, list);
  const tbsCertList = change(outer.tbsCertList);
  const scheme = provider.signatureSchemes.find(({ name }) => name === 'ecdsa_secp256r1_sha256')!;
  const signatureValue = scheme.sign(provider.importPrivateKey(issuer.key), encode(TBSCertList, tbsCertList));
  const signatureAlgorithm = algorithm ?? outer.signatureAlgorithm;
  return encode(CertificateList, { tbsCertList, signatureAlgorithm, signatureValue });
}

/** Of version 1, as `openssl ca -gencrl` writes it without extensions. */
export const versionOne = (list: Uint8Array, issuer: Issued): Uint8Array =>
  reshaped(list, issuer, ({ version: _version, crlExtensions: _extensions, ...tbs }) => tbs);

/** With these extensions after its own. */
export const withExtensions = (list: Uint8Array, issuer: Issued, ...more: readonly Extension[]): Uint8Array =>
  reshaped(list, issuer, (tbs) => ({ ...tbs, crlExtensions: [...(tbs.crlExtensions ?? []), ...more] }));

/** A list of the changes since list `base`. */
export const changesSince = (base: number, list: Uint8Array, issuer: Issued): Uint8Array =>
  withExtensions(list, issuer, {
    extnID: oid['id-ce-deltaCRLIndicator'],
    critical: true,
    extnValue: encode(CRLNumber, Uint8Array.of(base)),
  });

/** RFC 7633: the server promises to staple. */
export const mustStaple = encodedExtension('id-pe-tlsfeature', [5]);
