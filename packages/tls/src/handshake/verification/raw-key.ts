import { equal } from '../../bytes/index.ts';
import type { PublicKeyData } from '../../crypto/index.ts';
import type { ChainEvidence, ChainFailure, Side } from '../../events/index.ts';
import { BadKeyFile, chainRule, finding, readPublicKey } from '../../x509/index.ts';

// The code is OpenSSL's own name: node:tls has none.
const UNTRUSTED = { alert: 'certificate_unknown', code: 'RPK_UNTRUSTED' } as const;
const known = (side: Side, rfc: string) => ({
  holds: `the ${side}'s raw public key is one of those known beforehand`,
  fails: `the ${side}'s raw public key is none of those known beforehand`,
  rfc,
  failed: UNTRUSTED,
});
const keyKnown = {
  server: chainRule('raw_public_key.server_known', known('server', 'RFC 7250 §4.4')),
  client: chainRule('raw_public_key.client_known', known('client', 'RFC 7250 §4.3')),
};

/** The judgement of a bare key in the form of that of a chain: one path of no certificates, with one check. */
export function rawKeyEvidence(
  side: Side,
  spki: Uint8Array,
  keys: readonly Uint8Array[],
): Omit<ChainEvidence, 'enforced'> {
  const ok = keys.some((key) => equal(key, spki));
  const { id: rule, rfc, alert, code } = keyKnown[side];
  const claim = finding(ok, keyKnown[side], () => []).claim();
  const paths = [{ certificates: [], subjects: ['a bare public key'], checks: [{ rule, claim, ok, rfc }], ok }];
  const failure: ChainFailure = { rule, claim, rfc, alert, code };
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
