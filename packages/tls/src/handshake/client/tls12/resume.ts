import { EMPTY, equal, equalConstantTime } from '../../../bytes/index.ts';
import { exportKeyingMaterial12, verifyData12 } from '../../../keys/index.ts';
import { ProtocolVersion } from '../../../wire/index.ts';
import { remembered } from '../../authentication/identity.ts';
import { deriveKeys12, installKeys12 } from '../../keys12.ts';
import { prove } from '../../proofs.ts';
import type { Session } from '../../resumption/session.ts';
import { peerOf } from '../../summary.ts';
import { complete } from '../ech/reject.ts';
import { objectionTo } from '../session-objection.ts';
import type {
  ClientAt,
  ClientContext,
  ClientNext,
  ClientStep,
  Handshake12State,
  Opening,
  Received,
  ServerIdentity,
} from '../states.ts';
import { keepSession12 } from './keep-session.ts';

/** The TLS 1.2 session that goes into the hello, if the caller gave one that fits. */
export function offeredSession12(cx: ClientContext): Session | undefined {
  const { session } = cx.settings;
  if (session === undefined || session.state.protocol_version !== ProtocolVersion.TLSv1_2) return undefined;
  return objectionTo(session, cx) === undefined ? session : undefined;
}

/** RFC 5246 §7.4.1.3: the server takes a session up by repeating its name; nobody else's name may come back. */
export function resumedSession(state: Opening, echo: Uint8Array, cx: ClientContext): Session | undefined {
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
  session: Session,
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
  const identity: ServerIdentity = {
    ...prove('server identity'),
    ...remembered(state.peer, state.peer.authorized === 1),
  };
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
export function finishedResumed(
  state: ClientAt<'RESUMED_WAIT_FINISHED'>,
  message: Received<'RESUMED_WAIT_FINISHED', 'finished'>,
  cx: ClientContext,
): ClientNext<'RESUMED_WAIT_FINISHED', 'finished'> {
  const { suite, session, keys, identity, hello, server_random } = state;
  const { secret } = session.state;
  const hash = cx.settings.provider.hashes[suite.hash];
  const expected = verifyData12(hash, secret, 'server', state.transcript.digest(hash));
  cx.require(
    equalConstantTime(expected, message.body.verify_data),
    'the server has the master secret of the session, and has seen the same handshake',
    'RFC 5246 §7.4.9',
    'decrypt_error',
  );
  cx.requireAligned();
  const heard = state.transcript.add(message.raw);
  const flight = cx.flight('Handshake12Ecdhe', heard).changeCipherSpec();
  installKeys12('write', 'client', keys, cx);
  flight.add({ type: 'finished', body: { verify_data: verifyData12(hash, secret, 'client', heard.digest(hash)) } });
  keepSession12(state, identity, secret, state.ticket, EMPTY, cx);
  complete(state.ech, cx, {
    version: ProtocolVersion.TLSv1_2,
    suite,
    group: undefined,
    signatureScheme: undefined,
    alpn: state.alpn,
    serverName: cx.settings.serverName,
    ...peerOf(identity),
    localCertificates: [],
    resumed: true,
    earlyData: 'none',
    exportKeyingMaterial: (label, context, length) =>
      exportKeyingMaterial12(hash, secret, hello.random, server_random, label, context, length),
  });
  return { at: 'TLS12_CONNECTED', identity };
}
