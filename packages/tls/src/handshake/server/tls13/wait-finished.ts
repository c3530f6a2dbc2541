import { finishedMac } from '../../../keys/index.ts';
import { exporter13, finished13, followKeyUpdate, requireVerifyData } from '../../keys/index.ts';
import { anonymous } from '../../peer/index.ts';
import { prove } from '../../proofs.ts';
import { summaryOf } from '../../summary.ts';
import type { ServerContext, ServerStep } from '../states.ts';
import { sendTickets } from './tickets.ts';

/** RFC 9846 §4.5.3: the client has seen the same handshake; from here on it writes under the application keys. */
export const finished: ServerStep<'WAIT_FINISHED', 'finished'> = (state, message, cx: ServerContext) => {
  const { agreed, secrets, application } = state;
  const { suite } = agreed;
  const hash = cx.settings.provider.hashes[suite.hash];
  const expected = finishedMac(hash, secrets.client_handshake_traffic_secret, state.transcript.digest(hash));
  requireVerifyData(expected, message.body.verify_data, 'client', finished13, cx);
  cx.requireAligned();
  const read = { name: 'client_application_traffic_secret_0', value: application.client_application_traffic_secret };
  const write = { name: 'server_application_traffic_secret_0', value: application.server_application_traffic_secret };
  cx.installSecret('read', 'application', suite, read.name, read.value);
  const client = state.client ?? anonymous;
  const completed = {
    peer: client,
    localCertificates: agreed.identity?.chain ?? [],
    resumed: state.psk !== undefined,
    extendedMasterSecret: true,
    earlyData: state.early ? 'accepted' : 'none',
    ech: agreed.ech,
    exportKeyingMaterial: exporter13(hash, application.exporter_secret),
  } as const;
  cx.connected(summaryOf(agreed, completed));
  const handshake = state.transcript.add(message.raw);
  if (state.canComeBack) sendTickets(agreed, application, handshake, client, cx);
  return {
    at: 'CONNECTED',
    suite,
    read,
    write,
    secrets: application,
    client: prove('client finished'),
    handshake: state.mayBeAsked ? handshake : undefined,
    // Where nothing was said of it in the handshake, it is X.509 (RFC 9846 §4.5.1).
    peerType: agreed.clientType ?? 'X509',
    asked: [],
  };
};

export const keyUpdate: ServerStep<'CONNECTED', 'key_update'> = followKeyUpdate;
