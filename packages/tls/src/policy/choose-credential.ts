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
  const judged = identities.map((identity) => {
    const objection = objectionToIdentity(identity, wishes);
    const signs = objection === undefined && usable(identity);
    return { identity, objection, signs, named: signs && isNamed(identity, serverName) };
  });
  const someNamed = judged.some(({ named }) => named);
  const { chosen, ...choice } = bestFitting(
    judged,
    ({ identity }) => showIdentity(identity),
    ({ objection, signs, named }) => {
      if (objection !== undefined) return objection;
      if (!signs) return 'its key fits none of the signature schemes the client accepts';
      return someNamed && !named ? `it is not for "${serverName}"` : undefined;
    },
    ({ identity }) => misgivings(identity, wishes),
    'RFC 9846 §4.5.1.2',
    someNamed ? 'the first whose key and name fit' : 'the first whose key fits; none is for the name that was asked',
  );
  return { ...choice, chosen: chosen?.identity };
}

const isNamed = ({ leaf }: Identity, serverName: string | undefined): boolean =>
  serverName === undefined || leaf === undefined || matchHostname(leaf, serverName).ok;
