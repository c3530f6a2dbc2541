import { exportKeyingMaterial12, verifyData12 } from '../../../keys/index.ts';
import { ProtocolVersion } from '../../../wire/index.ts';
import { finished12, installKeys12, requireVerifyData } from '../../keys/index.ts';
import { sayNoRenegotiation } from '../../negotiation/index.ts';
import { prove } from '../../proofs.ts';
import { stateToBytes } from '../../resumption/index.ts';
import { peerOf } from '../../summary.ts';
import type { Ending12, ServerContext, ServerStep } from '../states.ts';
import { sendTicket12, sessionState12 } from './tickets.ts';

/** RFC 5246 §7.1: what the client sends from here on is under the new keys. */
export const changeCipherSpec: ServerStep<'TLS12_WAIT_CCS', 'change_cipher_spec'> = (
  state,
  _message,
  cx: ServerContext,
) => {
  cx.requireAligned();
  installKeys12('read', 'client', state.keys, cx);
  return { ...state, at: 'TLS12_WAIT_FINISHED' };
};

/** RFC 5246 §7.4.9: the client has seen the same handshake; we answer in kind. */
export const finished: ServerStep<'TLS12_WAIT_FINISHED', 'finished'> = (state, message, cx: ServerContext) => {
  const { agreed, master_secret, client_random, server_random } = state;
  const hash = cx.settings.provider.hashes[agreed.suite.hash];
  const expected = verifyData12(hash, master_secret, 'client', state.transcript.digest(hash));
  requireVerifyData(expected, message.body.verify_data, 'client', finished12, cx);
  cx.requireAligned();
  sendFinished(state, message.raw, cx);
  cx.connected({
    version: ProtocolVersion.TLSv1_2,
    suite: agreed.suite,
    group: agreed.group,
    signatureScheme: agreed.signatureScheme,
    sharedSchemes: agreed.sharedSchemes,
    alpn: agreed.alpn,
    serverName: agreed.serverName,
    ech: agreed.ech,
    ...peerOf(state.client),
    localCertificates: agreed.identity?.chain ?? [],
    resumed: false,
    extendedMasterSecret: state.extendedMasterSecret,
    earlyData: 'none',
    exportKeyingMaterial: (label, context, length) =>
      exportKeyingMaterial12(hash, master_secret, client_random, server_random, label, context, length),
  });
  return { at: 'TLS12_CONNECTED', client: prove('client finished') };
};

function sendFinished(state: Ending12, raw: Uint8Array, cx: ServerContext): void {
  const { agreed, master_secret, keys } = state;
  const hash = cx.settings.provider.hashes[agreed.suite.hash];
  const flight = cx.flight('Handshake12Ecdhe', state.transcript.add(raw));
  const session = sessionState12(state, cx);
  if (state.ticketed) sendTicket12(flight, session, cx);
  else if (state.session_id.length > 0) cx.settings.tickets?.names?.keep(state.session_id, stateToBytes(session));
  flight.changeCipherSpec();
  installKeys12('write', 'server', keys, cx);
  flight.add({
    type: 'finished',
    body: { verify_data: verifyData12(hash, master_secret, 'server', flight.transcript.digest(hash)) },
  });
}

/** A ClientHello on a running connection asks for a renegotiation, which we refuse politely (RFC 5246 §7.2.2). */
export const refuseRenegotiation: ServerStep<'TLS12_CONNECTED', 'client_hello'> = (
  state,
  _message,
  cx: ServerContext,
) => {
  sayNoRenegotiation(cx);
  return state;
};
