import { EMPTY } from '../../../bytes/index.ts';
import type { GroupName } from '../../../crypto/index.ts';
import { finishedMac, startSchedule, type Transcript } from '../../../keys/index.ts';
import { groupCode, type Identity, type Scheme } from '../../../policy/index.ts';
import { CipherSuite, type Extension, find, NamedGroup, ProtocolVersion } from '../../../wire/index.ts';
import { requestExtensions, sendCertificate13, sendCertificateVerify13 } from '../../authentication/index.ts';
import { confirmedHello, retryConfigs } from '../ech-answer.ts';
import type { Hello, KnownOffer, ServerAgreed, ServerAt, ServerContext } from '../states.ts';
import { canComeBack } from './choose-psk.ts';

/** Which certificate we show, and how we sign. */
export interface Proof {
  readonly identity: Identity;
  readonly scheme: Scheme;
}

/** All that the ClientHello led to. */
interface Answer {
  readonly hello: Hello;
  readonly heard: Transcript;
  readonly agreed: ServerAgreed;
  /** Absent where a key from before proves who we are. */
  readonly proof: Proof | undefined;
  /** Absent where that key stands alone. */
  readonly exchange: { readonly share: Uint8Array; readonly secret: Uint8Array } | undefined;
  readonly psk: KnownOffer | undefined;
  /** The client's early data is taken. */
  readonly early: boolean;
  readonly retried: boolean;
}

/** RFC 9846 §2, Figure 1: ServerHello in the clear, then the rest of our first flight under the handshake keys. */
export function sendServerFlight(
  answer: Answer,
  cx: ServerContext,
): ServerAt<'WAIT_CERT'> | ServerAt<'WAIT_FINISHED'> | ServerAt<'WAIT_EOED'> {
  const { hello, agreed, proof, psk, early } = answer;
  const { suite } = agreed;
  const hash = cx.settings.provider.hashes[suite.hash];
  const schedule = startSchedule(hash, psk?.secret, cx.onSecret);
  const greeting = sendServerHello(answer, cx);
  cx.transcriptAfter('server_hello', greeting.transcript, suite);
  if (!answer.retried && hello.legacy_session_id.length > 0) greeting.changeCipherSpec();
  const secrets = schedule.handshake(answer.exchange?.secret, greeting.transcript.digest(hash));
  const { server_handshake_traffic_secret: ours, client_handshake_traffic_secret: theirs } = secrets;
  cx.installSecret('write', 'handshake', suite, 'server_handshake_traffic_secret', ours);
  if (early) {
    const secret = schedule.clientEarlyTraffic(answer.heard.digest(hash));
    cx.installSecret('read', 'early_data', suite, 'client_early_traffic_secret', secret);
  } else {
    cx.installSecret('read', 'handshake', suite, 'client_handshake_traffic_secret', theirs);
  }

  const flight = cx.flight('Handshake13', greeting.transcript);
  flight.add({ type: 'encrypted_extensions', body: { extensions: [...answers(answer), ...retryConfigs(hello, cx)] } });
  const asks = agreed.clientType !== undefined;
  if (asks) {
    const extensions = requestExtensions(cx.settings);
    flight.add({ type: 'certificate_request', body: { certificate_request_context: EMPTY, extensions } });
  }
  if (proof !== undefined) {
    sendCertificate13(flight, EMPTY, proof.identity, hello.extensions ?? [], cx);
    sendCertificateVerify13(flight, 'server', proof.identity, proof.scheme, suite, cx);
  }
  flight.add({
    type: 'finished',
    body: { verify_data: finishedMac(hash, ours, flight.transcript.digest(hash)) },
  });
  const application = secrets.application(flight.transcript.digest(hash));
  const write = application.server_application_traffic_secret;
  cx.installSecret('write', 'application', suite, 'server_application_traffic_secret_0', write);
  const { transcript } = flight;
  const mayBeAsked =
    (psk === undefined || psk.kind === 'resumption') && find(hello.extensions, 'post_handshake_auth') !== undefined;
  const next = {
    agreed,
    transcript,
    secrets,
    application,
    psk,
    early,
    canComeBack: canComeBack(hello, cx),
    mayBeAsked,
  };
  if (agreed.clientType !== undefined) return { at: 'WAIT_CERT', ...next, peerType: agreed.clientType };
  return { at: early ? 'WAIT_EOED' : 'WAIT_FINISHED', ...next, client: psk?.client };
}

/** RFC 9846 §4.2.3. */
function sendServerHello({ hello, heard, agreed, exchange, psk }: Answer, cx: ServerContext) {
  const extensions: Extension<'server_hello'>[] = [{ type: 'supported_versions', body: ProtocolVersion.TLSv1_3 }];
  if (exchange !== undefined) {
    const group = NamedGroup.of(groupCode({ name: agreed.group as GroupName }));
    extensions.push({ type: 'key_share', body: { group, key_exchange: exchange.share } });
  }
  if (psk !== undefined) extensions.push({ type: 'pre_shared_key', body: psk.index });
  const body = {
    legacy_version: ProtocolVersion.TLSv1_2,
    random: cx.settings.random(32),
    legacy_session_id_echo: hello.legacy_session_id,
    cipher_suite: CipherSuite.of(agreed.suite.code),
    legacy_compression_method: 0,
    extensions,
  };
  const confirmed = confirmedHello(body, hello, heard, agreed.suite, cx);
  return cx.flight('HandshakeUnversioned', heard).add({ type: 'server_hello', body: confirmed });
}

function answers({ agreed, psk, early }: Answer): Extension<'encrypted_extensions'>[] {
  const { serverName } = agreed;
  const list: Extension<'encrypted_extensions'>[] = [];
  // A session that is taken up again says nothing of the name (RFC 6066 §3).
  if (serverName !== undefined && psk?.kind !== 'resumption') list.push({ type: 'server_name', body: null });
  list.push(...agreed.answers);
  if (early) list.push({ type: 'early_data', body: null });
  list.push(...agreed.limits, ...agreed.types);
  return list;
}
