import { copy, equal, utf8 } from '../../../bytes/index.ts';
import { type Transcript, verifyData12 } from '../../../keys/index.ts';
import { rule } from '../../../rules/index.ts';
import { type CipherSuiteRow, find, ProtocolVersion } from '../../../wire/index.ts';
import { typeAnswers, typeOnResumption } from '../../authentication/index.ts';
import { deriveKeys12, installKeys12 } from '../../keys/index.ts';
import { agreeExtensions, agreeLimits, askedName } from '../../negotiation/index.ts';
import { type SessionState, stateFromBytes } from '../../resumption/index.ts';
import { echStatus } from '../ech.ts';
import { clientOf } from '../judge-client.ts';

import type { ClientIdentity, Hello, ServerAgreed, ServerAt, ServerContext, ServerStep } from '../states.ts';
import { connected12, requireFinished } from './ending.ts';
import { agreesEncryptThenMac, serverHello12, serverRandom } from './server-hello.ts';
import { getsTicket, sendTicket12 } from './tickets.ts';

const stillExtended = rule('client_hello.resumed_extended_master_secret', {
  holds: 'the client offers extended_master_secret again for a session that has one',
  fails: 'the client offers a session with an extended master secret, but does not offer extended_master_secret',
  rfc: 'RFC 7627 §5.3',
  alert: 'handshake_failure',
});

interface Found {
  readonly session: SessionState;
  readonly suite: CipherSuiteRow;
}
interface Offer extends Found {
  readonly client: ClientIdentity;
}

/** RFC 5077 §3.4, RFC 5246 §7.4.1.2: the session that the client asks for by ticket or by name, if we take it up. */
export function offeredSession(hello: Hello, cx: ServerContext): Offer | undefined {
  const { tickets } = cx.settings;
  const ticket = find(hello.extensions ?? [], 'session_ticket') ?? new Uint8Array(0);
  // A client that brings a ticket means the ticket, whatever name it wrote beside it.
  const byTicket = ticket.length > 0 && tickets?.tls12 !== false;
  const label = byTicket ? ticket : hello.legacy_session_id;
  if (tickets === undefined || label.length === 0 || (!byTicket && tickets.names === undefined)) return undefined;
  const bytes = tickets.open(label, false, cx.settings.now());
  const session = bytes && stateFromBytes(bytes);
  const found = session && inSuite(session, cx);
  const because = 'it is no session of ours that still opens';
  const client = found === undefined ? because : (objectionTo(found, hello, cx) ?? clientOf(found.session, hello, cx));
  const objection = typeof client === 'string' ? client : undefined;
  cx.emit(() => ({
    type: 'decision',
    what: 'resumption',
    chosen: objection === undefined ? 'the session is taken up again' : 'a full handshake',
    considered: [
      {
        option: byTicket ? 'the ticket in session_ticket' : 'the session named in legacy_session_id',
        because: objection ?? 'it fits, and is still fresh',
      },
    ],
    rfc: byTicket ? 'RFC 5077 §3.4' : 'RFC 5246 §7.4.1.2',
  }));
  return found === undefined || typeof client === 'string' ? undefined : { ...found, client };
}

function inSuite(session: SessionState, cx: ServerContext): Found | undefined {
  if (session.protocol_version !== ProtocolVersion.TLSv1_2) return undefined;
  const suite = cx.settings.suites.find(({ code }) => code === session.cipher_suite);
  return suite && { session, suite };
}

/** RFC 7627 §5.3, RFC 6066 §3, RFC 5246 §7.4.1.2: what must be as it was. */
function objectionTo({ session, suite }: Found, hello: Hello, cx: ServerContext): string | undefined {
  const extended = find(hello.extensions ?? [], 'extended_master_secret') !== undefined;
  const age = cx.settings.now() - Number(session.issued_at);
  if (age < 0 || age > 1000 * session.lifetime) return 'it has grown too old';
  if (!hello.cipher_suites.some((code) => code === suite.code)) return 'the client does not offer its cipher suite';
  if (!equal(session.server_name, utf8(askedName(hello, cx) ?? ''))) return 'it was made for another server_name';
  cx.require(session.extended_master_secret === 0 || extended, stillExtended);
  if (session.extended_master_secret === 0 && extended) return 'it has no extended master secret';
  return undefined;
}

/** RFC 5246 §7.3, Figure 2: new keys from the old master secret, and we finish first. */
export function sendResumedFlight(
  hello: Hello,
  heard: Transcript,
  { session, suite, client }: Offer,
  cx: ServerContext,
): ServerAt<'RESUMED_WAIT_CCS'> {
  const { provider } = cx.settings;
  const hash = provider.hashes[suite.hash];
  const server_random = serverRandom(cx);
  const agreed: ServerAgreed = {
    version: ProtocolVersion.TLSv1_2,
    suite,
    identity: undefined,
    group: undefined,
    signatureScheme: undefined,
    ...agreeExtensions(hello, ProtocolVersion.TLSv1_2, cx),
    serverName: askedName(hello, cx),
    ech: echStatus(hello),
    clientType: undefined,
    types: typeAnswers(hello.extensions, typeOnResumption(hello.extensions, cx.settings.identities), undefined),
    limits: agreeLimits(hello.extensions, ProtocolVersion.TLSv1_2, cx),
  };
  const ticketed = getsTicket(hello, cx);
  // RFC 6066 §3: the name of a session that is taken up again is not acknowledged.
  const unnamed = { ...agreed, serverName: undefined };
  const body = serverHello12(hello, unnamed, server_random, hello.legacy_session_id, ticketed);
  const flight = cx.flight('Handshake12Ecdhe', heard).add({ type: 'server_hello', body });
  const encryptThenMac = agreesEncryptThenMac(hello, suite);
  const known = { suite, client_random: hello.random, server_random, encryptThenMac };
  const keys = deriveKeys12(known, session.secret, cx);
  if (ticketed) sendTicket12(flight, session, cx);
  flight.changeCipherSpec();
  installKeys12('write', 'server', keys, cx);
  const verify_data = verifyData12(hash, session.secret, 'server', flight.transcript.digest(hash));
  flight.add({ type: 'finished', body: { verify_data } });
  const { transcript } = flight;
  return {
    at: 'RESUMED_WAIT_CCS',
    agreed,
    transcript,
    client_random: copy(hello.random),
    server_random,
    session,
    client,
    keys,
  };
}

export const changeCipherSpecResumed: ServerStep<'RESUMED_WAIT_CCS', 'change_cipher_spec'> = (
  state,
  _message,
  cx: ServerContext,
) => {
  cx.requireAligned();
  installKeys12('read', 'client', state.keys, cx);
  return { ...state, at: 'RESUMED_WAIT_FINISHED' };
};

/** RFC 5246 §7.4.9: the client still has the master secret. */
export const finishedResumed: ServerStep<'RESUMED_WAIT_FINISHED', 'finished'> = (state, message, cx: ServerContext) => {
  const { session, client } = state;
  requireFinished(state, session.secret, message, cx);
  const extendedMasterSecret = session.extended_master_secret === 1;
  return connected12(state, { client, master_secret: session.secret, extendedMasterSecret, resumed: true }, cx);
};
