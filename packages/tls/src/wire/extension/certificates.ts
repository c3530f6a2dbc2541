/** Extensions about certificates and signatures. */

import { OBJECT_IDENTIFIER, SubjectPublicKeyInfo } from '../../asn1/index.ts';
import { empty, fixed, opaque, struct, tagged, uint32, vector } from '../../presentation/index.ts';
import { DistinguishedName } from '../common.ts';
import {
  CertificateCompressionAlgorithm,
  CertificateType,
  IdentifierType,
  SignatureScheme,
} from '../registries/index.ts';
import type { Row } from './row.ts';
import { CertificateStatus, CertificateStatusRequest, CertificateStatusRequestItemV2 } from './status.ts';

export const SHA1Hash = fixed(20, 'SHA1Hash');

export const TrustedAuthority = tagged(
  'TrustedAuthority',
  'RFC 6066 §6',
  'One certificate authority the client trusts.',
  IdentifierType,
  0,
  { pre_agreed: empty, key_sha1_hash: SHA1Hash, x509_name: DistinguishedName, cert_sha1_hash: SHA1Hash },
  { tagName: 'identifier_type', tagNote: 'How the authority is pointed at.' },
);

export const OIDFilter = struct(
  'OIDFilter',
  'RFC 9846 §4.3.5',
  {
    certificate_extension_oid: [
      opaque(1, 2 ** 8 - 1).containing(() => OBJECT_IDENTIFIER),
      'Which extension of the certificate is looked at, as an object identifier in DER.',
    ],
    certificate_extension_values: [
      opaque(0, 2 ** 16 - 1),
      'What it has to contain, in DER; empty means that it only has to be there.',
    ],
  },
  'A condition the certificate of the client has to meet.',
);

export const Credential = struct(
  'Credential',
  'RFC 9345 §4',
  {
    valid_time: [uint32, 'For how many seconds after the start of the certificate the credential is good.'],
    dc_cert_verify_algorithm: [SignatureScheme, 'The only algorithm this key may sign the handshake with.'],
    ASN1_subjectPublicKeyInfo: [
      opaque(1, 2 ** 24 - 1).containing(() => SubjectPublicKeyInfo),
      'The short-lived public key itself.',
    ],
  },
  'A short-lived key that may stand in for the key of the certificate.',
);

export const DelegatedCredential = struct(
  'DelegatedCredential',
  'RFC 9345 §4',
  {
    cred: [Credential, 'The key and how it may be used.'],
    algorithm: [SignatureScheme, 'How the signature below was made.'],
    signature: [opaque(1, 2 ** 16 - 1), 'The signature of the certificate key, which hands its authority on.'],
  },
  'A short-lived key with the permission of the certificate holder to use it in its place.',
);

const schemes = vector(SignatureScheme, 2, 2 ** 16 - 2);
const certificateTypes = vector(CertificateType, 1, 2 ** 8 - 1);
const authorities = vector(DistinguishedName, 3, 2 ** 16 - 1);
const compressions = vector(CertificateCompressionAlgorithm, 2, 2 ** 8 - 2);

export const certificateRows = {
  signature_algorithms: {
    rfc: 'RFC 9846 §4.3.3',
    note: 'Agrees on how a side proves that it holds the key of its certificate.',
    client_hello: [schemes, 'The kinds of signature the client can check, the favourite first.'],
    certificate_request: [schemes, 'The kinds of signature the server can check, the favourite first.'],
  },
  signature_algorithms_cert: {
    rfc: 'RFC 9846 §4.3.3',
    note: 'The same for the signatures inside certificates, where that differs.',
    client_hello: [schemes, 'The kinds of signature inside certificates that the client can check.'],
    certificate_request: [schemes, 'The kinds of signature inside certificates that the server can check.'],
  },
  certificate_authorities: {
    rfc: 'RFC 9846 §4.3.4',
    note: 'Helps the other side choose a certificate that will be trusted.',
    client_hello: [authorities, 'The certificate authorities the client trusts.'],
    certificate_request: [authorities, 'The certificate authorities the server trusts.'],
  },
  oid_filters: {
    rfc: 'RFC 9846 §4.3.5',
    note: 'Asks for a certificate with certain properties.',
    certificate_request: [vector(OIDFilter, 0, 2 ** 16 - 1), 'Conditions the certificate of the client has to meet.'],
  },
  status_request: {
    rfc: 'RFC 6066 §8',
    note: 'Sends proof with the certificate that it has not been revoked (OCSP stapling).',
    client_hello: [CertificateStatusRequest, 'The client asks for proof that the certificate has not been revoked.'],
    server_hello: [empty, 'The proof will follow in a CertificateStatus message.'],
    certificate_request: [empty, 'The server asks for proof that the certificate has not been revoked.'],
    certificate: [CertificateStatus, 'Proof that this certificate has not been revoked.'],
  },
  status_request_v2: {
    rfc: 'RFC 6961 §2.2',
    note: 'The same for every certificate of the chain; no longer used in TLS 1.3.',
    client_hello: [
      vector(CertificateStatusRequestItemV2, 1, 2 ** 16 - 1),
      'The client asks for proof that no certificate of the chain has been revoked.',
    ],
    server_hello: [empty, 'The proof will follow in a CertificateStatus message.'],
  },
  client_certificate_type: {
    rfc: 'RFC 7250 §3',
    note: 'Agrees on what the client shows: a certificate, or a bare public key.',
    client_hello: [certificateTypes, 'What the client could show, the favourite first.'],
    server_hello: [CertificateType, 'What the client is to show.'],
    encrypted_extensions: [CertificateType, 'What the client is to show.'],
  },
  server_certificate_type: {
    rfc: 'RFC 7250 §3',
    note: 'Agrees on what the server shows: a certificate, or a bare public key.',
    client_hello: [certificateTypes, 'What the client can make sense of, the favourite first.'],
    server_hello: [CertificateType, 'What the server will show.'],
    encrypted_extensions: [CertificateType, 'What the server will show.'],
  },
  client_certificate_url: {
    rfc: 'RFC 6066 §5',
    note: 'Lets a client name the address of its certificate instead of sending it.',
    client_hello: [empty, 'The client would rather send the address of its certificate than the certificate.'],
    server_hello: [empty, 'The server is willing to fetch the certificate from an address.'],
  },
  trusted_ca_keys: {
    rfc: 'RFC 6066 §6',
    note: 'The forerunner of certificate_authorities.',
    client_hello: [vector(TrustedAuthority, 0, 2 ** 16 - 1), 'The certificate authorities the client trusts.'],
    server_hello: [empty, 'The server chose its certificate by that list.'],
  },
  compress_certificate: {
    rfc: 'RFC 8879 §3',
    note: 'Makes the Certificate message smaller.',
    client_hello: [compressions, 'The ways of compressing certificates that the client can undo.'],
    certificate_request: [compressions, 'The ways of compressing certificates that the server can undo.'],
  },
  delegated_credential: {
    rfc: 'RFC 9345 §4.1',
    note: 'Lets a short-lived key stand in for the key of the certificate.',
    client_hello: [schemes, 'The client accepts short-lived keys that sign in these ways.'],
    certificate_request: [schemes, 'The server accepts short-lived keys that sign in these ways.'],
    certificate: [DelegatedCredential, 'A short-lived key that signs in place of the key of the certificate.'],
  },
} as const satisfies Record<string, Row>;
