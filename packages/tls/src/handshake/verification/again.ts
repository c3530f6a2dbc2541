import type { ChainEvidence, Side } from '../../observe/events.ts';
import { CertificateFault } from '../../wire/index.ts';
import type { Context } from '../context.ts';
import { isAnonymous, type PeerIdentity, type Presented, type Rules, remembered } from '../peer/index.ts';
import { LONGEST_LIFE, type RememberedPeer } from '../resumption/index.ts';
import { chainVerdict, disapproval } from './chain.ts';
import { rawKeyEvidence } from './raw-key.ts';

/**
 * RFC 9846 §4.7.1: who a session was made with, judged by the rules and the clock of now: the peer, or what speaks against
 * it. Nothing ends here: a session that is not taken up makes way for a full handshake.
 */
export function judgeAgain(side: Side, peer: RememberedPeer, rules: Rules, cx: Context): PeerIdentity | string {
  const age = cx.settings.now() - Number(peer.authenticated_at);
  if (age < 0 || age > LONGEST_LIFE) return `the ${side} showed who it is more than a week ago`;
  if (isAnonymous(peer)) return remembered(peer, peer.authorized === 1, undefined);
  const shown: Presented = {
    type: peer.raw_public_key.length > 0 ? 'RawPublicKey' : 'X509',
    certificates: peer.raw_public_key.length > 0 ? [peer.raw_public_key] : peer.certificates,
    ocspResponse: peer.ocsp_response.length > 0 ? peer.ocsp_response : undefined,
    signedCertificateTimestamps: peer.sct_list,
  };
  const { enforced } = rules;
  const evidence: ChainEvidence = { ...evidenceOf(side, shown, rules, cx), enforced };
  const objection = objectionIn(side, shown, evidence, cx);
  if (objection !== undefined) return objection;
  // Somebody objected then and nobody does now: a full handshake says who is right.
  if (peer.authorized === 0 && (enforced || evidence.ok)) return `the ${side} of that session was not verified`;
  cx.emit(() => ({
    type: 'certificate',
    side,
    presented: shown.type === 'X509' ? shown.certificates : [],
    evidence,
    ...(shown.type === 'RawPublicKey' && { rawPublicKey: peer.raw_public_key }),
    ...(shown.ocspResponse && { ocspResponse: shown.ocspResponse }),
    ...(peer.sct_list.length > 0 && { signedCertificateTimestamps: peer.sct_list }),
  }));
  return remembered(peer, evidence.ok, evidence);
}

function evidenceOf(side: Side, shown: Presented, rules: Rules, cx: Context): Omit<ChainEvidence, 'enforced'> {
  if (shown.type === 'X509') return chainVerdict(side, shown, rules, cx).evidence;
  return rawKeyEvidence(side, shown.certificates[0]!, cx.settings.rawPublicKeys);
}

function objectionIn(
  side: Side,
  { type, certificates, ocspResponse }: Presented,
  evidence: ChainEvidence,
  cx: Context,
): string | undefined {
  const { ok, enforced, failure } = evidence;
  const refused = `its ${side} would not be accepted any more`;
  if (!cx.settings.peerTypes.includes(type)) return `${refused}: it showed a type of certificate that we do not take`;
  if (enforced && !ok) {
    return failure === undefined ? refused : `${refused}: ${new CertificateFault(failure).message}`;
  }
  const question = {
    certificates: type === 'X509' ? certificates : [],
    rawPublicKey: type === 'X509' ? undefined : certificates[0],
    evidence,
    ocspResponse,
  };
  return disapproval(question, cx) === undefined ? undefined : `${refused}: the application does not approve of it`;
}
