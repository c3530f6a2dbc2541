/** Certificate Transparency (RFC 6962): promises of public logs to publish a certificate. */
import { fixed, opaque, registry, struct, uint8, uint64, vector } from '../../presentation/index.ts';
import { DigitallySigned } from '../authentication.ts';

export const SctVersion = registry('Version', uint8, 'RFC 6962 §3.2', 'The version of the timestamp format.', {
  v1: 0,
});

/** Milliseconds since 1970. */
export const Timestamp = {
  ...uint64,
  show: (milliseconds: bigint) =>
    milliseconds > 8_640_000_000_000_000n ? `${milliseconds} ms` : new Date(Number(milliseconds)).toISOString(),
};

export const SignedCertificateTimestamp = struct(
  'SignedCertificateTimestamp',
  'RFC 6962 §3.2',
  {
    sct_version: [SctVersion, 'The version of this format.'],
    id: [fixed(32, 'LogID'), 'Which log promises: the SHA-256 hash of its public key.'],
    timestamp: [Timestamp, 'When the log saw the certificate, in milliseconds since 1970.'],
    extensions: [opaque(0, 2 ** 16 - 1), 'Room for the future; empty in practice.'],
    signature: [DigitallySigned, 'The signature of the log over the certificate and the fields above.'],
  },
  'The promise of a public log to show this certificate to everyone, so that forged ones are noticed.',
);

export const SerializedSCT = {
  ...opaque(1, 2 ** 16 - 1).containing(() => SignedCertificateTimestamp),
  name: 'SerializedSCT',
  rfc: 'RFC 6962 §3.3',
  note: 'One signed certificate timestamp.',
};

export const SignedCertificateTimestampList = struct(
  'SignedCertificateTimestampList',
  'RFC 6962 §3.3',
  { sct_list: [vector(SerializedSCT, 1, 2 ** 16 - 1), 'The promises of the logs, one after the other.'] },
  'The promises of public logs that this certificate is or will be published.',
);
