/** Certificate Transparency, version 2 (RFC 9162), and the extensions of both versions. */
import { empty, opaque, registry, struct, tagged, uint16, uint64, vector } from '../../presentation/index.ts';
import type { Row } from './row.ts';
import { SignedCertificateTimestampList, Timestamp } from './sct.ts';

export const VersionedTransType = registry(
  'VersionedTransType',
  uint16,
  'RFC 9162 §4.5',
  'Which piece of evidence this is.',
  {
    x509_entry_v2: 0x0100,
    precert_entry_v2: 0x0101,
    x509_sct_v2: 0x0102,
    precert_sct_v2: 0x0103,
    signed_tree_head_v2: 0x0104,
    consistency_proof_v2: 0x0105,
    inclusion_proof_v2: 0x0106,
  },
);

const LogID = {
  ...opaque(2, 127),
  name: 'LogID',
  rfc: 'RFC 9162 §4.4',
  note: 'The object identifier of a log, in DER without its tag and length.',
};
const NodeHash = {
  ...opaque(32, 2 ** 8 - 1),
  name: 'NodeHash',
  rfc: 'RFC 9162 §4.9',
  note: 'A hash in the tree of a log.',
};
const log_id = [LogID, 'Which log speaks.'] as const;
const tree_size = [uint64, 'How many entries the log had.'] as const;
const signature = [opaque(1, 2 ** 16 - 1), 'The signature of the log.'] as const;

export const LogExtension = struct(
  'Extension',
  'RFC 9162 §4.6',
  {
    extension_type: [uint16, 'Which extension this is; none has been defined so far.'],
    extension_data: [opaque(0, 2 ** 16 - 1), 'What it holds.'],
  },
  'Room for the future in what logs sign.',
);
const sct_extensions = [vector(LogExtension, 0, 2 ** 16 - 1), 'Room for the future; empty in practice.'] as const;

export const TimestampedCertificateEntryDataV2 = struct(
  'TimestampedCertificateEntryDataV2',
  'RFC 9162 §4.7',
  {
    timestamp: [Timestamp, 'When the log took the certificate, in milliseconds since 1970.'],
    issuer_key_hash: [opaque(32, 2 ** 8 - 1), 'The hash of the public key of the authority that issued it.'],
    tbs_certificate: [opaque(1, 2 ** 24 - 1), 'The certificate without its signature, in DER.'],
    sct_extensions,
  },
  'One entry of a log.',
);

export const SignedCertificateTimestampDataV2 = struct(
  'SignedCertificateTimestampDataV2',
  'RFC 9162 §4.8',
  {
    log_id,
    timestamp: [Timestamp, 'When the log saw the certificate, in milliseconds since 1970.'],
    sct_extensions,
    signature,
  },
  'The promise of a public log to show this certificate to everyone.',
);

export const TreeHeadDataV2 = struct(
  'TreeHeadDataV2',
  'RFC 9162 §4.9',
  {
    timestamp: [Timestamp, 'When the log was in this state, in milliseconds since 1970.'],
    tree_size,
    root_hash: [NodeHash, 'One hash that stands for every entry.'],
    sth_extensions: [vector(LogExtension, 0, 2 ** 16 - 1), 'Room for the future; empty in practice.'],
  },
  'The state of a log.',
);

export const SignedTreeHeadDataV2 = struct(
  'SignedTreeHeadDataV2',
  'RFC 9162 §4.10',
  { log_id, tree_head: [TreeHeadDataV2, 'The state of the log.'], signature },
  'The state of a log, signed by it.',
);

export const ConsistencyProofDataV2 = struct(
  'ConsistencyProofDataV2',
  'RFC 9162 §4.11',
  {
    log_id,
    tree_size_1: [uint64, 'How many entries the log had at first.'],
    tree_size_2: [uint64, 'How many entries the log had later.'],
    consistency_path: [
      vector(NodeHash, 0, 2 ** 16 - 1),
      'The hashes that show that nothing was taken away in between.',
    ],
  },
  'Proof that a log only ever grew.',
);

export const InclusionProofDataV2 = struct(
  'InclusionProofDataV2',
  'RFC 9162 §4.12',
  {
    log_id,
    tree_size,
    leaf_index: [uint64, 'Which entry the certificate is, counted from 0.'],
    inclusion_path: [vector(NodeHash, 0, 2 ** 16 - 1), 'The hashes that lead from the entry to the root.'],
  },
  'Proof that a certificate is in a log.',
);

export const TransItem = tagged(
  'TransItem',
  'RFC 9162 §4.5',
  'One piece of evidence from a log.',
  VersionedTransType,
  0,
  {
    x509_entry_v2: TimestampedCertificateEntryDataV2,
    precert_entry_v2: TimestampedCertificateEntryDataV2,
    x509_sct_v2: SignedCertificateTimestampDataV2,
    precert_sct_v2: SignedCertificateTimestampDataV2,
    signed_tree_head_v2: SignedTreeHeadDataV2,
    consistency_proof_v2: ConsistencyProofDataV2,
    inclusion_proof_v2: InclusionProofDataV2,
  },
  { tagName: 'versioned_type', tagNote: 'Which piece of evidence this is.' },
);

const SerializedTransItem = {
  ...opaque(1, 2 ** 16 - 1).containing(() => TransItem),
  name: 'SerializedTransItem',
  rfc: 'RFC 9162 §6.3',
  note: 'One piece of evidence from a log.',
};

export const TransItemList = struct(
  'TransItemList',
  'RFC 9162 §6.3',
  { trans_item_list: [vector(SerializedTransItem, 1, 2 ** 16 - 1), 'The pieces of evidence, one after the other.'] },
  'Evidence from public logs that this certificate was published.',
);

export const transparencyRows = {
  signed_certificate_timestamp: {
    rfc: 'RFC 6962 §3.3',
    note: 'Shows that the certificate was published, so that forged ones are noticed.',
    client_hello: [empty, 'The client asks for proof that the certificate was published in public logs.'],
    server_hello: [SignedCertificateTimestampList, 'Promises of public logs that the certificate was published.'],
    certificate_request: [empty, 'The server asks for proof that the certificate was published in public logs.'],
    certificate: [SignedCertificateTimestampList, 'Promises of public logs that this certificate was published.'],
  },
  transparency_info: {
    rfc: 'RFC 9162 §6.5',
    note: 'Shows that the certificate was published, in the second version of Certificate Transparency.',
    client_hello: [empty, 'The client asks for evidence that the certificate was published in public logs.'],
    server_hello: [TransItemList, 'Evidence that the certificate was published.'],
    certificate_request: [empty, 'The server asks for evidence that the certificate was published in public logs.'],
    certificate: [TransItemList, 'Evidence that this certificate was published.'],
  },
} as const satisfies Record<string, Row>;
