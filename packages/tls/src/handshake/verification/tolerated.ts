/** Where verification is off: what is not needed to go on is reported and passed; a key to check signatures with is needed. */
import { hex } from '../../bytes/index.ts';
import type { CurveName, PublicKeyData } from '../../crypto/index.ts';
import { parseCertificate } from '../../x509/index.ts';
import { knownKey } from './raw-key.ts';

/** One element of DER, or of what some writers take for it: anything may be in it. */
interface Element {
  readonly tag: number;
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const VERSION = 0xa0;
const BIT_STRING = 0x03;

/** RFC 5280 §4.1: the key of a certificate that cannot be read whole, by where it stands. Never for trusting. */
export function keyInUnreadable(der: Uint8Array): PublicKeyData | undefined {
  const tbs = elements(elements(der, 1)[0]?.content, 1)[0];
  const fields = elements(tbs?.content, 7);
  const spki = fields[fields[0]?.tag === VERSION ? 6 : 5];
  return spki?.tag === SEQUENCE ? usableKey(spki.whole) : undefined;
}

/** The key in a SubjectPublicKeyInfo, also where a curve is written out instead of named. Never for trusting. */
export function usableKey(spki: Uint8Array): PublicKeyData | undefined {
  try {
    return knownKey(spki) ?? explicitCurveKey(spki);
  } catch {
    return undefined;
  }
}

/**
 * RFC 5480 §2.1.1 forbids explicit parameters; their field tells which curve is meant (RFC 3279 §2.3.5). The other
 * parameters are not used, so that nobody can choose them (CVE-2020-0601).
 */
function explicitCurveKey(spki: Uint8Array): PublicKeyData | undefined {
  const [algorithm, key] = elements(elements(spki, 1)[0]?.content, 2);
  const parameters = elements(algorithm?.content, 2)[1];
  if (parameters?.tag !== SEQUENCE || key?.tag !== BIT_STRING) return undefined;
  const prime = elements(elements(parameters.content, 2)[1]?.content, 2)[1];
  if (prime?.tag !== INTEGER) return undefined;
  const named = primes[hex(prime.content).replace(/^00/, '')];
  const point = key.content.subarray(1);
  if (named === undefined || point[0] !== 4 || point.length !== named.point) return undefined;
  return { type: 'ec', curve: named.curve, point: point.slice() };
}

/** SEC 2 §2.4.2, §2.5.1, §2.6.1: p. */
const primes: Readonly<Record<string, { readonly curve: CurveName; readonly point: number }>> = {
  [`ffffffff00000001${'0'.repeat(24)}${'f'.repeat(24)}`]: { curve: 'secp256r1', point: 65 },
  [`${'f'.repeat(63)}e${'f'.repeat(8)}${'0'.repeat(16)}${'f'.repeat(8)}`]: { curve: 'secp384r1', point: 97 },
  [`01${'f'.repeat(130)}`]: { curve: 'secp521r1', point: 133 },
};

/** The first `most` elements; what does not fit is left out. */
function elements(bytes: Uint8Array | undefined, most: number): Element[] {
  const found: Element[] = [];
  for (let at = 0; bytes !== undefined && found.length < most && at + 2 <= bytes.length; ) {
    const first = bytes[at + 1]!;
    const more = first < 0x80 ? 0 : first & 0x7f;
    if (more > 3 || first === 0x80) return found;
    let length = more === 0 ? first : 0;
    for (let i = 0; i < more; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0);
    const start = at + 2 + more;
    if (start + length > bytes.length) return found;
    found.push({
      tag: bytes[at]!,
      whole: bytes.subarray(at, start + length),
      content: bytes.subarray(start, start + length),
    });
    at = start + length;
  }
  return found;
}

/**
 * When a chain ends, in milliseconds since 1970, before which a session cannot end; one that cannot be read has ended, so
 * that no session outlives it.
 */
export function endOf(leaf: Uint8Array): number {
  try {
    return Math.max(0, parseCertificate(leaf).notAfter);
  } catch {
    return 0;
  }
}
