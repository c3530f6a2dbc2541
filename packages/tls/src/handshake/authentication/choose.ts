import {
  type CertificateWishes,
  chooseClientCredential,
  chooseScheme,
  type Identity,
  type Scheme,
} from '../../policy/index.ts';
import { ProtocolVersion } from '../../wire/index.ts';
import type { Context } from '../context.ts';
import type { ClientSettings } from '../settings.ts';
import { askedOf } from './asked.ts';

/** A certificate of ours that a server will take, and how we sign with it. */
export interface OurAnswer {
  readonly identity: Identity;
  readonly scheme: Scheme;
}

/** RFC 9846 §4.5.1.2, RFC 5246 §7.4.6: what we show a server that asks; `undefined` is an answer as well. */
export function chooseOurs(
  wishes: CertificateWishes,
  version: number,
  cx: Context<ClientSettings>,
): OurAnswer | undefined {
  const { provider, schemes, identities, identityFor, requireCredential } = cx.settings;
  const schemeChoice = (ours: Identity) =>
    chooseScheme(provider, ours.schemes ?? schemes, wishes.schemes, ours.key.publicKey, version);
  const offered = identityFor === undefined ? identities : [identityFor(askedOf(wishes)) ?? []].flat();
  const rfc = version === ProtocolVersion.TLSv1_3 ? 'RFC 9846 §4.5.1.2' : 'RFC 5246 §7.4.6';
  const signs = (ours: Identity): boolean => schemeChoice(ours).chosen !== undefined;
  const choice = chooseClientCredential(offered, wishes, signs, rfc);
  const identity = requireCredential
    ? cx.decide('certificate', choice, 'handshake_failure')
    : cx.choose('certificate', choice);
  if (identity === undefined) return undefined;
  const scheme = cx.decide('signature scheme', schemeChoice(identity), 'internal_error');
  return { identity, scheme };
}
