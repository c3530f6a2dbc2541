import { verifyData12 } from '../../../keys/index.ts';
import { installKeys12 } from '../../keys/index.ts';
import { sayNoRenegotiation } from '../../negotiation/index.ts';
import { stateToBytes } from '../../resumption/index.ts';
import type { Ending12, ServerContext, ServerStep } from '../states.ts';
import { connected12, requireFinished } from './ending.ts';
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
  const { client, master_secret, extendedMasterSecret } = state;
  requireFinished(state, master_secret, message, cx);
  sendFinished(state, message.raw, cx);
  return connected12(state, { client, master_secret, extendedMasterSecret, resumed: false }, cx);
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
