import { registry, uint8, uint16 } from '../../presentation/index.ts';

export const CertificateType = registry(
  'CertificateType',
  uint8,
  'RFC 7250 §3',
  'How a side shows who it is: with an X.509 certificate, or with a bare public key known beforehand.',
  { X509: 0, OpenPGP: 1, RawPublicKey: 2, '1609Dot2': 3 },
);

export const CertificateStatusType = registry(
  'CertificateStatusType',
  uint8,
  'RFC 6066 §8',
  'How the state of a certificate is told; OCSP is the one way in use.',
  { ocsp: 1, ocsp_multi: 2 },
);

export const CertificateCompressionAlgorithm = registry(
  'CertificateCompressionAlgorithm',
  uint16,
  'RFC 8879 §3',
  'A way to compress the Certificate message.',
  { zlib: 1, brotli: 2, zstd: 3 },
);

export const ClientCertificateType = registry(
  'ClientCertificateType',
  uint8,
  'RFC 5246 §7.4.4',
  'A kind of key the server would accept from the client.',
  {
    rsa_sign: 1,
    dss_sign: 2,
    rsa_fixed_dh: 3,
    dss_fixed_dh: 4,
    rsa_ephemeral_dh: 5,
    dss_ephemeral_dh: 6,
    fortezza_dms: 20,
    ecdsa_sign: 64,
    rsa_fixed_ecdh: 65,
    ecdsa_fixed_ecdh: 66,
  },
);

export const IdentifierType = registry(
  'IdentifierType',
  uint8,
  'RFC 6066 §6',
  'How a trusted certificate authority is pointed at: by a hash of its key or certificate, or by its name.',
  { pre_agreed: 0, key_sha1_hash: 1, x509_name: 2, cert_sha1_hash: 3 },
);

export const CertChainType = registry(
  'CertChainType',
  uint8,
  'RFC 6066 §5',
  'Whether the addresses lead to one certificate each or to a whole path.',
  { individual_certs: 0, pkipath: 1 },
);
