/** The messages only TLS 1.2 has, and those it writes its own way; the key exchange is in key-exchange12.ts. */

import { Certificate, SubjectPublicKeyInfo } from '../../asn1/index.ts';
import { type Infer, opaque, struct, uint8, uint32, vector } from '../../presentation/index.ts';
import { CertificateVerify, Finished } from '../authentication.ts';
import { DistinguishedName } from '../common.ts';
import { SHA1Hash } from '../extension/index.ts';
import { CertChainType, ClientCertificateType, SignatureScheme } from '../registries/index.ts';

export const HelloRequest = struct(
  'HelloRequest',
  'RFC 5246 §7.4.1.1',
  {},
  'The server asks for a new handshake; a careful client declines.',
);
export type HelloRequest = Infer<typeof HelloRequest>;

const ASN1Cert = {
  ...opaque(1, 2 ** 24 - 1).containing(() => Certificate),
  name: 'ASN.1Cert',
  rfc: 'RFC 5246 §7.4.2',
  note: 'One X.509 certificate, in DER.',
};

export const Certificate12 = struct(
  'Certificate',
  'RFC 5246 §7.4.2',
  {
    certificate_list: [
      vector(ASN1Cert, 0, 2 ** 24 - 1),
      'The certificate of the sender first, then those that vouch for it, one for the other.',
    ],
  },
  'Who the sender says it is, and who vouches for that.',
);
export type Certificate12 = Infer<typeof Certificate12>;

/** `Certificate` where RawPublicKey was negotiated (RFC 7250): no list, and empty where a client has no key to show. */
export const Certificate12RawPublicKey = struct(
  'Certificate',
  'RFC 7250 §3',
  {
    ASN1_subjectPublicKeyInfo: [
      opaque(0, 2 ** 24 - 1).containing(() => SubjectPublicKeyInfo),
      'A bare public key, in DER; the other side has to know it beforehand.',
    ],
  },
  'The public key by which the other side knows the sender.',
);
export type Certificate12RawPublicKey = Infer<typeof Certificate12RawPublicKey>;

export const CertificateRequest12 = struct(
  'CertificateRequest',
  'RFC 5246 §7.4.4',
  {
    certificate_types: [vector(ClientCertificateType, 1, 2 ** 8 - 1), 'The kinds of key that would do.'],
    supported_signature_algorithms: [
      vector(SignatureScheme, 2, 2 ** 16 - 2),
      'The kinds of signature the server can check.',
    ],
    certificate_authorities: [
      vector(DistinguishedName, 0, 2 ** 16 - 1),
      'The certificate authorities the server trusts.',
    ],
  },
  'The server asks the client for a certificate as well.',
);
export type CertificateRequest12 = Infer<typeof CertificateRequest12>;

export const ServerHelloDone = struct(
  'ServerHelloDone',
  'RFC 5246 §7.4.5',
  {},
  'The server has said what it had to say; it is the turn of the client.',
);
export type ServerHelloDone = Infer<typeof ServerHelloDone>;

/** Written as in TLS 1.3; what is signed differs. */
export const CertificateVerify12 = { ...CertificateVerify, rfc: 'RFC 5246 §7.4.8' };

/** Written as in TLS 1.3; here the checksum has 12 bytes. */
export const Finished12 = { ...Finished, rfc: 'RFC 5246 §7.4.9' };

export const NewSessionTicket12 = struct(
  'NewSessionTicket',
  'RFC 5077 §3.3',
  {
    ticket_lifetime_hint: [uint32, 'For how many seconds the ticket will probably be accepted; 0 says nothing.'],
    ticket: [opaque(0, 2 ** 16 - 1), 'The state of the session, locked with a key only the server has.'],
  },
  'A ticket with which the client can resume this session later.',
);
export type NewSessionTicket12 = Infer<typeof NewSessionTicket12>;

export const URLAndHash = struct(
  'URLAndHash',
  'RFC 6066 §5',
  {
    url: [opaque(1, 2 ** 16 - 1), 'Where the certificate can be fetched.'],
    padding: [uint8, 'Always 1; there for old times.'],
    SHA1Hash: [SHA1Hash, 'What the fetched bytes have to hash to.'],
  },
  'An address to fetch a certificate from.',
);

export const CertificateURL = struct(
  'CertificateURL',
  'RFC 6066 §5',
  {
    type: [CertChainType, 'Whether the addresses lead to single certificates or to a path.'],
    url_and_hash_list: [vector(URLAndHash, 1, 2 ** 16 - 1), 'The addresses.'],
  },
  'Instead of a certificate, the address of one.',
);
export type CertificateURL = Infer<typeof CertificateURL>;
