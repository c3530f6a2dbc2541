import { equal } from '../../../bytes/index.ts';
import type { Group } from '../../../crypto/provider.ts';
import type { Transcript } from '../../../keys/index.ts';
import { groupCode } from '../../../policy/index.ts';
import { encode, type Infer } from '../../../presentation/index.ts';
import {
  CipherSuite,
  type CipherSuiteRow,
  ClientHello,
  type Extension,
  find,
  HELLO_RETRY_REQUEST_RANDOM,
  type HelloRetryRequest,
  NamedGroup,
  ProtocolVersion,
} from '../../../wire/index.ts';
import { confirmedRetry } from '../ech-answer.ts';
import type { Hello, ServerAt, ServerContext } from '../states.ts';

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

/** RFC 9846 §4.2.2: what the second ClientHello must repeat: we have chosen by the first one, by its server_name too. */
export function requireSameHello(state: ServerAt<'WAIT_CH_RETRIED'>, hello: Hello, cx: ServerContext): void {
  const { first } = state;
  cx.require(
    equal(settled(first), settled(hello)),
    'the second ClientHello repeats the first but for what was asked',
    'RFC 9846 §4.2.2',
    'illegal_parameter',
  );
  cx.require(
    find(hello.extensions ?? [], 'supported_versions')?.includes(ProtocolVersion.TLSv1_3) === true,
    'the second ClientHello still offers TLS 1.3',
    'RFC 9846 §4.2.4',
    'illegal_parameter',
  );
  cx.require(
    !state.psk || find(hello.extensions ?? [], 'pre_shared_key') !== undefined,
    'the second ClientHello still offers the key from before that goes with the cipher suite',
    'RFC 9846 §4.2.2',
    'missing_extension',
  );
  const cookie = find(hello.extensions ?? [], 'cookie');
  cx.require(
    state.cookie === undefined || (cookie !== undefined && equal(cookie, state.cookie)),
    'the second ClientHello hands our cookie back',
    'RFC 9846 §4.3.2',
    'illegal_parameter',
  );
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
    'the second ClientHello has exactly the key share that was asked for, or the ones that it had',
    'RFC 9846 §4.3.8',
    'illegal_parameter',
  );
}
