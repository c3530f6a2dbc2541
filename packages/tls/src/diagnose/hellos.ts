/** The hellos as far as a diagnosis asks about them. */
import { printable } from '../bytes/index.ts';
import type { MessageEvent } from '../events/index.ts';
import { codecNamed } from '../observe/index.ts';
import { decode } from '../presentation/index.ts';
import {
  CipherSuite,
  find,
  HandshakeUnversioned,
  NamedGroup,
  ProtocolVersion,
  SignatureScheme,
} from '../wire/index.ts';

export interface ClientHelloSeen {
  readonly event: MessageEvent;
  readonly serverName: string | undefined;
  /** By name, in the client's order, without GREASE. */
  readonly versions: readonly string[];
  readonly suites: readonly string[];
  readonly groups: readonly string[];
  readonly schemes: readonly string[];
  readonly alpn: readonly string[];
  /** The groups of its key shares. */
  readonly shares: readonly string[];
  /** The most bytes of content it takes in a record, where it says so. */
  readonly recordLimit: number | undefined;
}

export interface ServerHelloSeen {
  readonly event: MessageEvent;
  readonly version: string;
  readonly suite: string;
  /** RFC 5746 §3.4: a server of TLS 1.2 says that it renegotiates safely, or not at all. */
  readonly secureRenegotiation: boolean;
}

/** The body of a handshake message; `undefined` where it cannot be read. */
export function bodyOf(event: MessageEvent): unknown {
  try {
    return (decode(codecNamed(event.codec), event.bytes) as { readonly body?: unknown }).body;
  } catch {
    return undefined;
  }
}

export function clientHelloOf(event: MessageEvent): ClientHelloSeen | undefined {
  const hello = unversioned(event);
  if (hello?.type !== 'client_hello') return undefined;
  const { body } = hello;
  const extensions = body.extensions ?? [];
  const versions = find(extensions, 'supported_versions') ?? [body.legacy_version];
  const shares = find(extensions, 'key_share') ?? [];
  return {
    event,
    serverName: text(find(extensions, 'server_name')?.[0]?.name),
    versions: named(versions, ProtocolVersion),
    suites: named(body.cipher_suites, CipherSuite),
    groups: named(find(extensions, 'supported_groups') ?? [], NamedGroup),
    schemes: named(find(extensions, 'signature_algorithms') ?? [], SignatureScheme),
    alpn: (find(extensions, 'application_layer_protocol_negotiation') ?? []).map(printable),
    shares: named(
      shares.map(({ group }) => group),
      NamedGroup,
    ),
    recordLimit: recordLimitIn(
      find(extensions, 'record_size_limit'),
      find(extensions, 'max_fragment_length') as number | undefined,
    ),
  };
}

export function serverHelloOf(event: MessageEvent): ServerHelloSeen | undefined {
  const hello = unversioned(event);
  if (hello?.type !== 'server_hello') return undefined;
  const { body } = hello;
  const extensions = body.extensions ?? [];
  const version = find(extensions, 'supported_versions') ?? body.legacy_version;
  return {
    event,
    version: nameIn(ProtocolVersion, version),
    suite: nameIn(CipherSuite, body.cipher_suite),
    secureRenegotiation: find(extensions, 'renegotiation_info') !== undefined,
  };
}

function unversioned(event: MessageEvent) {
  try {
    return decode(HandshakeUnversioned, event.bytes);
  } catch {
    return undefined;
  }
}

const text = (bytes: Uint8Array | undefined): string | undefined => bytes && printable(bytes);

interface Names {
  nameOf(code: number): string | undefined;
  isGrease(code: number): boolean;
  show(code: number): string;
}

const nameIn = (registry: Names, code: number): string => registry.nameOf(code) ?? registry.show(code);

const named = (codes: readonly number[], registry: Names): string[] =>
  codes.filter((code) => !registry.isGrease(code)).map((code) => nameIn(registry, code));

/** RFC 8449 §4, or the four sizes of RFC 6066 §4. */
const recordLimitIn = (limit: number | undefined, fragment: number | undefined): number | undefined =>
  limit ?? (fragment === undefined ? undefined : 2 ** (8 + fragment));
