/** Signed certificate timestamps: receipts of public logs (RFC 6962 §3.2, §3.3). */
import { oid, SignedCertificateTimestamp, SignedCertificateTimestampList, TBSCertificate } from '../asn1/index.ts';
import { concat, copy, equal, hex, uintBytes } from '../bytes/index.ts';
import type { CryptoProvider, PublicKeyData } from '../crypto/index.ts';
import { DecodeError, decode, encode } from '../presentation/index.ts';
import { checkSignatureOfKey, type SignatureVerdict, type X509Certificate } from './certificate/index.ts';
import { BadKeyFile, readPublicKey } from './keys/index.ts';

/** A log whose receipts count. */
export interface TimestampLog {
  /** For people. */
  readonly name: string;
  /** SubjectPublicKeyInfo in DER; its SHA-256 is how the log is named in receipts. */
  readonly key: Uint8Array;
}

/** Which certificate transparency logs are believed, and how many of them must have seen the certificate. */
export interface TimestampPolicy {
  readonly logs: readonly TimestampLog[];
  /** How many different logs; 0 only shows what there is. */
  readonly minimum: number;
  /** SCT lists that came with the handshake: the bytes of `SignedCertificateTimestampList` (RFC 6962 §3.3). */
  readonly delivered?: readonly Uint8Array[];
}

export interface JudgedTimestamp {
  /** The name of the log, or the beginning of its identifier where it is not known. */
  readonly log: string;
  /** When the log took the certificate in, in milliseconds since 1970. */
  readonly time?: number;
  /** Why it does not count. */
  readonly because?: string;
  /** Whether its signature holds could not be said. */
  readonly undecided?: true;
}

/** Receipts that are looked at for one certificate. */
const MAX_TIMESTAMPS = 16;

/** Every receipt in the certificate and in the handshake. */
export function checkTimestamps(
  certificate: X509Certificate,
  issuer: X509Certificate,
  { logs, delivered = [] }: TimestampPolicy,
  at: number,
  provider: CryptoProvider,
): JudgedTimestamp[] {
  const embedded = certificate.extensionValue('signed-certificate-timestamps');
  const [before, whole] = [
    once(() => precertificateEntry(certificate, issuer, provider)),
    once(() => certificateEntry(certificate)),
  ];
  const entries: [list: Uint8Array, entry: () => Uint8Array][] = [
    ...(embedded === undefined ? [] : [[embedded, before] as const]),
    ...delivered.map((list) => [list, whole] as const),
  ].map(([list, entry]) => [list, entry]);
  const known = logs.map((log) => ({ ...log, id: provider.hashes.sha256.digest(log.key) }));
  return entries
    .flatMap(([list, entry]) => readList(list).map((sct) => ({ sct, entry })))
    .slice(0, MAX_TIMESTAMPS)
    .map(({ sct, entry }) => judge(sct, entry, known, at, provider));
}

/** What was signed is put together for the first receipt that needs it. */
function once(make: () => Uint8Array): () => Uint8Array {
  let made: Uint8Array | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** The receipts of a list; `undefined` for those of unknown editions. A list that cannot be read has none. */
function readList(list: Uint8Array): (SignedCertificateTimestamp | undefined)[] {
  try {
    return decode(SignedCertificateTimestampList, list).map(readOne);
  } catch {
    return [undefined];
  }
}

function readOne(bytes: Uint8Array): SignedCertificateTimestamp | undefined {
  try {
    return decode(SignedCertificateTimestamp, bytes);
  } catch {
    return undefined;
  }
}

type KnownLog = TimestampLog & { readonly id: Uint8Array };

function judge(
  sct: SignedCertificateTimestamp | undefined,
  entry: () => Uint8Array,
  logs: readonly KnownLog[],
  at: number,
  provider: CryptoProvider,
): JudgedTimestamp {
  if (sct === undefined || sct.sct_version !== 0) return { log: 'a log', because: 'its receipt cannot be read' };
  const log = logs.find(({ id }) => equal(id, sct.id));
  const time = sct.timestamp;
  if (log === undefined) return { log: `the log ${hex(sct.id).slice(0, 16)}…`, time, because: 'that log is not known' };
  const { name } = log;
  if (time > at) return { log: name, time, because: 'that is in the future' };
  const signed = concat(
    Uint8Array.of(sct.sct_version, CERTIFICATE_TIMESTAMP),
    uintBytes(Math.floor(time / 2 ** 32), 4),
    uintBytes(time % 2 ** 32, 4),
    entry(),
    uintBytes(sct.extensions.length, 2),
    sct.extensions,
  );
  const verdict = check(log, signed, sct.signature_value, provider);
  switch (verdict.state) {
    case 'holds':
      return { log: name, time };
    case 'fails':
      return { log: name, time, because: 'its signature is not genuine' };
    case 'unknown':
      return { log: name, time, because: `its signature cannot be verified: ${verdict.because}`, undecided: true };
  }
}

const CERTIFICATE_TIMESTAMP = 0;
const X509_ENTRY = 0;
const PRECERT_ENTRY = 1;

const opaque24 = (bytes: Uint8Array): Uint8Array => concat(uintBytes(bytes.length, 3), bytes);

const certificateEntry = ({ der }: X509Certificate): Uint8Array => concat(uintBytes(X509_ENTRY, 2), opaque24(der));

/** RFC 6962 §3.2: the issuer's key, and what was signed before the receipts were put in. */
function precertificateEntry(certificate: X509Certificate, issuer: X509Certificate, { hashes }: CryptoProvider) {
  const tbs = decode(TBSCertificate, certificate.tbsDer);
  const extensions = tbs.extensions?.filter(({ extnID }) => extnID !== oid['signed-certificate-timestamps']);
  const before = encode(TBSCertificate, { ...tbs, extensions: extensions?.length === 0 ? undefined : extensions });
  return concat(uintBytes(PRECERT_ENTRY, 2), hashes.sha256.digest(issuer.spkiDer), opaque24(before));
}

/** RFC 6962 §2.1.4: ECDSA on P-256 or RSA, with SHA-256. */
function check(log: TimestampLog, message: Uint8Array, signature: Uint8Array, provider: CryptoProvider) {
  const cannotSay = (about: 'algorithm' | 'key', because: string): SignatureVerdict => ({
    state: 'unknown',
    about,
    because,
  });
  let key: PublicKeyData;
  try {
    key = readPublicKey(copy(log.key));
  } catch (error) {
    if (error instanceof BadKeyFile || error instanceof DecodeError) return cannotSay('key', error.message);
    throw error;
  }
  const scheme = schemeOf(key);
  if (scheme === undefined)
    return cannotSay('key', `logs have no keys of the kind ${key.type === 'ec' ? key.curve : key.type}`);
  const signatureAlgorithm = { name: scheme, scheme, weak: undefined };
  return checkSignatureOfKey({ tbsDer: message, signatureAlgorithm, signature }, key, provider);
}

const schemeOf = (key: PublicKeyData): 'ecdsa_secp256r1_sha256' | 'rsa_pkcs1_sha256' | undefined =>
  key.type === 'ec' && key.curve === 'secp256r1'
    ? 'ecdsa_secp256r1_sha256'
    : key.type === 'rsa'
      ? 'rsa_pkcs1_sha256'
      : undefined;
