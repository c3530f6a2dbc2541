import { installKeys12 } from '../../keys/index.ts';
import { identityOf } from '../judge-chain.ts';
import type { ClientContext, ClientStep } from '../states.ts';
import { connected12, requireFinished } from './ending.ts';
import { keepSession12 } from './keep-session.ts';

/** RFC 5077 §3.3: the promised ticket. */
export const newSessionTicket: ClientStep<'TLS12_WAIT_NST', 'new_session_ticket'> = (state, message) => ({
  ...state,
  at: 'TLS12_WAIT_CCS',
  transcript: state.transcript.add(message.raw),
  ticket: { ticket: message.body.ticket, lifetime: message.body.ticket_lifetime_hint },
});

/** RFC 5246 §7.1: what the server sends from here on is under the new keys. */
export const changeCipherSpec: ClientStep<'TLS12_WAIT_CCS', 'change_cipher_spec'> = (
  state,
  _message,
  cx: ClientContext,
) => {
  cx.requireAligned();
  installKeys12('read', 'server', state.keys, cx);
  return { ...state, at: 'TLS12_WAIT_FINISHED' };
};

/** RFC 5246 §7.4.9: both ends have seen the same handshake. With static RSA it also proves who the server is. */
export const finished: ClientStep<'TLS12_WAIT_FINISHED', 'finished'> = (state, message, cx: ClientContext) => {
  const { master_secret, group, ours, client_verify_data } = state;
  requireFinished(state, master_secret, message, cx);
  const identity = state.identity ?? identityOf(state.chain!, undefined);
  keepSession12(state, identity, master_secret, state.ticket, state.session_id, state.shown, cx);
  const ended = { identity, master_secret, group, localCertificates: ours?.chain ?? [], resumed: false };
  return connected12(state, { ...ended, client_verify_data, server_verify_data: message.body.verify_data }, cx);
};
