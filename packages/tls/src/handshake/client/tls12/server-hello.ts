import { EMPTY, equal } from '../../../bytes/index.ts';
import {
  CipherSuite,
  type CipherSuiteRow,
  DOWNGRADE_SENTINEL_TLS11,
  DOWNGRADE_SENTINEL_TLS12,
  ECPointFormat,
  find,
  ProtocolVersion,
} from '../../../wire/index.ts';
import { acceptTypes } from '../../authentication/types.ts';
import { requireAnswers } from '../../extension-rules.ts';
import { acceptLimits } from '../../record-limits.ts';
import { acceptAlpn } from '../alpn.ts';
import type { Binding12, ClientAt, ClientContext, Handshake12State, Received, Settled } from '../states.ts';
import { requireSameServer } from './renegotiate.ts';
import { resume12, resumedSession } from './resume.ts';

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
  cx.require(
    find(state.hello.extensions ?? [], 'early_data') === undefined,
    'a server that was sent early data speaks TLS 1.3, as it did before',
    'RFC 9846 Appendix E.3',
    'protocol_version',
  );
  requireAnswers(cx, extensions, state.hello.extensions ?? [], 'ServerHello');
  cx.require(
    find(extensions, 'key_share') === undefined,
    'a TLS 1.2 ServerHello has no key_share',
    'RFC 9846 §4.3',
    'illegal_parameter',
  );
  const { suites } = cx.settings;
  const suite = suites.find((row) => row.code === body.cipher_suite && row.version === 'TLSv1.2');
  cx.require(
    suite !== undefined,
    'the cipher suite is one of TLS 1.2 that we offered',
    'RFC 5246 §7.4.1.3',
    'illegal_parameter',
  );
  cx.require(body.legacy_compression_method === 0, 'there is no compression', 'RFC 5246 §7.4.1.3', 'illegal_parameter');
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
    alpn: bound?.alpn ?? acceptAlpn(find(extensions, 'application_layer_protocol_negotiation'), cx),
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
  cx.require(
    !equal(tail, DOWNGRADE_SENTINEL_TLS12) && !equal(tail, DOWNGRADE_SENTINEL_TLS11),
    'nobody talked the server out of TLS 1.3: its random does not end in the downgrade mark',
    'RFC 9846 §4.2.3',
    'illegal_parameter',
  );
}

/** RFC 5746 §3.4, §3.5: whether the server binds a later handshake to an earlier one; here it has done so. */
function requireBinding(
  renegotiation: { readonly renegotiated_connection: Uint8Array } | undefined,
  bound: Binding12 | undefined,
  cx: ClientContext,
): boolean {
  const wanted = bound?.renegotiated_connection ?? EMPTY;
  const claim =
    bound === undefined
      ? 'renegotiated_connection is empty in a first handshake'
      : 'renegotiated_connection binds this handshake to the one before it';
  const right =
    renegotiation === undefined ? bound === undefined : equal(renegotiation.renegotiated_connection, wanted);
  cx.require(right, claim, bound === undefined ? 'RFC 5746 §3.4' : 'RFC 5746 §3.5', 'handshake_failure');
  return renegotiation !== undefined;
}

/** RFC 7627 §5.4: without an extended master secret a renegotiation could be another server's. */
function requireSameMasterSecret({ bound, extendedMasterSecret }: Handshake12State, cx: ClientContext): void {
  cx.require(
    bound === undefined || bound.extendedMasterSecret === extendedMasterSecret,
    'a renegotiation has an extended master secret exactly if the first handshake had',
    'RFC 7627 §5.4',
    'handshake_failure',
  );
}

function requireExtensions12(
  extensions: NonNullable<Hello12['body']['extensions']>,
  suite: CipherSuiteRow,
  cx: ClientContext,
): void {
  const formats = find(extensions, 'ec_point_formats');
  cx.require(
    formats === undefined || formats.includes(ECPointFormat.uncompressed),
    'the server can read uncompressed points',
    'RFC 8422 §5.1.2',
    'illegal_parameter',
  );
  cx.require(
    find(extensions, 'encrypt_then_mac') === undefined || suite.cbc !== undefined,
    'encrypt_then_mac is answered for a block cipher only',
    'RFC 7366 §3',
    'illegal_parameter',
  );
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
