import { EMPTY, equal } from '../../../bytes/index.ts';
import { ProtocolVersion } from '../../../wire/index.ts';
import { deriveKeys12, installKeys12 } from '../../keys12.ts';
import { prove } from '../../proofs.ts';
import { type OfferedSession, offered } from '../session-objection.ts';
import type { ClientAt, ClientContext, ClientStep, Handshake12State, Opening, ServerIdentity } from '../states.ts';
import { connected12, ownVerifyData, requireFinished } from './ending.ts';
import { keepSession12 } from './keep-session.ts';

/** The TLS 1.2 session that goes into the hello, if the caller gave one that fits. */
export function offeredSession12(cx: ClientContext): OfferedSession | undefined {
  const { session } = cx.settings;
  if (session === undefined || session.state.protocol_version !== ProtocolVersion.TLSv1_2) return undefined;
  return offered(session, cx);
}

/** RFC 5246 §7.4.1.3: the server takes a session up by repeating its name; nobody else's name may come back. */
export function resumedSession(state: Opening, echo: Uint8Array, cx: ClientContext): OfferedSession | undefined {
  const same = echo.length > 0 && equal(echo, state.hello.legacy_session_id);
  cx.require(
    !same || state.session12 !== undefined,
    'the server does not resume a session that we never had',
    'RFC 5246 §7.4.1.3',
    'illegal_parameter',
  );
  return same ? state.session12 : undefined;
}

/** RFC 5246 §7.3, Figure 2, with the rules of RFC 7627 §5.3: the old master secret gives new keys. */
export function resume12(
  known: Handshake12State,
  session: OfferedSession,
  cx: ClientContext,
): ClientAt<'RESUMED_WAIT_NST'> | ClientAt<'RESUMED_WAIT_CCS'> {
  const { state } = session;
  cx.require(
    known.suite.code === state.cipher_suite,
    'a resumed session keeps its cipher suite',
    'RFC 5246 §7.4.1.3',
    'illegal_parameter',
  );
  cx.require(
    known.extendedMasterSecret === (state.extended_master_secret === 1),
    'a resumed session has an extended master secret exactly if the first one had',
    'RFC 7627 §5.3',
    'handshake_failure',
  );
  const keys = deriveKeys12({ ...known, client_random: known.hello.random }, state.secret, cx);
  const identity: ServerIdentity = { ...prove('server identity'), ...session.server };
  const resumed = { ...known, session, identity, keys, ticket: undefined };
  return known.promised ? { at: 'RESUMED_WAIT_NST', ...resumed } : { at: 'RESUMED_WAIT_CCS', ...resumed };
}

export const newSessionTicketResumed: ClientStep<'RESUMED_WAIT_NST', 'new_session_ticket'> = (state, message) => ({
  ...state,
  at: 'RESUMED_WAIT_CCS',
  transcript: state.transcript.add(message.raw),
  ticket: { ticket: message.body.ticket, lifetime: message.body.ticket_lifetime_hint },
});

export const changeCipherSpecResumed: ClientStep<'RESUMED_WAIT_CCS', 'change_cipher_spec'> = (
  state,
  _message,
  cx: ClientContext,
) => {
  cx.requireAligned();
  installKeys12('read', 'server', state.keys, cx);
  return { ...state, at: 'RESUMED_WAIT_FINISHED' };
};

/** RFC 5246 §7.4.9: the server still has the master secret; our Finished answers its. */
export const finishedResumed: ClientStep<'RESUMED_WAIT_FINISHED', 'finished'> = (state, message, cx: ClientContext) => {
  const { session, keys, identity } = state;
  const { secret } = session.state;
  const claim = 'the server has the master secret of the session, and has seen the same handshake';
  requireFinished(state, secret, message, claim, cx);
  const heard = state.transcript.add(message.raw);
  const flight = cx.flight('Handshake12Ecdhe', heard).changeCipherSpec();
  installKeys12('write', 'client', keys, cx);
  const client_verify_data = ownVerifyData({ ...state, transcript: heard }, secret, cx);
  flight.add({ type: 'finished', body: { verify_data: client_verify_data } });
  keepSession12(state, identity, secret, state.ticket, EMPTY, session.client, cx);
  const ended = { identity, master_secret: secret, group: undefined, localCertificates: [], resumed: true };
  return connected12(state, { ...ended, client_verify_data, server_verify_data: message.body.verify_data }, cx);
};
