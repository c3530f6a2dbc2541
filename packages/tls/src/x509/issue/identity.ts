import { DAY, HOUR } from '../../bytes/index.ts';
import type { CryptoProvider, KeyKind, PrivateKeyData } from '../../crypto/index.ts';
import { type Issued, issueCertificate } from './issue.ts';

export interface IdentityOptions {
  readonly provider: CryptoProvider;
  /** DNS names and IP addresses of the server; the first is also its common name. */
  readonly names: readonly string[];
  /** Now, in milliseconds since 1970. */
  readonly at: number;
  /** The kind of the server's key. */
  readonly key: KeyKind;
  /** The kind of the keys of the two CAs: `secp256r1` unless given. */
  readonly rootKey?: KeyKind;
  /** How long the server certificate lasts: 90 days unless given. */
  readonly days?: number;
}

export interface Identity {
  readonly root: Issued;
  readonly issuing: Issued;
  /** `chain` is what a server sends: its own certificate, then the issuing CA's. */
  readonly server: { readonly chain: readonly Uint8Array[]; readonly key: PrivateKeyData };
}

/** Certificates start a little in the past: the clocks of those who read them are not all right. */
const BACKDATED = HOUR;

/** A root, an issuing CA below it, and a server certificate: all that a TLS server needs, made on the spot. */
export function makeIdentity({
  provider,
  names,
  at,
  key,
  rootKey = 'secp256r1',
  days = 90,
}: IdentityOptions): Identity {
  const [first] = names;
  if (first === undefined) throw new RangeError('a server certificate has at least one name');
  const notBefore = at - BACKDATED;

  const issue = (
    keys: PrivateKeyData,
    rest: Omit<Parameters<typeof issueCertificate>[0], 'provider' | 'keys' | 'notBefore'>,
  ) => ({ der: issueCertificate({ provider, keys, notBefore, ...rest }), key: keys }) satisfies Issued;

  const root = issue(provider.generateKey(rootKey), {
    subject: 'tlscope Root CA',
    ca: true,
    notAfter: at + 3650 * DAY,
  });
  const issuing = issue(provider.generateKey(rootKey), {
    subject: 'tlscope Issuing CA',
    issuer: root,
    ca: true,
    pathLength: 0,
    notAfter: at + 1825 * DAY,
  });
  const server = issue(provider.generateKey(key), {
    subject: first,
    issuer: issuing,
    san: names,
    notAfter: at + days * DAY,
  });
  return { root, issuing, server: { chain: [server.der, issuing.der], key: server.key } };
}
