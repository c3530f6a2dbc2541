/** The messages only TLS 1.3 has, and those it writes its own way. */

import { Certificate, SubjectPublicKeyInfo } from '../../asn1/index.ts';
import { type Codec, type Infer, opaque, rest, struct, uint24, uint32, vector } from '../../presentation/index.ts';
import { extensionsOf } from '../extensions.ts';
import { CertificateCompressionAlgorithm, KeyUpdateRequest } from '../registries/index.ts';

export const EncryptedExtensions = struct(
  'EncryptedExtensions',
  'RFC 9846 §4.4.1',
  { extensions: [extensionsOf('encrypted_extensions'), 'Answers to the client that onlookers need not see.'] },
  'The first message that is encrypted: the answers of the server that did not have to be public.',
);
export type EncryptedExtensions = Infer<typeof EncryptedExtensions>;

const certificate_request_context = opaque(0, 2 ** 8 - 1);

export const CertificateRequest13 = struct(
  'CertificateRequest',
  'RFC 9846 §4.4.2',
  {
    certificate_request_context: [
      certificate_request_context,
      'A label the answer repeats; empty during the handshake.',
    ],
    extensions: [extensionsOf('certificate_request'), 'What kind of certificate would do.'],
  },
  'The server asks the client for a certificate as well.',
);
export type CertificateRequest13 = Infer<typeof CertificateRequest13>;

const entry_extensions = extensionsOf('certificate');

export const CertificateEntry = struct(
  'CertificateEntry',
  'RFC 9846 §4.5.1',
  {
    cert_data: [opaque(1, 2 ** 24 - 1).containing(() => Certificate), 'One X.509 certificate, in DER.'],
    extensions: [entry_extensions, 'Proofs that belong to this certificate, like its OCSP answer.'],
  },
  'One certificate of the chain.',
);
export type CertificateEntry = Infer<typeof CertificateEntry>;

export const Certificate13 = struct(
  'Certificate',
  'RFC 9846 §4.5.1',
  {
    certificate_request_context: [certificate_request_context, 'The label of the request; empty for a server.'],
    certificate_list: [
      vector(CertificateEntry, 0, 2 ** 24 - 1),
      'The certificate of the sender first, then those that vouch for it, one for the other.',
    ],
  },
  'Who the sender says it is, and who vouches for that.',
);
export type Certificate13 = Infer<typeof Certificate13>;

export const RawPublicKeyEntry = struct(
  'CertificateEntry',
  'RFC 9846 §4.5.1',
  {
    ASN1_subjectPublicKeyInfo: [
      opaque(1, 2 ** 24 - 1).containing(() => SubjectPublicKeyInfo),
      'A bare public key, in DER; the other side has to know it beforehand.',
    ],
    extensions: [entry_extensions, 'Proofs that belong to this key.'],
  },
  'A public key without a certificate around it.',
);

/** `Certificate` where RawPublicKey was negotiated (RFC 7250). */
export const Certificate13RawPublicKey = struct(
  'Certificate',
  'RFC 9846 §4.5.1',
  {
    certificate_request_context: [certificate_request_context, 'The label of the request; empty for a server.'],
    certificate_list: [vector(RawPublicKeyEntry, 0, 2 ** 24 - 1), 'The one public key of the sender.'],
  },
  'The public key by which the other side knows the sender.',
);

export const NewSessionTicket13 = struct(
  'NewSessionTicket',
  'RFC 9846 §4.7.1',
  {
    ticket_lifetime: [uint32, 'For how many seconds the ticket may be used, at most a week.'],
    ticket_age_add: [
      uint32,
      'A secret number the client adds to the age of the ticket, so that onlookers cannot link its visits.',
    ],
    ticket_nonce: [opaque(0, 255), 'Makes the key of this ticket different from that of any other.'],
    ticket: [opaque(1, 2 ** 16 - 1), 'What the client shows next time; only the server can read it.'],
    extensions: [extensionsOf('new_session_ticket'), 'What else the ticket allows.'],
  },
  'A ticket with which the client can come back later with a shorter handshake.',
);
export type NewSessionTicket13 = Infer<typeof NewSessionTicket13>;

export const KeyUpdate = struct(
  'KeyUpdate',
  'RFC 9846 §4.7.3',
  { request_update: [KeyUpdateRequest, 'Whether the other side should change its key as well.'] },
  'From the next record on, the sender uses a new key derived from its old one.',
);
export type KeyUpdate = Infer<typeof KeyUpdate>;

export const EndOfEarlyData = struct(
  'EndOfEarlyData',
  'RFC 9846 §4.6',
  {},
  'The early data ends here; what follows is under the handshake keys.',
);
export type EndOfEarlyData = Infer<typeof EndOfEarlyData>;

export const CompressedCertificate = struct(
  'CompressedCertificate',
  'RFC 8879 §4',
  {
    algorithm: [CertificateCompressionAlgorithm, 'How the message is compressed.'],
    uncompressed_length: [
      uint24,
      'How long it is when unpacked, so that nobody is tricked into unpacking without end.',
    ],
    compressed_certificate_message: [opaque(1, 2 ** 24 - 1), 'The Certificate message, compressed.'],
  },
  'The Certificate message, made smaller.',
);
export type CompressedCertificate = Infer<typeof CompressedCertificate>;

export const MessageHash: Codec<Uint8Array> = {
  ...rest,
  name: 'MessageHash',
  rfc: 'RFC 9846 §4.1',
  note: 'Never on the wire: the hash of the first ClientHello, which stands for it after a HelloRetryRequest.',
};
