import { equal } from '../../../bytes/index.ts';
import type { Group } from '../../../crypto/index.ts';
import type { Transcript } from '../../../keys/index.ts';
import { groupCode } from '../../../policy/index.ts';
import { encode, type Infer } from '../../../presentation/index.ts';
import { rule } from '../../../rules/index.ts';
import {
  CipherSuite,
  type CipherSuiteRow,
  ClientHello,
  type Extension,
  ExtensionType,
  find,
  HELLO_RETRY_REQUEST_RANDOM,
  type HelloRetryRequest,
  NamedGroup,
  ProtocolVersion,
} from '../../../wire/index.ts';
import { extensionCode } from '../../negotiation/index.ts';
import { confirmedRetry } from '../ech-answer.ts';
import type { Hello, ServerAt, ServerContext } from '../states.ts';

const unchanged = rule('second_client_hello.unchanged', {
  holds: 'the second ClientHello repeats the first, except for what the HelloRetryRequest asked to change',
  fails: (changed: () => string) =>
    `the second ClientHello is not the first with the changes that were asked for: ${changed()} changed`,
  rfc: 'RFC 9846 §4.2.2',
  alert: 'illegal_parameter',
});
const versionStillOffered = rule('second_client_hello.supported_versions', {
  holds: 'the second ClientHello offers TLS 1.3',
  fails: 'the second ClientHello does not offer TLS 1.3 any more',
  rfc: 'RFC 9846 §4.2.4',
  alert: 'illegal_parameter',
});
const pskStillOffered = rule('second_client_hello.pre_shared_key', {
  holds: 'the second ClientHello offers the PSK for the cipher suite again, if the first did',
  fails: 'the second ClientHello does not have pre_shared_key; the first had a PSK for the cipher suite',
  rfc: 'RFC 9846 §4.2.2',
  alert: 'missing_extension',
});
const cookieReturned = rule('second_client_hello.cookie', {
  holds: 'the second ClientHello returns the cookie of the HelloRetryRequest, if it had one',
  fails: (present: boolean) =>
    present
      ? 'the cookie in the second ClientHello is not the one of the HelloRetryRequest'
      : 'the second ClientHello does not return the cookie of the HelloRetryRequest',
  rfc: 'RFC 9846 §4.3.2',
  alert: 'illegal_parameter',
});
const sharesAsAsked = rule('second_client_hello.key_shares', {
  holds: 'the second ClientHello has the one key share that was asked for, or those of the first if none was',
  fails: (group: number | undefined) =>
    group === undefined
      ? 'the second ClientHello has other key shares than the first; no other was asked for'
      : `the second ClientHello does not have exactly one key share, for ${NamedGroup.label(group)}`,
  rfc: 'RFC 9846 §4.3.8',
  alert: 'illegal_parameter',
});

/** In bytes: enough that nobody guesses one. */
const COOKIE_LENGTH = 32;

/** RFC 9846 §4.2.4: asks for a share of the group we chose, where there is none yet, and for our cookie back (§4.3.2). */
export function sendHelloRetryRequest(
  hello: Hello,
  heard: Transcript,
  suite: CipherSuiteRow,
  group: Group | undefined,
  psk: boolean,
  cx: ServerContext,
): ServerAt<'WAIT_CH_RETRIED'> {
  cx.requireFlightEnd();
  const hash = cx.settings.provider.hashes[suite.hash];
  const before = heard.afterRetry(hash);
  const cookie = cx.settings.cookie ? cx.settings.random(COOKIE_LENGTH) : undefined;
  const extensions: Extension<'hello_retry_request'>[] = [
    { type: 'supported_versions', body: ProtocolVersion.TLSv1_3 },
  ];
  if (group !== undefined) extensions.push({ type: 'key_share', body: NamedGroup.of(groupCode(group)) });
  if (cookie !== undefined) extensions.push({ type: 'cookie', body: cookie });
  const body: Infer<typeof HelloRetryRequest> = {
    legacy_version: ProtocolVersion.TLSv1_2,
    random: HELLO_RETRY_REQUEST_RANDOM,
    legacy_session_id_echo: hello.legacy_session_id,
    cipher_suite: CipherSuite.of(suite.code),
    legacy_compression_method: 0,
    extensions,
  };
  const flight = cx.flight('HandshakeUnversioned', before);
  flight.add({ type: 'hello_retry_request', body: confirmedRetry(body, hello, before, suite, cx) });
  if (hello.legacy_session_id.length > 0) flight.changeCipherSpec();
  return {
    at: 'WAIT_CH_RETRIED',
    transcript: flight.transcript,
    first: hello,
    suite,
    group: group && groupCode(group),
    cookie,
    psk,
    opened: undefined,
  };
}

/** What may be another one in the second ClientHello (RFC 9846 §4.2.2, RFC 9849 §6.1.5), each by rules of its own. */
const MAY_CHANGE: ReadonlySet<string> = new Set([
  'key_share',
  'early_data',
  'cookie',
  'pre_shared_key',
  'padding',
  'encrypted_client_hello',
]);

/** The rest of a hello, whatever the order of its extensions, which means nothing. */
function settled(hello: Hello): Uint8Array {
  const extensions = (hello.extensions ?? []).filter(({ type }) => !MAY_CHANGE.has(type));
  const name = (one: Extension<'client_hello'>): string => (one.type === 'unknown' ? `${one.code}` : one.type);
  extensions.sort((one, other) => (name(one) < name(other) ? -1 : 1));
  return encode(ClientHello, { ...hello, extensions });
}

/** The first part that is not the same in both, by name. */
function difference(first: Hello, second: Hello): string {
  const only = (hello: Hello, code: number | undefined): Uint8Array =>
    settled({ ...hello, extensions: hello.extensions?.filter((one) => extensionCode(one) === code) });
  if (!equal(only(first, undefined), only(second, undefined))) return 'a field before the extensions';
  const codes = [...(first.extensions ?? []), ...(second.extensions ?? [])].map(extensionCode);
  const changed = codes.find((code) => !equal(only(first, code), only(second, code)));
  return changed === undefined ? 'an extension' : ExtensionType.label(changed);
}

/** RFC 9846 §4.2.2: what the second ClientHello must repeat: we have chosen by the first one, by its server_name too. */
export function requireSameHello(state: ServerAt<'WAIT_CH_RETRIED'>, hello: Hello, cx: ServerContext): void {
  const { first } = state;
  cx.require(equal(settled(first), settled(hello)), unchanged, () => difference(first, hello));
  const versions = find(hello.extensions ?? [], 'supported_versions');
  cx.require(versions?.includes(ProtocolVersion.TLSv1_3) === true, versionStillOffered);
  cx.require(!state.psk || find(hello.extensions ?? [], 'pre_shared_key') !== undefined, pskStillOffered);
  const cookie = find(hello.extensions ?? [], 'cookie');
  const returned = state.cookie === undefined || (cookie !== undefined && equal(cookie, state.cookie));
  cx.require(returned, cookieReturned, cookie !== undefined);
  requireShares(state, hello, cx);
}

function requireShares({ first, group }: ServerAt<'WAIT_CH_RETRIED'>, hello: Hello, cx: ServerContext): void {
  const shares = find(hello.extensions, 'key_share') ?? [];
  const before = find(first.extensions, 'key_share') ?? [];
  const same = (share: (typeof shares)[number], i: number): boolean =>
    share.group === before[i]?.group && equal(share.key_exchange, before[i].key_exchange);
  cx.require(
    group === undefined
      ? shares.length === before.length && shares.every(same)
      : shares.length === 1 && shares[0]!.group === group,
    sharesAsAsked,
    group,
  );
}
