/** The numbers of TLS and their names, as IANA spells them: a file for each large registry, one for the small. */
export {
  ChangeCipherSpecType,
  CompressionMethod,
  ContentType,
  HandshakeType,
  KeyUpdateRequest,
  MaxFragmentLength,
  NameType,
  ProtocolVersion,
  PskKeyExchangeMode,
} from './registries.ts';
export { AlertDescription, AlertLevel } from './registry-alerts.ts';
export {
  CertChainType,
  CertificateCompressionAlgorithm,
  CertificateStatusType,
  CertificateType,
  ClientCertificateType,
  IdentifierType,
} from './registry-certificates.ts';
export { CipherSuite, type CipherSuiteName } from './registry-cipher-suites.ts';
export { type ExtensionName, ExtensionType } from './registry-extensions.ts';
export { ECCurveType, ECPointFormat, NamedGroup } from './registry-groups.ts';
export { SignatureScheme } from './registry-signatures.ts';
