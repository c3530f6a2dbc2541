import { fromUtf8 } from '../../bytes/index.ts';
import { chooseAlpn } from '../../policy/index.ts';
import { find, NameType } from '../../wire/index.ts';
import type { Hello, ServerContext } from './states.ts';

/** RFC 6066 §3: the name the client wants to talk to. */
export function askedName(hello: Hello, cx: ServerContext): string | undefined {
  const names = find(hello.extensions ?? [], 'server_name');
  if (names === undefined) return undefined;
  const hosts = names.filter(({ name_type }) => name_type === NameType.host_name);
  const name = hosts.length === 1 ? fromUtf8(hosts[0]!.name) : undefined;
  cx.require(
    name !== undefined && /^[\x21-\x7e]+$/.test(name),
    'server_name holds one host name, in ASCII',
    'RFC 6066 §3',
    'illegal_parameter',
  );
  return name;
}

/** RFC 7301 §3.2: where both sides name protocols, they must have one in common. */
export function agreeAlpn(hello: Hello, cx: ServerContext): string | undefined {
  const offered = find(hello.extensions ?? [], 'application_layer_protocol_negotiation');
  const { alpn } = cx.settings;
  if (offered === undefined || alpn.length === 0) return undefined;
  return cx.decide('application protocol', chooseAlpn(alpn, offered), 'no_application_protocol');
}
