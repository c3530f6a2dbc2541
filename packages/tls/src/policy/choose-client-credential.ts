import type { PublicKeyData } from '../crypto/index.ts';
import { ClientCertificateType } from '../wire/index.ts';
import { type CertificateWishes, filterObjection, misgivings, objectionToIdentity } from './certificate-wishes.ts';
import { bestFitting, type Choice } from './choice.ts';
import { type Identity, showIdentity } from './identity.ts';

/** Client: which of our certificates answers the server's request, if any does. */
export function chooseClientCredential(
  identities: readonly Identity[],
  wishes: CertificateWishes,
  signs: (identity: Identity) => boolean,
  rfc: string,
): Choice<Identity> {
  return bestFitting(
    identities,
    showIdentity,
    (identity) => {
      const { leaf, key } = identity;
      const objection = objectionToIdentity(identity, wishes);
      if (objection !== undefined) return objection;
      if (!signs(identity)) return 'its key fits none of the signature schemes the server accepts';
      if (!isOfType(key.publicKey, wishes.certificateTypes)) return 'the server does not ask for keys of its kind';
      if (leaf?.keyUsage?.includes('digitalSignature') === false) return 'its key may not be used for signing';
      return filterObjection(leaf, wishes.filters);
    },
    (identity) => misgivings(identity, wishes),
    rfc,
    'the first that answers the request',
  );
}

/** RFC 5246 §7.4.4, RFC 8422 §5.5: EdDSA keys count as ecdsa_sign. */
function isOfType({ type }: PublicKeyData, types: readonly number[] | undefined): boolean {
  if (types === undefined) return true;
  return types.some(
    (one) => one === (type === 'rsa' ? ClientCertificateType.rsa_sign : ClientCertificateType.ecdsa_sign),
  );
}
