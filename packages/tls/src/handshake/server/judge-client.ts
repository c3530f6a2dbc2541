import { type JudgedChain, judge, type Presented } from '../authentication/chain.ts';
import { isAnonymous, remembered, shownBy } from '../authentication/identity.ts';
import { prove } from '../proofs.ts';
import type { SessionState } from '../resumption/session.ts';
import type { ClientIdentity, ServerContext } from './states.ts';

/** RFC 9846 §4.5.1.3, RFC 5246 §7.4.6: judges the client's chain; `undefined` where it shows none and need not. */
export function judgeClient(
  shown: Presented,
  missing: 'certificate_required' | 'handshake_failure',
  cx: ServerContext,
): JudgedChain | undefined {
  const { clientCertificate, clientRules } = cx.settings;
  if (shown.certificates.length > 0) return judge('client', shown, clientRules, cx);
  cx.require(
    clientCertificate !== 'require',
    'the client presents a certificate, which we insist on',
    missing === 'certificate_required' ? 'RFC 9846 §4.5.1.3' : 'RFC 5246 §7.4.6',
    missing,
  );
  return undefined;
}

/** For the function that has just seen the client prove that it holds the key of its certificate. */
export const clientIdentity = (chain: JudgedChain, signatureScheme: string | undefined): ClientIdentity => ({
  ...prove('client identity'),
  ...shownBy(chain, signatureScheme),
});

/** Who holds the key of a session is the client that it was made with. */
export const sessionClient = ({ peer }: SessionState): ClientIdentity | undefined =>
  isAnonymous(peer) ? undefined : { ...prove('client identity'), ...remembered(peer, peer.authorized === 1) };

/** Why a session's client is not known well enough for this server, if it is not. */
export function objectionToClient({ peer }: SessionState, cx: ServerContext) {
  const { clientCertificate, clientRules } = cx.settings;
  if (clientCertificate === 'none') return undefined;
  if (isAnonymous(peer)) {
    return clientCertificate === 'require' ? 'its client showed no certificate, on which we insist' : undefined;
  }
  return clientRules.enforced && peer.authorized === 0 ? 'the certificate of its client was not verified' : undefined;
}
