import type { PublicKeyData } from '../crypto/index.ts';
import { type CipherSuiteRow, ProtocolVersion, suiteOf } from '../wire/index.ts';
import { type Choice, firstFitting } from './choice.ts';

/** What this handshake could do with a suite: the keys that can sign for the client, those that can unlock, a common group. */
export interface Abilities {
  readonly signing: readonly PublicKeyData[];
  readonly unlocking: readonly PublicKeyData[];
  readonly commonGroup: boolean;
  /** A finite field that both have, for DHE. */
  readonly commonField?: boolean;
  /** The client offers a key that we know: no certificate is needed. */
  readonly keyFromBefore: boolean;
  /** TLS 1.2: there are keys that both ends were given before. */
  readonly sharedKeys?: boolean;
}

/** Those of `ours` that the client offers, in its order, each once: a stranger may name one by the thousand. */
export function inOrderOf(offered: readonly number[], ours: readonly CipherSuiteRow[]): CipherSuiteRow[] {
  const byCode = new Map<number, CipherSuiteRow>(ours.map((suite) => [suite.code, suite]));
  return [...new Set(offered)].flatMap((code) => byCode.get(code) ?? []);
}

/** Server: our first suite that the client offers, that fits the version and that our keys can serve. */
export function chooseSuite(
  ours: readonly CipherSuiteRow[],
  offered: readonly number[],
  version: number,
  { signing, unlocking, commonGroup, commonField, keyFromBefore, sharedKeys }: Abilities,
): Choice<CipherSuiteRow> {
  const wanted = version === ProtocolVersion.TLSv1_3 ? 'TLSv1.3' : 'TLSv1.2';
  return firstFitting(
    preferred(ours, offered),
    (suite) => suite.name,
    (suite) => {
      if (suite.version !== wanted) return `not a suite of ${wanted}`;
      if (!offered.includes(suite.code)) return 'the client does not offer it';
      if (suite.keyExchange.startsWith('ECDHE') && !commonGroup) return 'no group in common with the client';
      if (suite.keyExchange === 'DHE' && commonField !== true) return 'no finite field in common with the client';
      if (keyFromBefore) return undefined;
      if (suite.authentication === 'PSK') return sharedKeys ? undefined : 'there are no keys that both ends were given';
      const keys = suite.keyExchange === 'RSA' ? unlocking : signing;
      return keys.some((key) => keyServes(key, suite)) ? undefined : 'no certificate of ours has a key that fits it';
    },
    version === ProtocolVersion.TLSv1_3 ? 'RFC 9846 §4.2.1' : 'RFC 5246 §7.4.1.3',
  );
}

/** A client that would rather have ChaCha20 than AES has no AES in hardware: it gets what it is fast with. */
function preferred(ours: readonly CipherSuiteRow[], offered: readonly number[]): readonly CipherSuiteRow[] {
  const favourite = offered.map(suiteOf).find((suite) => suite !== undefined);
  if (favourite?.aead !== 'chacha20_poly1305') return ours;
  const rank = ({ aead }: CipherSuiteRow): number => (aead === 'chacha20_poly1305' ? 0 : 1);
  return [...ours].sort((a, b) => rank(a) - rank(b));
}

/** Whether a certificate's key can authenticate, or receive the pre-master secret of, a suite (RFC 8422 §2, RFC 5246 §7.4.2). */
export function keyServes(key: PublicKeyData, suite: CipherSuiteRow): boolean {
  if (suite.authentication === 'any') return true;
  return suite.authentication === 'RSA' ? key.type === 'rsa' : key.type !== 'rsa';
}
