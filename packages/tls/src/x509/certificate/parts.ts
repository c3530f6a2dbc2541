/** Where the parts of a certificate stand: what is signed or compared is never encoded anew (RFC 5280 §4.1). */

/** Bytes `start` to `end`, which is not included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export interface Parts {
  readonly tbsCertificate: ByteRange;
  /** The identifier inside what is signed. */
  readonly signature: ByteRange;
  readonly issuer: ByteRange;
  readonly validity: ByteRange;
  readonly subject: ByteRange;
  readonly subjectPublicKeyInfo: ByteRange;
  /** The identifier outside. */
  readonly signatureAlgorithm: ByteRange;
}

const VERSION = 0xa0;

/** `der` has been decoded: only its lengths are read again, which were found to be right. */
export function partsOf(der: Uint8Array): Parts {
  const tbs = contentAt(der, 0);
  const afterTbs = endOf(der, tbs);
  const first = contentAt(der, tbs);
  const serialNumber = der[first] === VERSION ? endOf(der, first) : first;
  const signature = endOf(der, serialNumber);
  const issuer = endOf(der, signature);
  const validity = endOf(der, issuer);
  const subject = endOf(der, validity);
  const subjectPublicKeyInfo = endOf(der, subject);
  return {
    tbsCertificate: { start: tbs, end: afterTbs },
    signature: { start: signature, end: issuer },
    issuer: { start: issuer, end: validity },
    validity: { start: validity, end: subject },
    subject: { start: subject, end: subjectPublicKeyInfo },
    subjectPublicKeyInfo: { start: subjectPublicKeyInfo, end: endOf(der, subjectPublicKeyInfo) },
    signatureAlgorithm: { start: afterTbs, end: endOf(der, afterTbs) },
  };
}

/** Where the content of the element at `at` begins. */
function contentAt(der: Uint8Array, at: number): number {
  const first = der[at + 1]!;
  return at + 2 + (first < 0x80 ? 0 : first & 0x7f);
}

/** Where the element at `at` ends. */
function endOf(der: Uint8Array, at: number): number {
  const first = der[at + 1]!;
  if (first < 0x80) return at + 2 + first;
  let length = 0;
  const content = contentAt(der, at);
  for (let i = at + 2; i < content; i++) length = length * 256 + der[i]!;
  return content + length;
}
