/** What each extension holds, and its row of the table in `../extensions.ts`. */
export {
  Credential,
  certificateRows,
  DelegatedCredential,
  OIDFilter,
  SHA1Hash,
  TrustedAuthority,
} from './certificates.ts';
export {
  ECHClientHello,
  ECHClientHelloType,
  ECHConfig,
  ECHConfigContents,
  ECHConfigExtension,
  ECHConfigList,
  ECHConfigVersion,
  ECHEncryptedExtensions,
  ECHHelloRetryRequest,
  ECHOuterClientHello,
  echRows,
  HpkeAeadId,
  HpkeKdfId,
  HpkeKemId,
  HpkeKeyConfig,
  HpkeSymmetricCipherSuite,
} from './ech.ts';
export { KeyShareEntry, keyRows, OfferedPsks, PskBinderEntry, PskIdentity } from './keys.ts';
export {
  ClientTicketRequest,
  EKTCipherType,
  ExternalIdentityHash,
  ExternalSessionId,
  HeartbeatMode,
  mediaRows,
  ServerTicketRequestHint,
  SRTPProtectionProfile,
  UseSRTPData,
} from './media.ts';
export { HostName, nameRows, ProtocolName, ProtocolNameList, ServerName, ServerNameList } from './names.ts';
export type { Cell, Column, Row } from './row.ts';
export {
  SctVersion,
  SerializedSCT,
  SignedCertificateTimestamp,
  SignedCertificateTimestampList,
  Timestamp,
} from './sct.ts';
export { RenegotiationInfo, sessionRows } from './sessions.ts';
export {
  CertificateStatus,
  CertificateStatusRequest,
  CertificateStatusRequestItemV2,
  OCSPResponse,
  OCSPStatusRequest,
  ResponderID,
} from './status.ts';
export {
  ConsistencyProofDataV2,
  InclusionProofDataV2,
  LogExtension,
  SignedCertificateTimestampDataV2,
  SignedTreeHeadDataV2,
  TimestampedCertificateEntryDataV2,
  TransItem,
  TransItemList,
  TreeHeadDataV2,
  transparencyRows,
  VersionedTransType,
} from './transparency.ts';
