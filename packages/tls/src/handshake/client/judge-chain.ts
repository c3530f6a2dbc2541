import type { PublicKey } from '../../crypto/index.ts';
import { rule } from '../../rules/index.ts';
import { commonNamePki } from '../../x509/index.ts';
import { requirePeerType } from '../authentication/index.ts';
import { type JudgedChain, type KeyUse, type Presented, type Rules, shownBy } from '../peer/index.ts';
import { prove } from '../proofs.ts';
import { judge, peerKey } from '../verification/index.ts';
import { expectedServer } from './ech/index.ts';
import type { EchSettled } from './ech-state.ts';
import type { ClientContext, ServerIdentity } from './states.ts';

const certificateSent = rule('server_certificate.not_empty', {
  holds: 'the server sent a certificate or a raw public key',
  fails: (type: Presented['type']) =>
    `the server sent an empty Certificate message, without ${type === 'X509' ? 'a certificate' : 'a raw public key'}`,
  rfc: 'RFC 9846 §4.5.1.3',
  alert: 'decode_error',
});

/** RFC 9846 §4.5.1.3: judges the server's chain; without `verify: false` a bad one ends the handshake here. */
export function judgeServer(shown: Presented, ech: EchSettled, cx: ClientContext, keyUse?: KeyUse): JudgedChain {
  requirePeerType(shown.type, cx);
  cx.require(shown.entries.length > 0, certificateSent, shown.type);
  return judge('server', shown, { ...rulesFor(ech, cx), keyUse }, cx);
}

/** By what the server is judged that answers here. */
export function rulesFor(ech: EchSettled, cx: ClientContext): Rules {
  const { host, verify } = expectedServer(ech, cx);
  const profile = cx.settings.checkHost === 'commonName' ? commonNamePki : undefined;
  return { trust: cx.settings.trust, host, enforced: verify, profile };
}

/** For the function that has just seen the server prove that it holds the key of its certificate. */
export const identityOf = (chain: JudgedChain, signatureScheme: string | undefined): ServerIdentity => ({
  ...prove('server identity'),
  ...shownBy(chain, signatureScheme),
});

/** The key in the server's certificate, of a kind that we can use. */
export const serverKey = (chain: JudgedChain, cx: ClientContext): PublicKey => peerKey('server', chain, cx);
