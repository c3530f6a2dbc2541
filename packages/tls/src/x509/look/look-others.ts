/** Reading for looking, and never for trusting: revocation lists, requests and OCSP responses. */
import {
  BasicOCSPResponse,
  CertificateList,
  type CertStatus,
  OCSPResponse,
  OCSPResponseStatus,
  type ResponderID,
  type RevokedCertificate,
} from '../../asn1/index.ts';
import { decode } from '../../presentation/index.ts';
import { type CertificateRequest, parseRequest } from '../certificate/index.ts';
import { parseRevocationList, type RevocationList } from '../revocation/index.ts';
import { type LookedAt, lookAt } from './look.ts';
import { listTable, requestTable, responseTable } from './look-tables-others.ts';

/** What may be shown of a request. */
export type RequestFacts = Omit<CertificateRequest, 'der' | 'subjectName'>;

/** What may be shown of a revocation list: nothing that a signature could be over, and nobody can ask it about a certificate. */
export interface ListFacts
  extends Pick<
    RevocationList,
    'version' | 'issuer' | 'thisUpdate' | 'nextUpdate' | 'number' | 'base' | 'scope' | 'fault'
  > {
  readonly revoked: readonly RevokedCertificate[];
}

/** What may be shown of an OCSP response. */
export interface ResponseFacts {
  /** As RFC 6960 §4.2.1 spells it: `successful`. */
  readonly status: string;
  /** Absent where there is none. */
  readonly answer?: {
    readonly responderID: ResponderID;
    readonly producedAt: number;
    readonly responses: readonly SingleFacts[];
  };
}
export interface SingleFacts {
  readonly serialNumber: Uint8Array;
  readonly certStatus: CertStatus;
  readonly thisUpdate: number;
  readonly nextUpdate: number | undefined;
}

/** `undefined` where not even that can be read. Never throws. */
export const lookAtRequest = (bytes: Uint8Array): LookedAt<RequestFacts> | undefined =>
  lookAt(bytes, requestTable, (der) => {
    const { subject, publicKey, spkiDer, algorithm, extensions, subjectAltNames } = parseRequest(der);
    return Object.freeze({ subject, publicKey, spkiDer, algorithm, extensions, subjectAltNames });
  });

/** `undefined` where not even that can be read. Never throws. */
export const lookAtList = (bytes: Uint8Array): LookedAt<ListFacts> | undefined => lookAt(bytes, listTable, listFacts);

/** `undefined` where not even that can be read. Never throws. */
export const lookAtResponse = (bytes: Uint8Array): LookedAt<ResponseFacts> | undefined =>
  lookAt(bytes, responseTable, responseFacts);

/** Throws `DecodeError` where the bytes are not a list in DER. */
export function listFacts(der: Uint8Array): ListFacts {
  const { version, issuer, thisUpdate, nextUpdate, number, base, scope, fault } = parseRevocationList(der);
  const { revokedCertificates: revoked = [] } = decode(CertificateList, der).tbsCertList;
  return Object.freeze({ version, issuer, thisUpdate, nextUpdate, number, base, scope, fault, revoked });
}

/** Throws `DecodeError` where the bytes are not a response in DER. */
export function responseFacts(der: Uint8Array): ResponseFacts {
  const { responseStatus, responseBytes } = decode(OCSPResponse, der);
  const known = Object.entries(OCSPResponseStatus.members).find(([, value]) => value === responseStatus);
  const status = known?.[0] ?? `status ${responseStatus}`;
  if (responseBytes === undefined) return { status };
  const { responderID, producedAt, responses } = decode(BasicOCSPResponse, responseBytes.response).tbsResponseData;
  const singles = responses.map(({ certID, certStatus, thisUpdate, nextUpdate }) => ({
    serialNumber: certID.serialNumber,
    certStatus,
    thisUpdate,
    nextUpdate,
  }));
  return Object.freeze({ status, answer: { responderID, producedAt, responses: singles } });
}
