import { utf8 } from '../../../bytes/index.ts';
import { finishedMac, startSchedule, type Transcript } from '../../../keys/index.ts';
import { groupCode, type Scheme } from '../../../policy/index.ts';
import { CipherSuite, type Extension, NamedGroup, ProtocolVersion, SignatureScheme } from '../../../wire/index.ts';
import { signedContent } from '../../certificate-verify.ts';
import type { Agreed, Hello, ServerAt, ServerContext } from '../states.ts';

/** RFC 9846 §2, Figure 1: ServerHello in the clear, then the rest of our first flight under the handshake keys. */
export function sendServerFlight(
  hello: Hello,
  heard: Transcript,
  agreed: Agreed,
  scheme: Scheme,
  exchange: { readonly share: Uint8Array; readonly secret: Uint8Array },
  compatibilitySent: boolean,
  cx: ServerContext,
): ServerAt<'WAIT_FINISHED'> {
  const { suite, identity } = agreed;
  const hash = cx.settings.provider.hashes[suite.hash];
  const greeting = sendServerHello(hello, heard, agreed, exchange.share, cx);
  cx.transcriptAfter('server_hello', greeting.transcript, suite);
  if (!compatibilitySent && hello.legacy_session_id.length > 0) greeting.changeCipherSpec();
  const secrets = startSchedule(hash, undefined, cx.onSecret).handshake(
    exchange.secret,
    greeting.transcript.digest(hash),
  );
  const { server_handshake_traffic_secret: ours, client_handshake_traffic_secret: theirs } = secrets;
  cx.installSecret('write', 'handshake', suite, 'server_handshake_traffic_secret', ours);
  cx.installSecret('read', 'handshake', suite, 'client_handshake_traffic_secret', theirs);

  const flight = cx.flight('Handshake13', greeting.transcript);
  flight.add({ type: 'encrypted_extensions', body: { extensions: answers(agreed) } });
  const certificate_list = identity.chain.map((cert_data) => ({ cert_data, extensions: [] }));
  flight.add({ type: 'certificate', body: { certificate_request_context: new Uint8Array(0), certificate_list } });
  const content = signedContent('server', flight.transcript.digest(hash));
  const signature = scheme.implementation.sign(identity.key, content);
  flight.add({
    type: 'certificate_verify',
    body: { algorithm: SignatureScheme.of(scheme.code), signature },
  });
  flight.add({
    type: 'finished',
    body: { verify_data: finishedMac(hash, ours, flight.transcript.digest(hash)) },
  });
  const application = secrets.application(flight.transcript.digest(hash));
  cx.installSecret(
    'write',
    'application',
    suite,
    'server_application_traffic_secret_0',
    application.server_application_traffic_secret,
  );
  return { at: 'WAIT_FINISHED', agreed, transcript: flight.transcript, secrets, application };
}

/** RFC 9846 §4.2.3. */
function sendServerHello(hello: Hello, heard: Transcript, agreed: Agreed, share: Uint8Array, cx: ServerContext) {
  const group = NamedGroup.of(groupCode({ name: agreed.group as Parameters<typeof groupCode>[0]['name'] }));
  return cx.flight('HandshakeUnversioned', heard).add({
    type: 'server_hello',
    body: {
      legacy_version: ProtocolVersion.TLSv1_2,
      random: cx.settings.random(32),
      legacy_session_id_echo: hello.legacy_session_id,
      cipher_suite: CipherSuite.of(agreed.suite.code),
      legacy_compression_method: 0,
      extensions: [
        { type: 'supported_versions', body: ProtocolVersion.TLSv1_3 },
        { type: 'key_share', body: { group, key_exchange: share } },
      ],
    },
  });
}

function answers({ serverName, alpn }: Agreed): Extension<'encrypted_extensions'>[] {
  const list: Extension<'encrypted_extensions'>[] = [];
  if (serverName !== undefined) list.push({ type: 'server_name', body: null });
  if (alpn !== undefined) list.push({ type: 'application_layer_protocol_negotiation', body: [utf8(alpn)] });
  return list;
}
