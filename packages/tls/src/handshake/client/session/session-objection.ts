import { equal, fromUtf8, printable, utf8 } from '../../../bytes/index.ts';
import { ProtocolVersion, suiteOf } from '../../../wire/index.ts';
import { hasSharedKey, isAnonymous, isSharedKey, type Peer, remembered, sharedKeyOf } from '../../peer/index.ts';
import { LONGEST_LIFE, LONGEST_TICKET, type RememberedPeer, type Session } from '../../resumption/index.ts';
import { judgeAgain } from '../../verification/index.ts';
import { rulesFor } from '../judge-chain.ts';
import type { OfferedSession } from '../offered.ts';
import type { ClientContext } from '../states.ts';
import { objectionToOwn } from './own-identity.ts';

/** RFC 9846 §4.7.1, RFC 5246 §F.1.4: the session, where nothing speaks against it; shown as a decision. */
export function offered(session: Session, cx: ClientContext): OfferedSession | undefined {
  const found = objectionTo(session, cx) ?? objectionToOwn(session, cx) ?? serverOf(session, cx);
  const objection = typeof found === 'string' ? found : undefined;
  cx.emit(() => ({
    type: 'decision',
    what: 'resumption',
    chosen: objection === undefined ? 'the session is offered' : 'a full handshake',
    considered: [
      { option: `the session with "${printable(session.host)}"`, because: objection ?? 'it fits, and is still fresh' },
    ],
    rfc: 'RFC 9846 §4.7.1',
  }));
  // What comes of it ends with it: a delegated credential is not shown again (RFC 9345 §4.1.3).
  const server = typeof found === 'string' ? undefined : { ...found, shownUntil: Number(session.valid_until) };
  return server && { ...session, server };
}

/** The TLS 1.2 session that goes into the hello, if the caller gave one that fits. */
export function offeredSession12(cx: ClientContext): OfferedSession | undefined {
  const { session } = cx.settings;
  if (session === undefined || session.state.protocol_version !== ProtocolVersion.TLSv1_2) return undefined;
  return offered(session, cx);
}

function objectionTo(session: Session, { settings }: ClientContext): string | undefined {
  const { state } = session;
  const age = settings.now() - Number(state.issued_at);
  if (fromUtf8(session.host) !== settings.host) return `it was made with "${printable(session.host)}"`;
  if (!equal(state.server_name, utf8(settings.serverName ?? ''))) return 'it was made for another server_name';
  if (age < 0 || age > Math.min(1000 * state.lifetime, LONGEST_LIFE)) return 'it has grown too old';
  if (settings.verify && state.peer.authorized === 0) return 'the server of that session was not verified';
  if (settings.now() > Number(session.valid_until)) return "the server's certificate has expired since";
  if (!settings.versions.includes(state.protocol_version)) return 'its version is not offered';
  const suite = suiteOf(state.cipher_suite);
  const tls13 = state.protocol_version === ProtocolVersion.TLSv1_3;
  const named = session.ticket.length > 0 || (!tls13 && session.session_id.length > 0);
  if (!named) return 'it has nothing to show to the server';
  if (session.ticket.length > LONGEST_TICKET)
    return `its ticket has ${session.ticket.length} bytes, too many for a hello`;
  const fits = settings.suites.some(({ hash, code, version }) =>
    tls13 ? version === 'TLSv1.3' && hash === suite?.hash : code === state.cipher_suite,
  );
  return fits ? undefined : 'no cipher suite that we offer fits it';
}

/** The server of the session, by what counts now, or what speaks against it. */
function serverOf({ state: { peer } }: Session, cx: ClientContext): Peer | string {
  // Each end is known to the other by it.
  if (hasSharedKey(peer) && !hasKeyOf(peer, cx)) return 'the key that both ends were given is not given any more';
  if (!cx.settings.judgeSession) return remembered(peer, peer.authorized === 1, undefined);
  if (isAnonymous(peer) && !hasSharedKey(peer)) return 'its server showed nothing';
  return judgeAgain('server', peer, rulesFor({ status: 'not offered' }, cx), cx);
}

/** Whether the key that stood for a certificate is still one of ours. */
function hasKeyOf(peer: RememberedPeer, { settings }: ClientContext): boolean {
  const { provider, psks, choosePsk12 } = settings;
  const named = choosePsk12?.(new Uint8Array(0));
  return [...psks, ...(named ? [named] : [])].some(({ identity, key }) =>
    isSharedKey(peer, sharedKeyOf(provider, identity, key)),
  );
}
