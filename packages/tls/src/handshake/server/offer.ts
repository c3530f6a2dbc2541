import { type CertificateTypeName, type CertificateWishes, type Identity, typeObjection } from '../../policy/index.ts';
import { rule } from '../../rules/index.ts';
import { find } from '../../wire/index.ts';
import { chooseClientType } from '../authentication/index.ts';
import { askedHello } from '../negotiation/index.ts';
import type { Hello, ServerContext } from './states.ts';

const typeInCommon = rule('server_certificate_type.in_common', {
  holds: 'the client accepts a type of certificate that the server has',
  fails: (types: readonly CertificateTypeName[]) =>
    `the server has no certificate that the client accepts (of the type ${types.join(' or ') || 'none that is known'})`,
  rfc: 'RFC 7250 §4.2',
  alert: 'unsupported_certificate',
});

/** RFC 7250 §4.2: those of our certificates and keys that the client can make sense of. */
export function understood(wishes: CertificateWishes, cx: ServerContext): readonly Identity[] {
  const { identities } = cx.settings;
  const fitting = identities.filter((identity) => typeObjection(identity, wishes) === undefined);
  cx.require(fitting.length > 0 || identities.length === 0, typeInCommon, wishes.types);
  return fitting;
}

/** RFC 9846 §4.3.3: how both could sign, in our order. */
export function sharedSchemes(hello: Hello, cx: ServerContext): readonly number[] {
  const offered = find(hello.extensions ?? [], 'signature_algorithms') ?? [];
  return cx.settings.schemes.filter((scheme) => offered.some((code) => code === scheme));
}

/** RFC 7250 §4.2: what the client is to show, if it is to show anything. */
export const askedType = (hello: Hello, cx: ServerContext): CertificateTypeName | undefined =>
  cx.settings.clientCertificate === 'none' ? undefined : chooseClientType(hello.extensions, cx);

/** Settings for this client alone, where the caller chooses them by what it asks for. */
export function settle(hello: Hello, cx: ServerContext): void {
  const { settingsFor, echKeys, echRetryConfigs } = cx.settings;
  if (settingsFor === undefined) return;
  const chosen = cx.ask('settings for this client', () => settingsFor(askedHello(hello, cx)));
  // Its hello was opened, or not, by these: who is told nothing of them takes ECH for switched off (RFC 9849 §6.1.6).
  const knowsNone = chosen.echKeys.length === 0 && echKeys.length > 0;
  cx.adopt(knowsNone ? { ...chosen, echKeys, echRetryConfigs } : chosen);
}
