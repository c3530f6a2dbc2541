import {
  type CertificateWishes,
  type Choice,
  chooseClientCredential,
  chooseScheme,
  type Identity,
  type Scheme,
} from '../../policy/index.ts';
import { ProtocolVersion } from '../../wire/index.ts';
import type { Context } from '../context.ts';
import { clientCertificateFits12, clientCertificateFits13, schemeInCommon12, schemeInCommon13 } from '../in-common.ts';
import { askedOf } from '../peer/index.ts';
import type { ClientSettings } from '../settings.ts';

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
  const choice = answerTo(wishes, version, cx.settings);
  const is13 = version === ProtocolVersion.TLSv1_3;
  const identity = cx.settings.requireCredential
    ? cx.decide('certificate', choice, is13 ? clientCertificateFits13 : clientCertificateFits12)
    : cx.choose('certificate', choice);
  if (identity === undefined) return undefined;
  const scheme = cx.decide(
    'signature scheme',
    schemeFor(identity, wishes, version, cx.settings),
    is13 ? schemeInCommon13 : schemeInCommon12,
  );
  return { identity, scheme };
}

/** The same, without saying so: which of our certificates answers a request, if any does. */
export function answerTo(wishes: CertificateWishes, version: number, settings: ClientSettings): Choice<Identity> {
  const { identities, identityFor } = settings;
  const offered = identityFor === undefined ? identities : [identityFor(askedOf(wishes)) ?? []].flat();
  const rfc = version === ProtocolVersion.TLSv1_3 ? 'RFC 9846 §4.5.1.2' : 'RFC 5246 §7.4.6';
  const signs = (ours: Identity): boolean => schemeFor(ours, wishes, version, settings).chosen !== undefined;
  return chooseClientCredential(offered, wishes, signs, rfc);
}

const schemeFor = (
  { schemes, key }: Identity,
  wishes: CertificateWishes,
  version: number,
  settings: ClientSettings,
): Choice<Scheme> =>
  chooseScheme(settings.provider, schemes ?? settings.schemes, wishes.schemes, key.publicKey, version);
