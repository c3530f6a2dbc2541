import { EMPTY, equal } from '../../bytes/index.ts';
import { encode } from '../../presentation/index.ts';
import { ClientHello, EncodedClientHelloInner, ExtensionType, extensionsOf, find } from '../../wire/index.ts';
import type { Hello, HelloExtension } from '../ech-hello.ts';
import { extensionCode } from '../negotiation/index.ts';

/** These are never left out of the inner hello: that they happen to be alike would show in its length (RFC 9849 §10.5). */
const PRIVATE: ReadonlySet<string> = new Set([
  'server_name',
  'application_layer_protocol_negotiation',
  'supported_versions',
  'encrypted_client_hello',
  'pre_shared_key',
]);

type List = readonly HelloExtension[];

/** RFC 9849 §6.1: what is the same in both hellos stands together in the inner one, in the order of the outer one. */
export function arrange(inner: List, outer: List): HelloExtension[] {
  const last = inner.filter(({ type }) => type === 'pre_shared_key');
  const alone = inner.filter((extension) => extension.type !== 'pre_shared_key' && !isShared(extension, outer));
  const shared = inner.filter((extension) => isShared(extension, outer));
  const place = (extension: HelloExtension): number =>
    outer.findIndex((other) => extensionCode(other) === extensionCode(extension));
  return [...alone, ...shared.sort((a, b) => place(a) - place(b)), ...last];
}

/**
 * RFC 9849 §5.1: the inner hello without what `outer` has as well, padded as §6.1.3 recommends.
 *
 * @param inner in the order that `arrange` gave it
 * @param longest the length of the longest name behind the server in front, as far as it tells
 */
export function encodeInner(inner: Hello, outer: Hello, longest: number): Uint8Array {
  const list = inner.extensions ?? [];
  const extensions = compress(list, outer.extensions ?? []);
  const client_hello: Hello = { ...inner, legacy_session_id: EMPTY, extensions };
  const bare = encode(ClientHello, client_hello).length;
  const zeros = new Uint8Array(paddingFor(bare, find(list, 'server_name')?.[0]?.name.length, longest));
  return encode(EncodedClientHelloInner, { client_hello, zeros });
}

/** The types of the extensions that the inner hello leaves to the outer one. */
export const sharedTypes = (inner: List, outer: List): HelloExtension['type'][] =>
  inner.filter((extension) => isShared(extension, outer)).map(({ type }) => type);

function compress(inner: List, outer: List): HelloExtension[] {
  const first = inner.findIndex((extension) => isShared(extension, outer));
  if (first === -1) return [...inner];
  const shared = inner.filter((extension) => isShared(extension, outer));
  const types = shared.map((extension) => ExtensionType.of(extensionCode(extension)));
  return [
    ...inner.slice(0, first),
    { type: 'ech_outer_extensions', body: types },
    ...inner.slice(first + shared.length),
  ];
}

const isShared = (extension: HelloExtension, outer: List): boolean =>
  !PRIVATE.has(extension.type) && outer.some((other) => other.type === extension.type && isSame(other, extension));

const isSame = (a: HelloExtension, b: HelloExtension): boolean => equal(bytesOf(a), bytesOf(b));
const bytesOf = (extension: HelloExtension): Uint8Array => encode(extensionsOf('client_hello'), [extension]);

/** RFC 9849 §6.1.3: as if every name were the longest, then up to a multiple of 32 bytes. */
function paddingFor(length: number, nameLength: number | undefined, longest: number): number {
  const forName = nameLength === undefined ? longest + 9 : Math.max(0, longest - nameLength);
  return forName + 31 - ((length + forName - 1) % 32);
}
