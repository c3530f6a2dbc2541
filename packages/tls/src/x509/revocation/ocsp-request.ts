/** The question of the Online Certificate Status Protocol (RFC 6960 §4.1): one certificate, not signed, no nonce. */
import { CertID, NULL, oid, sequence, sequenceOf } from '../../asn1/index.ts';
import { encode } from '../../presentation/index.ts';
import type { X509Certificate } from '../certificate/index.ts';
import { keyBits } from './responder.ts';
import { sha1 } from './sha1.ts';

const Request = sequence('Request', 'RFC 6960 §4.1.1', { reqCert: [CertID, 'Which certificate is asked about.'] });
const TBSRequest = sequence('TBSRequest', 'RFC 6960 §4.1.1', {
  requestList: [sequenceOf(Request), 'One question for each certificate.'],
});
const OCSPRequest = sequence('OCSPRequest', 'RFC 6960 §4.1.1', {
  tbsRequest: [TBSRequest, 'The questions.'],
});

/** In DER, to be sent as `application/ocsp-request`. By SHA-1, which every responder knows (RFC 5019 §2.1.1). */
export function ocspRequest(certificate: X509Certificate, issuer: X509Certificate): Uint8Array {
  const reqCert: CertID = {
    hashAlgorithm: { algorithm: oid['id-sha1'], parameters: encode(NULL, null) },
    issuerNameHash: sha1(certificate.issuerDer),
    issuerKeyHash: sha1(keyBits(issuer)),
    serialNumber: certificate.serialNumber,
  };
  return encode(OCSPRequest, { tbsRequest: { requestList: [{ reqCert }] } });
}
