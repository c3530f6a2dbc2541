import type { PrivateKey, PublicKeyData } from '../crypto/provider.ts';
import { matchHostname, type X509Certificate } from '../x509/index.ts';
import { type Choice, firstFitting } from './choice.ts';

/** A certificate chain with its key, read once when an endpoint is configured. */
export interface Identity {
  /** DER, the end entity first. */
  readonly chain: readonly Uint8Array[];
  readonly leaf: X509Certificate;
  readonly key: PrivateKey;
}

/** Server: the first of our certificates that is for the asked name, or else the first whose key can be used. */
export function chooseCredential(
  identities: readonly Identity[],
  serverName: string | undefined,
  usable: (key: PublicKeyData) => boolean,
): Choice<Identity> {
  const named = (identity: Identity): boolean =>
    serverName === undefined || matchHostname(identity.leaf, serverName).ok;
  const someNamed = identities.some((identity) => named(identity) && usable(identity.key.publicKey));
  return firstFitting(
    identities,
    (identity) => identity.leaf.subject || 'a certificate without a subject',
    (identity) => {
      if (!usable(identity.key.publicKey)) return 'its key fits none of the signature schemes the client accepts';
      return someNamed && !named(identity) ? `it is not for ${serverName}` : undefined;
    },
    'RFC 9846 §4.5.1.2',
    someNamed ? 'the first whose key and name fit' : 'the first whose key fits; none is for the name that was asked',
  );
}
