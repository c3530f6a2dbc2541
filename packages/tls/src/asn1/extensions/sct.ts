/** Signed certificate timestamps (RFC 6962 §3.2, §3.3), in the TLS presentation language wherever they are carried. */
import { type Codec, fixed, type Infer, opaque, registry, struct, uint8, vector } from '../../presentation/index.ts';

export const SctVersion = registry('Version', uint8, 'RFC 6962 §3.2', 'The edition of the log format.', { v1: 0 });

const HashAlgorithm = registry('HashAlgorithm', uint8, 'RFC 5246 §7.4.1.4.1', 'Which hash the log signs with.', {
  sha256: 4,
  sha384: 5,
  sha512: 6,
});
const SignatureAlgorithm = registry('SignatureAlgorithm', uint8, 'RFC 5246 §7.4.1.4.1', 'Which signature it is.', {
  rsa: 1,
  ecdsa: 3,
});

/** `uint64`: milliseconds since 1970, which fit a number until the year 287396. */
const timestamp: Codec<number> = {
  name: 'uint64',
  rfc: 'RFC 6962 §3.2',
  read(r) {
    const high = r.uint(4);
    if (high >= 2 ** 21) r.fail('a moment beyond all calendars');
    return high * 2 ** 32 + r.uint(4);
  },
  write(w, value) {
    w.uint(4, Math.floor(value / 2 ** 32));
    w.uint(4, value % 2 ** 32);
  },
  show: (value) => (value <= 8.64e15 ? new Date(value).toISOString() : `${value} ms`),
};

export const SignedCertificateTimestamp = struct(
  'SignedCertificateTimestamp',
  'RFC 6962 §3.2',
  {
    sct_version: [SctVersion, 'The edition of this structure.'],
    id: [fixed(32), 'Which log: the SHA-256 of its public key.'],
    timestamp: [timestamp, 'When the log took the certificate in.'],
    extensions: [opaque(0, 2 ** 16 - 1), 'Room for later; empty so far.'],
    hash: [HashAlgorithm, 'Which hash the log signs with.'],
    signature: [SignatureAlgorithm, 'Which kind of signature it is.'],
    signature_value: [opaque(0, 2 ** 16 - 1), "The log's signature over all of it."],
  },
  'A receipt: this log has seen this certificate at this moment.',
);
export interface SignedCertificateTimestamp extends Infer<typeof SignedCertificateTimestamp> {}

const SerializedSCT = opaque(1, 2 ** 16 - 1).containing(() => SignedCertificateTimestamp);
const serialized: Codec<Uint8Array> = {
  ...SerializedSCT,
  name: 'SerializedSCT',
  rfc: 'RFC 6962 §3.3',
  note: 'One receipt, kept closed so that unknown editions can stand in the list.',
};
const sct_list = vector(serialized, 1, 2 ** 16 - 1);

export const SignedCertificateTimestampList: Codec<Uint8Array[]> = {
  ...sct_list,
  name: 'SignedCertificateTimestampList',
  rfc: 'RFC 6962 §3.3',
  note: 'Receipts from public logs.',
};
