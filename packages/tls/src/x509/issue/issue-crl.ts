/** Making certificate revocation lists (RFC 5280 §5). */
import { Certificate, CertificateList, CRLReason, type RevokedCertificate, TBSCertList } from '../../asn1/index.ts';
import { uintBytes } from '../../bytes/index.ts';
import type { CryptoProvider, SignatureSchemeName } from '../../crypto/index.ts';
import { decode, encode } from '../../presentation/index.ts';
import { parseCertificate } from '../certificate/index.ts';
import { identifierOf } from '../keys/index.ts';
import { type Issued, sign, timeOf, usualScheme } from './issue.ts';
import { extension } from './issue-extensions.ts';

/** `keyCompromise`, `superseded`, ... (RFC 5280 §5.3.1). */
export type RevocationReason = keyof typeof CRLReason.members;
export const revocationReasons = Object.keys(CRLReason.members) as RevocationReason[];

export interface Revocation {
  readonly serialNumber: Uint8Array;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Left out of the list where it is `unspecified`, as RFC 5280 §5.3.1 asks. */
  readonly reason?: RevocationReason;
}

export interface CrlOptions {
  readonly provider: CryptoProvider;
  readonly issuer: Issued;
  /** It has to grow with every list. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  readonly revoked: readonly Revocation[];
  /** By the kind of the issuer's key unless given. */
  readonly scheme?: SignatureSchemeName;
}

/** The list in DER, version 2. Throws `RangeError` on options that no list can have. */
export function issueCrl(options: CrlOptions): Uint8Array {
  const { provider, issuer, number, revoked } = options;
  const scheme = options.scheme ?? usualScheme(issuer.key);
  const signature = identifierOf(scheme);
  const keyIdentifier = parseCertificate(issuer.der).subjectKeyIdentifier;
  const tbsCertList: TBSCertList = {
    version: 1,
    signature,
    issuer: decode(Certificate, issuer.der).tbsCertificate.subject,
    thisUpdate: timeOf(options.thisUpdate),
    nextUpdate: timeOf(options.nextUpdate),
    ...(revoked.length === 0 ? {} : { revokedCertificates: revoked.map(entryOf) }),
    crlExtensions: [
      ...(keyIdentifier === undefined ? [] : [extension('id-ce-authorityKeyIdentifier', false, { keyIdentifier })]),
      extension('id-ce-cRLNumber', false, positive(number)),
    ],
  };
  const signatureValue = sign(provider, scheme, issuer.key, encode(TBSCertList, tbsCertList));
  return encode(CertificateList, { tbsCertList, signatureAlgorithm: signature, signatureValue });
}

function entryOf({ serialNumber, at, reason = 'unspecified' }: Revocation): RevokedCertificate {
  const entry = { userCertificate: serialNumber, revocationDate: timeOf(at) };
  if (reason === 'unspecified') return entry;
  return { ...entry, crlEntryExtensions: [extension('id-ce-cRLReasons', false, CRLReason.members[reason])] };
}

/** The content of an INTEGER: no octet more than needed, and the top bit free. */
function positive(value: number): Uint8Array {
  const bytes = uintBytes(value, 6);
  let start = 0;
  while (start < 5 && bytes[start] === 0 && bytes[start + 1]! < 0x80) start++;
  return bytes.subarray(start);
}
