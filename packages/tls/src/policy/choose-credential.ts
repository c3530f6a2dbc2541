import { matchHostname } from '../x509/index.ts';
import { type CertificateWishes, misgivings, objectionToIdentity } from './certificate-wishes.ts';
import { bestFitting, type Choice } from './choice.ts';
import { type Identity, showIdentity } from './identity.ts';

/**
 * Server: the certificate for the asked name, or else any whose key can be used; among several the one that the client's
 * wishes speak least against, and then our first.
 */
export function chooseCredential(
  identities: readonly Identity[],
  serverName: string | undefined,
  usable: (identity: Identity) => boolean,
  wishes: CertificateWishes,
): Choice<Identity> {
  const named = ({ leaf }: Identity): boolean =>
    serverName === undefined || leaf === undefined || matchHostname(leaf, serverName).ok;
  const someNamed = identities.some(
    (identity) => named(identity) && usable(identity) && objectionToIdentity(identity, wishes) === undefined,
  );
  return bestFitting(
    identities,
    showIdentity,
    (identity) => {
      const objection = objectionToIdentity(identity, wishes);
      if (objection !== undefined) return objection;
      if (!usable(identity)) return 'its key fits none of the signature schemes the client accepts';
      return someNamed && !named(identity) ? `it is not for ${serverName}` : undefined;
    },
    (identity) => misgivings(identity, wishes),
    'RFC 9846 §4.5.1.2',
    someNamed ? 'the first whose key and name fit' : 'the first whose key fits; none is for the name that was asked',
  );
}
