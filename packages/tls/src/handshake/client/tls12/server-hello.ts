import { equal } from '../../../bytes/index.ts';
import { rule } from '../../../rules/index.ts';
import {
  CipherSuite,
  type CipherSuiteRow,
  DOWNGRADE_SENTINEL_TLS11,
  DOWNGRADE_SENTINEL_TLS12,
  ECPointFormat,
  find,
  ProtocolVersion,
} from '../../../wire/index.ts';
import { acceptTypes } from '../../authentication/index.ts';
import { acceptExtensions, acceptLimits, requireAnswers } from '../../negotiation/index.ts';
import type { Binding12, ClientAt, ClientContext, Handshake12State, Received, Settled } from '../states.ts';
import { resume12, resumedSession } from './resume.ts';
import { requireSameServer } from './same-server.ts';

type Hello12 = Received<'WAIT_SH', 'server_hello'>;
type ClientNext12 =
  | ClientAt<'ECDHE_WAIT_CERT'>
  | ClientAt<'DHE_WAIT_CERT'>
  | ClientAt<'RSA_WAIT_CERT'>
  | ClientAt<'RAWKEY_WAIT_CERT'>
  | ClientAt<'PSK_WAIT_SKE_SHD'>
  | ClientAt<'ECDHE_PSK_WAIT_SKE'>
  | ClientAt<'RESUMED_WAIT_NST'>
  | ClientAt<'RESUMED_WAIT_CCS'>;

const noEarlyData12 = rule('server_hello.version_after_early_data', {
  holds: 'the client sent no early data, which needs TLS 1.3',
  fails: 'the server chose TLS 1.2 after the client had sent early data, which needs TLS 1.3',
  rfc: 'RFC 9846 Appendix E.3',
  alert: 'protocol_version',
});
const noKeyShare = rule('server_hello.key_share_tls12', {
  holds: 'the ServerHello of TLS 1.2 has no key_share',
  fails: 'the ServerHello of TLS 1.2 has a key_share, which is an extension of TLS 1.3',
  rfc: 'RFC 9846 §4.3',
  alert: 'illegal_parameter',
});
const suiteOffered = rule('server_hello.cipher_suite_tls12', {
  holds: 'the server chose a cipher suite of TLS 1.2 that the client offered',
  fails: (code: number) =>
    `the server chose TLS 1.2 and ${CipherSuite.label(code)}, which the client did not offer for TLS 1.2`,
  rfc: 'RFC 5246 §7.4.1.3',
  alert: 'illegal_parameter',
});
const compressionOffered = rule('server_hello.compression_method', {
  holds: 'compression_method is 0: no compression',
  fails: (method: number) => `the server chose the compression method ${method}; the client offered only 0 (none)`,
  rfc: 'RFC 5246 §7.4.1.3',
  alert: 'illegal_parameter',
});
const noDowngrade = rule('server_hello.downgrade_sentinel', {
  holds: "the server's random does not end in a downgrade sentinel",
  fails: "the server's random ends in a downgrade sentinel: TLS 1.2 was chosen although both ends support TLS 1.3",
  rfc: 'RFC 9846 §4.2.3',
  alert: 'illegal_parameter',
});
const bindingEmpty = rule('server_hello.renegotiated_connection_initial', {
  holds: 'renegotiated_connection is empty or absent in the first handshake',
  fails: 'renegotiated_connection is not empty in the first handshake of the connection',
  rfc: 'RFC 5746 §3.4',
  alert: 'handshake_failure',
});
const bindingRight = rule('server_hello.renegotiated_connection', {
  holds: 'renegotiated_connection has the verify_data of the previous handshake',
  fails: (present: boolean) =>
    present
      ? 'renegotiated_connection does not have the verify_data of the previous handshake'
      : 'the server sent no renegotiation_info in a renegotiation',
  rfc: 'RFC 5746 §3.5',
  alert: 'handshake_failure',
});
const sameMasterSecret = rule('server_hello.renegotiated_extended_master_secret', {
  holds: 'every handshake of the connection uses an extended master secret, or none does',
  fails: (now: boolean) =>
    now
      ? 'the renegotiation uses an extended master secret, the previous handshake did not'
      : 'the renegotiation does not use an extended master secret, the previous handshake did',
  rfc: 'RFC 7627 §5.4',
  alert: 'handshake_failure',
});
const sameMacOrder = rule('server_hello.renegotiated_encrypt_then_mac', {
  holds: 'a renegotiation with a CBC cipher suite keeps encrypt_then_mac, once a handshake of the connection had it',
  fails: (suite: string) =>
    `the renegotiation uses ${suite} without encrypt_then_mac, which a handshake of the connection had`,
  rfc: 'RFC 7366 §3.1',
  alert: 'handshake_failure',
});
const uncompressedPoints = rule('server_hello.ec_point_formats', {
  holds: 'ec_point_formats has uncompressed, or is absent',
  fails: (formats: readonly number[] | undefined) =>
    `ec_point_formats is ${formats?.map(ECPointFormat.label).join(', ') || 'empty'}, without uncompressed`,
  rfc: 'RFC 8422 §5.1.2',
  alert: 'illegal_parameter',
});
const macOrder = rule('server_hello.encrypt_then_mac', {
  holds: 'the server sends encrypt_then_mac only with a CBC cipher suite',
  fails: (suite: string) => `the server sent encrypt_then_mac with ${suite}, which is no CBC cipher suite`,
  rfc: 'RFC 7366 §3',
  alert: 'illegal_parameter',
});

/** RFC 5246 §7.4.1.3, §7.4.1.4: the server chose TLS 1.2; the suite decides which key exchange follows. */
export function acceptServerHello12(
  state: Settled,
  message: Hello12,
  bound: Binding12 | undefined,
  cx: ClientContext,
): ClientNext12 {
  const { body } = message;
  const extensions = body.extensions ?? [];
  // A server that renegotiates stays below TLS 1.3, whatever it can do.
  if (bound === undefined) requireNoDowngrade(body.random, cx);
  cx.require(find(state.hello.extensions ?? [], 'early_data') === undefined, noEarlyData12);
  requireAnswers(cx, extensions, state.hello.extensions ?? [], 'ServerHello');
  cx.require(find(extensions, 'key_share') === undefined, noKeyShare);
  const suite = cx.settings.suites.find((row) => row.code === body.cipher_suite && row.version === 'TLSv1.2');
  // In the outer hello there are fewer.
  const offered = state.hello.cipher_suites.some((code) => code === suite?.code);
  cx.require(offered && suite !== undefined, suiteOffered, body.cipher_suite);
  cx.require(body.legacy_compression_method === 0, compressionOffered, body.legacy_compression_method);
  const session = resumedSession(state, body.legacy_session_id_echo, cx);
  showChoices(suite.code, cx);
  requireExtensions12(extensions, suite, cx);
  const renegotiable = requireBinding(find(extensions, 'renegotiation_info'), bound, cx);
  acceptLimits(extensions, state.hello.extensions, ProtocolVersion.TLSv1_2, cx);
  const known = {
    hello: state.hello,
    transcript: state.transcript.add(message.raw),
    suite,
    server_random: body.random,
    extendedMasterSecret: find(extensions, 'extended_master_secret') !== undefined,
    encryptThenMac: find(extensions, 'encrypt_then_mac') !== undefined,
    negotiated: bound?.negotiated ?? acceptExtensions(extensions, cx),
    session_id: body.legacy_session_id_echo,
    promised: find(extensions, 'session_ticket') !== undefined,
    statusPromised: find(extensions, 'status_request') !== undefined,
    signedCertificateTimestamps: find(extensions, 'signed_certificate_timestamp')?.sct_list ?? [],
    types: acceptTypes(extensions, cx),
    ech: state.ech,
    renegotiable,
    bound,
  };
  requireSameMasterSecret(known, cx);
  requireSameMacOrder(known, cx);
  if (session !== undefined) return resume12(known, session, cx);
  if (suite.authentication === 'PSK') {
    requireSameServer(bound, undefined, cx);
    return { at: suite.keyExchange === 'PSK' ? 'PSK_WAIT_SKE_SHD' : 'ECDHE_PSK_WAIT_SKE', ...known };
  }
  if (suite.keyExchange === 'DHE') return { at: 'DHE_WAIT_CERT', ...known };
  if (known.types.server === 'RawPublicKey') return { at: 'RAWKEY_WAIT_CERT', ...known };
  return suite.keyExchange === 'RSA' ? { at: 'RSA_WAIT_CERT', ...known } : { at: 'ECDHE_WAIT_CERT', ...known };
}

/** RFC 9846 §4.2.3: a server that can do better says so in the last eight bytes of its random. */
function requireNoDowngrade(random: Uint8Array, cx: ClientContext): void {
  if (!cx.settings.versions.includes(ProtocolVersion.TLSv1_3)) return;
  const tail = random.subarray(24);
  cx.require(!equal(tail, DOWNGRADE_SENTINEL_TLS12) && !equal(tail, DOWNGRADE_SENTINEL_TLS11), noDowngrade);
}

/** RFC 5746 §3.4, §3.5: whether the server binds a later handshake to an earlier one; here it has done so. */
function requireBinding(
  renegotiation: { readonly renegotiated_connection: Uint8Array } | undefined,
  bound: Binding12 | undefined,
  cx: ClientContext,
): boolean {
  const { renegotiated_connection } = renegotiation ?? {};
  const present = renegotiated_connection !== undefined;
  if (bound === undefined) {
    cx.require(!present || renegotiated_connection.length === 0, bindingEmpty);
  } else {
    cx.require(present && equal(renegotiated_connection, bound.renegotiated_connection), bindingRight, present);
  }
  return present;
}

/** RFC 7627 §5.4: without an extended master secret a renegotiation could be another server's. */
function requireSameMasterSecret({ bound, extendedMasterSecret }: Handshake12State, cx: ClientContext): void {
  const same = bound === undefined || bound.extendedMasterSecret === extendedMasterSecret;
  cx.require(same, sameMasterSecret, extendedMasterSecret);
}

/** RFC 7366 §3.1: there is no way back to MAC-then-encrypt, not by an AEAD in between either. */
function requireSameMacOrder({ bound, suite, encryptThenMac }: Handshake12State, cx: ClientContext): void {
  if (bound?.encryptThenMac !== true) return;
  cx.require(encryptThenMac || suite.cbc === undefined, sameMacOrder, suite.name);
}

function requireExtensions12(
  extensions: NonNullable<Hello12['body']['extensions']>,
  suite: CipherSuiteRow,
  cx: ClientContext,
): void {
  const formats = find(extensions, 'ec_point_formats');
  cx.require(formats === undefined || formats.includes(ECPointFormat.uncompressed), uncompressedPoints, formats);
  cx.require(find(extensions, 'encrypt_then_mac') === undefined || suite.cbc !== undefined, macOrder, suite.name);
}

function showChoices(code: number, cx: ClientContext): void {
  const { versions, suites } = cx.settings;
  cx.peerChose(
    'protocol version',
    'TLS 1.2',
    versions.map((version) => ({ option: ProtocolVersion.show(version), because: 'we offered it' })),
    'RFC 9846 §4.3.1',
  );
  cx.peerChose(
    'cipher suite',
    CipherSuite.show(code),
    suites.map(({ name }) => ({ option: name, because: 'we offered it' })),
    'RFC 5246 §7.4.1.3',
  );
}
