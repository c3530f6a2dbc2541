/** An OCSP response as it is read (RFC 6960 §4.2.1). */
import {
  ANY,
  BasicOCSPResponse,
  bitStringOfBytes,
  explicit,
  OCSPResponse,
  OCSPResponseStatus,
  oid,
  optional,
  type ResponderID,
  type SingleResponse,
  sequence,
  sequenceOf,
} from '../../asn1/index.ts';
import { copy } from '../../bytes/index.ts';
import { decode } from '../../presentation/index.ts';
import { boundedCache } from '../cache.ts';
import type { Signed } from '../certificate/index.ts';
import { signatureAlgorithm } from '../keys/index.ts';

export interface OcspAnswer extends Signed {
  readonly der: Uint8Array;
  readonly responderID: ResponderID;
  /** Milliseconds since 1970. */
  readonly producedAt: number;
  readonly responses: readonly SingleResponse[];
  /** Certificates of the one who answers, in DER. */
  readonly certs: readonly Uint8Array[];
  /** Why the answer may not be used. */
  readonly fault: string | undefined;
}

/** A response without an answer, such as `tryLater`. */
export class NoOcspAnswer extends Error {
  override readonly name = 'NoOcspAnswer';
}

const cache = boundedCache<OcspAnswer>(64, 16_384);

/** Throws `DecodeError` where the bytes are no response, and `NoOcspAnswer` where it holds none. */
export const parseOcspResponse = (der: Uint8Array): OcspAnswer => cache(der, () => read(copy(der)));

const Parts = sequence('BasicOCSPResponse', 'RFC 6960 §4.2.1', {
  tbsResponseData: [ANY, 'The answers.'],
  signatureAlgorithm: [ANY, 'How they were signed.'],
  signature: [bitStringOfBytes, 'The signature.'],
  certs: [optional(explicit(0, sequenceOf(ANY))), 'Certificates for checking it.'],
});

function read(der: Uint8Array): OcspAnswer {
  const { responseStatus, responseBytes } = decode(OCSPResponse, der);
  if (responseBytes === undefined || responseStatus !== OCSPResponseStatus.members.successful) {
    throw new NoOcspAnswer(`the responder says ${OCSPResponseStatus.show!(responseStatus)}`);
  }
  if (responseBytes.responseType !== oid['id-pkix-ocsp-basic']) throw new NoOcspAnswer('its kind is not known');
  const basic = decode(BasicOCSPResponse, responseBytes.response);
  const parts = decode(Parts, responseBytes.response);
  const { responderID, producedAt, responses, responseExtensions = [] } = basic.tbsResponseData;
  const strange = [...responseExtensions, ...responses.flatMap((one) => one.singleExtensions ?? [])].some(
    ({ critical }) => critical,
  );
  return Object.freeze({
    der,
    responderID,
    producedAt,
    responses,
    certs: parts.certs ?? [],
    fault: strange ? 'it has a critical extension' : undefined,
    tbsDer: parts.tbsResponseData,
    signatureAlgorithm: signatureAlgorithm(basic.signatureAlgorithm),
    signature: basic.signature,
  });
}
