import type { ChainEvidence, Side } from '../../events/index.ts';
import { CertificateFault } from '../../wire/index.ts';
import type { Context } from '../context.ts';
import {
  isAnonymous,
  type Peer,
  type PeerCredentials,
  type Rules,
  remembered,
  rememberedCredentials,
} from '../peer/index.ts';
import { LONGEST_LIFE, type RememberedPeer } from '../resumption/index.ts';
import { chainVerdict, disapproval, tellJudgement } from './chain.ts';
import { rawKeyEvidence } from './raw-key.ts';

/**
 * RFC 9846 §4.7.1: who a session was made with, judged by the rules and the clock of now: the peer, or what speaks against
 * it. Nothing ends here: a session that is not taken up makes way for a full handshake.
 */
export function judgeAgain(side: Side, peer: RememberedPeer, rules: Rules, cx: Context): Peer | string {
  const age = cx.settings.now() - Number(peer.authenticated_at);
  if (age < 0 || age > LONGEST_LIFE) return `the ${side} showed who it is more than a week ago`;
  if (isAnonymous(peer)) return remembered(peer, peer.authorized === 1, undefined);
  const shown = rememberedCredentials(peer);
  const { enforced } = rules;
  const evidence: ChainEvidence = { ...evidenceOf(side, shown, rules, cx), enforced };
  const objection = objectionIn(side, shown, evidence, cx);
  if (objection !== undefined) return objection;
  // Somebody objected then and nobody does now: a full handshake says who is right.
  if (peer.authorized === 0 && (enforced || evidence.ok)) return `the ${side} of that session was not verified`;
  tellJudgement(side, shown, evidence, cx);
  return remembered(peer, evidence.ok, evidence);
}

function evidenceOf(
  side: Side,
  { rawPublicKey, certificates, ...stapled }: PeerCredentials,
  rules: Rules,
  cx: Context,
): Omit<ChainEvidence, 'enforced'> {
  if (rawPublicKey !== undefined) return rawKeyEvidence(side, rawPublicKey, cx.settings.rawPublicKeys);
  return chainVerdict(side, { ...stapled, type: 'X509', entries: certificates }, rules, cx).evidence;
}

function objectionIn(side: Side, shown: PeerCredentials, evidence: ChainEvidence, cx: Context): string | undefined {
  const { ok, enforced, failure } = evidence;
  const refused = `its ${side} would not be accepted any more`;
  const type = shown.rawPublicKey === undefined ? 'X509' : 'RawPublicKey';
  if (!cx.settings.peerTypes.includes(type)) return `${refused}: it showed a type of certificate that we do not take`;
  if (enforced && !ok) {
    return failure === undefined ? refused : `${refused}: ${new CertificateFault(failure).message}`;
  }
  return disapproval(shown, evidence, cx) === undefined
    ? undefined
    : `${refused}: the application does not approve of it`;
}
