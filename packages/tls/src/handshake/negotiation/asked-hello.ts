/** What a client asks for by name: a host, and protocols. */
import { fromUtf8, printable } from '../../bytes/index.ts';
import { rule } from '../../rules/index.ts';
import { find, NameType } from '../../wire/index.ts';
import type { Context } from '../context.ts';
import type { Hello } from '../ech-hello.ts';
import type { AskedHello } from '../settings.ts';

const oneHostName = rule('server_name.host_name', {
  holds: 'server_name has one host name, in ASCII',
  fails: (hosts: readonly { readonly name: Uint8Array }[]) =>
    hosts.length === 1
      ? `the host name in server_name is empty, or not in printable ASCII: "${printable(hosts[0]!.name.subarray(0, 64))}"`
      : `server_name has ${hosts.length} host names; it has one`,
  rfc: 'RFC 6066 §3',
  alert: 'illegal_parameter',
});

/** RFC 6066 §3: the name the client wants to talk to. */
export function askedName(hello: Hello, cx: Context): string | undefined {
  const names = find(hello.extensions ?? [], 'server_name');
  if (names === undefined) return undefined;
  const hosts = names.filter(({ name_type }) => name_type === NameType.host_name);
  const name = hosts.length === 1 ? fromUtf8(hosts[0]!.name) : undefined;
  cx.require(name !== undefined && /^[\x21-\x7e]+$/.test(name), oneHostName, hosts);
  return name;
}

/** As the chooser of a caller sees it. */
export function askedHello(hello: Hello, cx: Context): AskedHello {
  const offered = find(hello.extensions ?? [], 'application_layer_protocol_negotiation');
  return {
    serverName: askedName(hello, cx),
    protocols: offered?.map((bytes) => fromUtf8(bytes) ?? printable(bytes)),
  };
}
