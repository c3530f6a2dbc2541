/** What a CA has said before, and what it may not say any more because of that. Each throws `UsageError`. */
import { equal } from 'tlscope/bytes';
import type { X509Certificate } from 'tlscope/x509';
import { UsageError } from '../host.ts';
import type { Authority, Holder } from './authority.ts';

/** Reasons that speak of the key, and with it of every certificate of that key. */
const OF_THE_KEY = new Set<string | undefined>(['keyCompromise', 'cACompromise']);

/** An RSA key is the same one where it is said to be for PSS alone. */
function sameKey({ spkiDer, publicKey }: X509Certificate, other: X509Certificate): boolean {
  if (publicKey?.type !== 'rsa' || other.publicKey?.type !== 'rsa') return equal(spkiDer, other.spkiDer);
  return equal(publicKey.modulus, other.publicKey.modulus);
}

/** Those with the same key, whatever they are called: renewed with it, or issued by another request. */
const withKeyOf = (authority: Authority, certificate: X509Certificate): Holder[] =>
  authority.holders.filter((holder) => sameKey(holder.certificate, certificate));

function compromised(authority: Authority, certificate: X509Certificate): Holder | undefined {
  return withKeyOf(authority, certificate).find(({ revoked }) => OF_THE_KEY.has(revoked?.reason));
}

/** Certificates that count still, though their key was compromised by what was just revoked. */
export const leftOfItsKey = (authority: Authority, { revoked, certificate }: Holder): Holder[] =>
  OF_THE_KEY.has(revoked?.reason)
    ? withKeyOf(authority, certificate).filter((holder) => holder.revoked === undefined)
    : [];

/** Somebody else may have the key: what it was certified for before, or is asked for now, makes no difference. */
export function refuseCompromised(authority: Authority, certificate: X509Certificate): void {
  const known = compromised(authority, certificate);
  if (known === undefined) return;
  throw new UsageError(
    `Its key was compromised: it is that of "${known.name}", serial number ${known.serial}, and gets no other certificate.`,
    known.kind === 'intermediate'
      ? 'Make another CA with tlscope ca issue intermediate TITLE, and name it with --issuer.'
      : 'Use a new key.',
  );
}

/** Nobody who looks at the list accepts what is below. */
export function refuseTakenBack(authority: Authority, issuer: string): void {
  const holder = authority.find(issuer);
  const { revoked } = holder;
  if (revoked === undefined) {
    const known = compromised(authority, holder.certificate);
    if (known === undefined) return;
    throw new UsageError(`The key of "${issuer}" was compromised (${known.serial}).`, ANOTHER);
  }
  throw new UsageError(`"${issuer}" was revoked (${revoked.reason}), and issues nothing any more.`, ANOTHER);
}

const ANOTHER = 'Name another CA with --issuer; tlscope ca issue intermediate makes one.';

/** RFC 5280 §4.1.2.6: revocation lists and answers know an issuer by its name, so no two keys may have one. */
export function refuseNamesake(authority: Authority, certificate: X509Certificate): void {
  const other = authority.holders.find(
    (holder) =>
      holder.certificate.isCa &&
      holder.certificate.subjectName === certificate.subjectName &&
      !sameKey(holder.certificate, certificate),
  );
  if (other === undefined) return;
  throw new UsageError(
    `"${other.name}" of this CA has the name ${certificate.subject} already, with another key.`,
    'A revocation list is known by the name of its CA: no two may share one.',
  );
}
