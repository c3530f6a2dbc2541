import type { PublicKey } from '../../crypto/provider.ts';
import { CertificateFault, PeerFault } from '../../wire/index.ts';
import { verifyChain } from '../../x509/index.ts';
import { prove } from '../proofs.ts';
import type { ClientContext, JudgedChain, ServerIdentity } from './states.ts';

/** RFC 9846 §4.5.1.3, RFC 5280 §6: judges the server's chain; without `verify: false` a bad one ends the handshake here. */
export function judgeChain(presented: readonly Uint8Array[], cx: ClientContext): JudgedChain {
  const { trust, host, provider, now, verify } = cx.settings;
  cx.require(presented.length > 0, 'the server presents a certificate', 'RFC 9846 §4.5.1.3', 'decode_error');
  const verdict = verifyChain({ presented, trust, at: now(), purpose: 'server', host, provider });
  const evidence = { ...verdict.evidence, enforced: verify };
  cx.emit(() => ({ type: 'certificate', side: 'server', presented, evidence }));
  const { failure } = evidence;
  if (verify && failure !== undefined) throw new CertificateFault(failure);
  if (verify && !evidence.ok) throw new PeerFault('certificate_unknown', 'the chain is trusted', 'RFC 5280 §6');
  if (verdict.leaf === undefined) {
    throw new PeerFault('bad_certificate', "the server's certificate can be read", 'RFC 5280 §4.1');
  }
  return { ...prove('certificate chain'), presented, leaf: verdict.leaf, evidence };
}

/** For the function that has just seen the server prove that it holds the key of its certificate. */
export const identityOf = (chain: JudgedChain, signatureScheme: string | undefined): ServerIdentity => ({
  ...prove('server identity'),
  presented: chain.presented,
  evidence: chain.evidence,
  authorized: chain.evidence.ok,
  signatureScheme,
});

/** The key in the server's certificate, of a kind that we can use. */
export function serverKey(chain: JudgedChain, cx: ClientContext): PublicKey {
  const { publicKey } = chain.leaf;
  if (publicKey === undefined) {
    throw new PeerFault('unsupported_certificate', "the server's key is of a kind that we know", 'RFC 9846 §4.5.1.2');
  }
  return cx.settings.provider.importPublicKey(publicKey);
}
