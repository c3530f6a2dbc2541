import { finishedMac, type Transcript } from '../../../keys/index.ts';
import type { Identity } from '../../../policy/index.ts';
import { encode } from '../../../presentation/index.ts';
import { CertificateRequest13, ProtocolVersion } from '../../../wire/index.ts';
import type { Flight } from '../../context.ts';
import { exporter13, finished13, requireVerifyData } from '../../keys/index.ts';
import { complete } from '../ech/index.ts';
import { sendRestOfEarlyData } from '../hello/index.ts';
import { shownTo } from '../session/index.ts';
import type { ClientAt, ClientContext, ClientStep } from '../states.ts';
import { answerRequest } from './answer-request.ts';

/** RFC 9846 §4.5.3: both ends have seen the same handshake; the application keys replace the handshake's (§7.1). */
export const finished: ClientStep<'WAIT_FINISHED', 'finished'> = (state, message, cx: ClientContext) => {
  const { suite, secrets, identity } = state;
  const hash = cx.settings.provider.hashes[suite.hash];
  const expected = finishedMac(hash, secrets.server_handshake_traffic_secret, state.transcript.digest(hash));
  requireVerifyData(expected, message.body.verify_data, 'server', finished13, cx);
  cx.requireAligned();

  const heard = state.transcript.add(message.raw);
  const application = secrets.application(heard.digest(hash));
  const read = { name: 'server_application_traffic_secret_0', value: application.server_application_traffic_secret };
  const write = { name: 'client_application_traffic_secret_0', value: application.client_application_traffic_secret };
  const { transcript, ours } = sendSecondFlight(state, heard, cx);
  cx.installSecret('read', 'application', suite, read.name, read.value);
  cx.installSecret('write', 'application', suite, write.name, write.value);
  const ended = {
    version: ProtocolVersion.TLSv1_3,
    group: state.group,
    peer: identity,
    localCertificates: ours?.chain ?? [],
    resumed: state.psk !== undefined,
    extendedMasterSecret: true,
    earlyData: state.earlyData === 'sent' ? 'rejected' : state.earlyData,
    exportKeyingMaterial: exporter13(hash, application.exporter_secret),
  } as const;
  complete(state, ended, cx);
  if (state.earlyData === 'accepted') sendRestOfEarlyData(cx);
  return {
    at: 'CONNECTED',
    suite,
    identity,
    secrets: application,
    read,
    write,
    negotiated: state.negotiated,
    shown:
      state.psk?.offered.session?.client ??
      shownTo(state.request && encode(CertificateRequest13, state.request), state.types.client, ours, cx),
    transcriptHash: transcript.digest(hash),
    transcript: cx.settings.postHandshakeAuth ? transcript : undefined,
    ownType: state.types.client,
  };
};

/** RFC 9846 §4.5: our answer, under the handshake keys, with our certificate where it was asked for. */
function sendSecondFlight(
  state: ClientAt<'WAIT_FINISHED'>,
  heard: Transcript,
  cx: ClientContext,
): { readonly transcript: Transcript; readonly ours: Identity | undefined } {
  const { suite, secrets, request } = state;
  const hash = cx.settings.provider.hashes[suite.hash];
  const flight = cx.flight('Handshake13', heard);
  if (state.earlyData === 'accepted') endEarlyData(state, flight, cx);
  const ours = request && answerRequest(request, flight, suite, state.types.client, state.ech, cx);
  const said = flight.transcript.digest(hash);
  flight.add({
    type: 'finished',
    body: { verify_data: finishedMac(hash, secrets.client_handshake_traffic_secret, said) },
  });
  return { transcript: flight.transcript, ours };
}

/** RFC 9846 §4.6: the last message under the early keys; the handshake keys follow. */
function endEarlyData(state: ClientAt<'WAIT_FINISHED'>, flight: Flight<'Handshake13'>, cx: ClientContext): void {
  flight.add({ type: 'end_of_early_data', body: {} });
  const secret = state.secrets.client_handshake_traffic_secret;
  cx.installSecret('write', 'handshake', state.suite, 'client_handshake_traffic_secret', secret);
}
