import { fromUtf8, printable } from '../../bytes/index.ts';
import {
  type CertificateTypeName,
  type CertificateWishes,
  chooseAlpn,
  type Identity,
  typeObjection,
} from '../../policy/index.ts';
import { rule } from '../../rules/index.ts';
import { find, NameType } from '../../wire/index.ts';
import { chooseClientType } from '../authentication/types.ts';
import { protocolInCommon } from '../in-common.ts';
import type { AskedHello } from '../settings.ts';
import type { Hello, ServerContext } from './states.ts';

const oneHostName = rule('server_name.host_name', {
  holds: 'server_name has one host name, in ASCII',
  fails: (hosts: readonly { readonly name: Uint8Array }[]) =>
    hosts.length === 1
      ? `the host name in server_name is empty, or not in printable ASCII: "${printable(hosts[0]!.name.subarray(0, 64))}"`
      : `server_name has ${hosts.length} host names; it has one`,
  rfc: 'RFC 6066 §3',
  alert: 'illegal_parameter',
});
const typeInCommon = rule('server_certificate_type.in_common', {
  holds: 'the client accepts a type of certificate that the server has',
  fails: (types: readonly CertificateTypeName[]) =>
    `the server has no certificate that the client accepts (of the type ${types.join(' or ') || 'none that is known'})`,
  rfc: 'RFC 7250 §4.2',
  alert: 'unsupported_certificate',
});

/** RFC 6066 §3: the name the client wants to talk to. */
export function askedName(hello: Hello, cx: ServerContext): string | undefined {
  const names = find(hello.extensions ?? [], 'server_name');
  if (names === undefined) return undefined;
  const hosts = names.filter(({ name_type }) => name_type === NameType.host_name);
  const name = hosts.length === 1 ? fromUtf8(hosts[0]!.name) : undefined;
  cx.require(name !== undefined && /^[\x21-\x7e]+$/.test(name), oneHostName, hosts);
  return name;
}

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

function askedHello(hello: Hello, cx: ServerContext): AskedHello {
  const offered = find(hello.extensions ?? [], 'application_layer_protocol_negotiation');
  return {
    serverName: askedName(hello, cx),
    protocols: offered?.map((bytes) => fromUtf8(bytes) ?? printable(bytes)),
  };
}

/** RFC 7301 §3.2: where both sides name protocols, they must have one in common. */
export function agreeAlpn(hello: Hello, cx: ServerContext): string | undefined {
  const offered = find(hello.extensions ?? [], 'application_layer_protocol_negotiation');
  const { alpn, alpnFor } = cx.settings;
  if (offered === undefined || (alpn.length === 0 && alpnFor === undefined)) return undefined;
  if (alpnFor !== undefined) {
    const chosen = cx.ask('application protocol', () => alpnFor(askedHello(hello, cx)));
    return cx.decide(
      'application protocol',
      chooseAlpn(chosen === undefined ? [] : [chosen], offered),
      protocolInCommon,
    );
  }
  return cx.decide('application protocol', chooseAlpn(alpn, offered), protocolInCommon);
}
