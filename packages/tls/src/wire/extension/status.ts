/** Is a certificate still good? OCSP answers carried inside TLS (RFC 6066 §8, RFC 6961). */
import { elementTree } from '../../asn1/index.ts';
import { opaque, struct, tagged, vector } from '../../presentation/index.ts';
import { CertificateStatusType } from '../registries/index.ts';

/** OCSP structures (RFC 6960) are shown as they are nested. */
const ocsp = elementTree('Part of an OCSP structure (RFC 6960), in DER.');

export const ResponderID = {
  ...opaque(1, 2 ** 16 - 1).containing(() => ocsp),
  name: 'ResponderID',
  rfc: 'RFC 6066 §8',
  note: 'An OCSP responder the client trusts, in DER.',
};

export const OCSPStatusRequest = struct(
  'OCSPStatusRequest',
  'RFC 6066 §8',
  {
    responder_id_list: [
      vector(ResponderID, 0, 2 ** 16 - 1),
      'The responders the client trusts; empty means the server knows which.',
    ],
    request_extensions: [opaque(0, 2 ** 16 - 1), 'OCSP extensions for the responder, in DER; empty means none.'],
  },
  'Asks for a fresh, signed statement that the certificate has not been revoked.',
);

const options = { tagName: 'status_type', tagNote: 'How the state of the certificate is to be told.' };

export const CertificateStatusRequest = tagged(
  'CertificateStatusRequest',
  'RFC 6066 §8',
  'Asks the server to send, with its certificate, proof that it has not been revoked.',
  CertificateStatusType,
  0,
  { ocsp: OCSPStatusRequest },
  options,
);

export const CertificateStatusRequestItemV2 = tagged(
  'CertificateStatusRequestItemV2',
  'RFC 6961 §2.2',
  'One way in which the client would accept proof that certificates have not been revoked.',
  CertificateStatusType,
  2,
  { ocsp: OCSPStatusRequest, ocsp_multi: OCSPStatusRequest },
  options,
);

export const OCSPResponse = {
  ...opaque(1, 2 ** 24 - 1).containing(() => ocsp),
  name: 'OCSPResponse',
  rfc: 'RFC 6066 §8',
  note: 'The signed statement of the responder about one certificate, in DER.',
};

/** RFC 6961 allows an empty entry: a certificate of the chain without an answer. */
const OCSPResponseOrNone = {
  ...opaque(0, 2 ** 24 - 1),
  name: 'OCSPResponse',
  rfc: 'RFC 6961 §2.2',
  note: OCSPResponse.note,
};

export const CertificateStatus = tagged(
  'CertificateStatus',
  'RFC 6066 §8',
  'Proof from the certificate authority, fetched by the server, that the certificate has not been revoked.',
  CertificateStatusType,
  0,
  { ocsp: OCSPResponse, ocsp_multi: vector(OCSPResponseOrNone, 1, 2 ** 24 - 1) },
  { tagName: 'status_type', tagNote: 'How the state of the certificate is told.' },
);
