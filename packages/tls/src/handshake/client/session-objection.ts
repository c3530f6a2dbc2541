import { fromUtf8, printable } from '../../bytes/index.ts';
import { ProtocolVersion, suiteOf, TlsFault } from '../../wire/index.ts';
import { remembered } from '../authentication/identity.ts';
import type { Session } from '../resumption/session.ts';
import { judgeServer } from './judge-chain.ts';
import type { ClientContext } from './states.ts';

const WEEK = 604_800;

/** RFC 9846 §4.7.1, RFC 5246 §F.1.4: why a session may not be offered here and now; shown as a decision. */
export function objectionTo(session: Session, cx: ClientContext): string | undefined {
  const objection = find(session, cx);
  cx.emit(() => ({
    type: 'decision',
    what: 'resumption',
    chosen: objection === undefined ? 'the session is offered' : 'a full handshake',
    considered: [
      { option: `the session with ${printable(session.host)}`, because: objection ?? 'it fits, and is still fresh' },
    ],
    rfc: 'RFC 9846 §4.7.1',
  }));
  return objection;
}

function find(session: Session, cx: ClientContext): string | undefined {
  const { settings } = cx;
  const { state } = session;
  const age = settings.now() - Number(state.issued_at);
  if (fromUtf8(session.host) !== settings.host) return `it was made with ${printable(session.host)}`;
  if (age < 0 || age > 1000 * Math.min(state.lifetime, WEEK)) return 'it has grown too old';
  if (settings.verify && state.peer.authorized === 0) return 'the server of that session was not verified';
  if (settings.now() > Number(session.valid_until)) return "the server's certificate has expired since";
  if (!settings.versions.includes(state.protocol_version)) return 'its version is not offered';
  const suite = suiteOf(state.cipher_suite);
  const tls13 = state.protocol_version === ProtocolVersion.TLSv1_3;
  const fits = settings.suites.some(({ hash, code, version }) =>
    tls13 ? version === 'TLSv1.3' && hash === suite?.hash : code === state.cipher_suite,
  );
  if (!fits) return 'no cipher suite that we offer fits it';
  return settings.judgeSession ? judgedAgain(session, cx) : undefined;
}

/** What now speaks against the server of the session, which was judged when it was made. */
function judgedAgain({ state: { peer } }: Session, cx: ClientContext): string | undefined {
  const { presented, rawPublicKey, ocspResponse, signedCertificateTimestamps } = remembered(peer, true);
  const type = rawPublicKey === undefined ? 'X509' : 'RawPublicKey';
  const certificates = rawPublicKey === undefined ? presented : [rawPublicKey];
  // A key that both ends were given has no chain.
  if (certificates.length === 0) return undefined;
  try {
    judgeServer({ type, certificates, ocspResponse, signedCertificateTimestamps }, { status: 'not offered' }, cx);
    return undefined;
  } catch (error) {
    if (error instanceof TlsFault) return `its server would not be accepted any more: ${error.message}`;
    throw error;
  }
}
