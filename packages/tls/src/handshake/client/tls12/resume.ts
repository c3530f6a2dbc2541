import { EMPTY, equal } from '../../../bytes/index.ts';
import { rule } from '../../../rules/index.ts';
import { CipherSuite } from '../../../wire/index.ts';
import { deriveKeys12, installKeys12 } from '../../keys/index.ts';
import { prove } from '../../proofs.ts';
import type { OfferedSession } from '../offered.ts';
import type { ClientAt, ClientContext, ClientStep, Handshake12State, Opening, ServerIdentity } from '../states.ts';
import { connected12, ownVerifyData, requireFinished } from './ending.ts';
import { keepSession12 } from './keep-session.ts';

const sessionOffered = rule('server_hello.session_id', {
  holds: "the server repeats the client's session ID only to resume a session that the client offered",
  fails: "the server repeated the client's session ID, but the client offered no session of TLS 1.2",
  rfc: 'RFC 5246 §7.4.1.3',
  alert: 'illegal_parameter',
});
const sameSuite = rule('server_hello.resumed_cipher_suite', {
  holds: 'the resumed session keeps its cipher suite',
  fails: (chosen: number, before: number) =>
    `the server resumed a session of ${CipherSuite.label(before)} with ${CipherSuite.label(chosen)}`,
  rfc: 'RFC 5246 §7.4.1.3',
  alert: 'illegal_parameter',
});
const sameMasterSecret = rule('server_hello.resumed_extended_master_secret', {
  holds: 'the resumed handshake uses extended_master_secret exactly if the session did',
  fails: (now: boolean) =>
    now
      ? 'the server resumed a session without an extended master secret, and sent extended_master_secret'
      : 'the server resumed a session with an extended master secret, and did not send extended_master_secret',
  rfc: 'RFC 7627 §5.3',
  alert: 'handshake_failure',
});

/** RFC 5246 §7.4.1.3: the server takes a session up by repeating its name; nobody else's name may come back. */
export function resumedSession(state: Opening, echo: Uint8Array, cx: ClientContext): OfferedSession | undefined {
  const same = echo.length > 0 && equal(echo, state.hello.legacy_session_id);
  cx.require(!same || state.session12 !== undefined, sessionOffered);
  return same ? state.session12 : undefined;
}

/** RFC 5246 §7.3, Figure 2, with the rules of RFC 7627 §5.3: the old master secret gives new keys. */
export function resume12(
  known: Handshake12State,
  session: OfferedSession,
  cx: ClientContext,
): ClientAt<'RESUMED_WAIT_NST'> | ClientAt<'RESUMED_WAIT_CCS'> {
  const { state } = session;
  const { suite, extendedMasterSecret } = known;
  cx.require(suite.code === state.cipher_suite, sameSuite, suite.code, state.cipher_suite);
  const extended = state.extended_master_secret === 1;
  cx.require(extendedMasterSecret === extended, sameMasterSecret, extendedMasterSecret);
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
  requireFinished(state, secret, message, cx);
  const heard = state.transcript.add(message.raw);
  const flight = cx.flight('Handshake12Ecdhe', heard).changeCipherSpec();
  installKeys12('write', 'client', keys, cx);
  const client_verify_data = ownVerifyData({ ...state, transcript: heard }, secret, cx);
  flight.add({ type: 'finished', body: { verify_data: client_verify_data } });
  keepSession12(state, identity, secret, state.ticket, EMPTY, session.client, cx);
  const ended = { identity, master_secret: secret, group: undefined, localCertificates: [], resumed: true };
  return connected12(state, { ...ended, client_verify_data, server_verify_data: message.body.verify_data }, cx);
};
