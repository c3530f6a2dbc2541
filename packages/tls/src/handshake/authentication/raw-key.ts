import { equal } from '../../bytes/index.ts';
import type { PublicKeyData } from '../../crypto/provider.ts';
import type { ChainEvidence, ChainFailure, Side } from '../../observe/events.ts';
import { BadKeyFile, readPublicKey } from '../../x509/index.ts';

/** The judgement of a bare key in the form of that of a chain: one path of no certificates, with one check. */
export function rawKeyEvidence(
  side: Side,
  spki: Uint8Array,
  known: readonly Uint8Array[],
): Omit<ChainEvidence, 'enforced'> {
  const ok = known.some((key) => equal(key, spki));
  const claim = `the ${side}'s bare public key is one of those known beforehand`;
  const rfc = side === 'server' ? 'RFC 7250 §4.4' : 'RFC 7250 §4.3';
  const paths = [{ certificates: [], subjects: ['a bare public key'], checks: [{ claim, ok, rfc }], ok }];
  // The code is OpenSSL's own name: node:tls has none.
  const failure: ChainFailure = { claim, rfc, alert: 'certificate_unknown', code: 'RPK_UNTRUSTED' };
  return ok ? { ok, paths, chosen: 0 } : { ok, paths, failure };
}

/** `undefined` where it is of a kind that we do not know. */
export function knownKey(spki: Uint8Array): PublicKeyData | undefined {
  try {
    return readPublicKey(spki);
  } catch (error) {
    if (error instanceof BadKeyFile) return undefined;
    throw error;
  }
}
