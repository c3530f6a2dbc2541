import { concat, utf8 } from '../../../bytes/index.ts';
import type { KeyExchange } from '../../../crypto/provider.ts';
import type { Transcript } from '../../../keys/index.ts';
import type { Scheme } from '../../../policy/index.ts';
import { encode } from '../../../presentation/index.ts';
import {
  CipherSuite,
  DOWNGRADE_SENTINEL_TLS12,
  ECCurveType,
  ECPointFormat,
  type Extension,
  find,
  NamedGroup,
  ProtocolVersion,
  ServerECDHParams,
  SignatureScheme,
} from '../../../wire/index.ts';
import type { Agreed12, Hello, ServerAt, ServerContext } from '../states.ts';
import { knowsRenegotiationInfo } from './answer-hello.ts';

/** RFC 5246 §7.3 with RFC 8422 §5.4: hello, certificate, a signed ephemeral key, done. */
export function sendFlightEcdhe(
  hello: Hello,
  heard: Transcript,
  agreed: Agreed12,
  scheme: Scheme,
  exchange: KeyExchange,
  cx: ServerContext,
): ServerAt<'ECDHE_WAIT_CKE'> {
  const server_random = serverRandom(cx);
  const flight = cx.flight('Handshake12Ecdhe', heard);
  flight.add({ type: 'server_hello', body: serverHello(hello, agreed, server_random) });
  flight.add({ type: 'certificate', body: { certificate_list: [...agreed.identity.chain] } });
  const namedcurve = NamedGroup.of(NamedGroup.members[exchange.group]);
  const params = {
    curve_params: { curve_type: ECCurveType.named_curve, namedcurve },
    public: { point: exchange.share },
  };
  const signed = concat(hello.random, server_random, encode(ServerECDHParams, params));
  const signature = scheme.implementation.sign(agreed.identity.key, signed);
  flight.add({
    type: 'server_key_exchange',
    body: { params, signed_params: { algorithm: SignatureScheme.of(scheme.code), signature } },
  });
  flight.add({ type: 'server_hello_done', body: {} });
  return { at: 'ECDHE_WAIT_CKE', ...known(hello, agreed, server_random), transcript: flight.transcript, exchange };
}

/** RFC 5246 §7.3 with static RSA: hello, certificate, done; the key in the certificate is the only key. */
export function sendFlightRsa(
  hello: Hello,
  heard: Transcript,
  agreed: Agreed12,
  cx: ServerContext,
): ServerAt<'RSA_WAIT_CKE'> {
  const server_random = serverRandom(cx);
  const flight = cx.flight('Handshake12Rsa', heard);
  flight.add({ type: 'server_hello', body: serverHello(hello, agreed, server_random) });
  flight.add({ type: 'certificate', body: { certificate_list: [...agreed.identity.chain] } });
  flight.add({ type: 'server_hello_done', body: {} });
  const client_version = hello.legacy_version;
  return { at: 'RSA_WAIT_CKE', ...known(hello, agreed, server_random), transcript: flight.transcript, client_version };
}

const known = (hello: Hello, agreed: Agreed12, server_random: Uint8Array) => ({
  agreed,
  client_random: hello.random,
  server_random,
  extendedMasterSecret: find(hello.extensions ?? [], 'extended_master_secret') !== undefined,
});

/** RFC 9846 §4.2.3: a server that could do TLS 1.3 marks its random when it does not. */
function serverRandom(cx: ServerContext): Uint8Array {
  const random = cx.settings.random(32);
  if (!cx.settings.versions.includes(ProtocolVersion.TLSv1_3)) return random;
  return concat(random.subarray(0, 24), DOWNGRADE_SENTINEL_TLS12);
}

function serverHello(hello: Hello, agreed: Agreed12, random: Uint8Array) {
  const extensions = answers(hello, agreed);
  return {
    legacy_version: ProtocolVersion.TLSv1_2,
    random,
    // Empty: this session cannot be resumed (RFC 5246 §7.4.1.3).
    legacy_session_id_echo: new Uint8Array(0),
    cipher_suite: CipherSuite.of(agreed.suite.code),
    legacy_compression_method: 0,
    extensions: extensions.length === 0 ? undefined : extensions,
  };
}

function answers(hello: Hello, { serverName, alpn, suite }: Agreed12): Extension<'server_hello'>[] {
  const offered = hello.extensions ?? [];
  const list: Extension<'server_hello'>[] = [];
  if (serverName !== undefined) list.push({ type: 'server_name', body: null });
  if (knowsRenegotiationInfo(hello)) {
    list.push({ type: 'renegotiation_info', body: { renegotiated_connection: new Uint8Array(0) } });
  }
  if (find(offered, 'extended_master_secret') !== undefined) list.push({ type: 'extended_master_secret', body: null });
  if (suite.keyExchange === 'ECDHE' && find(offered, 'ec_point_formats') !== undefined) {
    list.push({ type: 'ec_point_formats', body: [ECPointFormat.uncompressed] });
  }
  if (alpn !== undefined) list.push({ type: 'application_layer_protocol_negotiation', body: [utf8(alpn)] });
  return list;
}
