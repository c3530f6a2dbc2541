/** What is looked at besides certificates: revocation lists, requests, and answers about revocation. */
import { otherRules } from './look-rules-others.ts';
import {
  certificate,
  extensions,
  extensionsRow,
  fields,
  type LookTable,
  list,
  SEQUENCE,
  type Shape,
  sealed,
  tagged,
  wholeOctets,
} from './look-tables.ts';

const setOf = (of: Shape, called: 'place' | 'type' = 'place'): Shape => ({ is: 'list', of, called, set: true });

const revoked = fields(
  { name: 'userCertificate' },
  { name: 'revocationDate' },
  extensionsRow('crlEntryExtensions', SEQUENCE),
);

/** RFC 5280 §5.1 */
const certificateList = fields(
  ...sealed(
    {
      name: 'tbsCertList',
      shape: fields(
        { name: 'version', tags: [0x02] },
        { name: 'signature' },
        { name: 'issuer' },
        { name: 'thisUpdate' },
        { name: 'nextUpdate', tags: [0x17, 0x18] },
        { name: 'revokedCertificates', tags: [SEQUENCE], shape: list(revoked), filled: 'empty list' },
        extensionsRow('crlExtensions', 0xa0),
      ),
    },
    'signatureValue',
  ),
);

const attribute = fields(
  { name: '' },
  { name: '', shapeFor: (type) => (type === 'pkcs-9-at-extensionRequest' ? wished : undefined) },
);
/** The values of the attribute: one list of extensions. */
const wished: Shape = setOf(extensions);

/** RFC 2986 §4 */
const request = fields(
  ...sealed(
    {
      name: 'certificationRequestInfo',
      shape: fields(
        { name: 'version' },
        { name: 'subject' },
        { name: 'subjectPKInfo', shape: wholeOctets },
        { name: 'attributes', tags: [0xa0], shape: setOf(attribute, 'type'), missing: Uint8Array.of(0xa0, 0) },
      ),
    },
    'signature',
  ),
);

const single = fields(
  { name: 'certID' },
  { name: 'certStatus' },
  { name: 'thisUpdate' },
  { name: 'nextUpdate', tags: [0xa0] },
  extensionsRow('singleExtensions', 0xa1),
);
const responseData = fields(
  { name: 'version', tags: [0xa0], usual: [0, 'v1'] },
  { name: 'responderID' },
  { name: 'producedAt' },
  { name: 'responses', shape: list(single) },
  extensionsRow('responseExtensions', 0xa1),
);
const basicResponse = fields(...sealed({ name: 'tbsResponseData', shape: responseData }, 'signature'), {
  name: 'certs',
  tags: [0xa0],
  shape: tagged(list(certificate)),
});
const responseBytes = fields(
  { name: 'responseType' },
  {
    name: 'response',
    flat: true,
    shapeFor: (type) =>
      type === 'id-pkix-ocsp-basic' ? { is: 'octets', of: basicResponse, name: 'BasicOCSPResponse' } : undefined,
  },
);

/** RFC 6960 §4.2.1 */
const ocspResponse = fields(
  { name: 'responseStatus' },
  { name: 'responseBytes', tags: [0xa0], shape: tagged(responseBytes), flat: true },
);

export const listTable: LookTable = {
  name: 'CertificateList',
  shape: certificateList,
  most: 1_000_000,
  rules: otherRules('CertificateList'),
};
export const requestTable: LookTable = {
  name: 'CertificationRequest',
  shape: request,
  most: 20_000,
  rules: otherRules('CertificationRequest'),
};
export const responseTable: LookTable = {
  name: 'OCSPResponse',
  shape: ocspResponse,
  most: 100_000,
  rules: otherRules('OCSPResponse'),
};
