import { equal, utf8 } from '../../bytes/index.ts';
import { type Rule, rule } from '../../rules/index.ts';
import type { AlertName } from '../../wire/index.ts';
import { askedName } from '../negotiation/index.ts';
import {
  hasSharedKey,
  isAnonymous,
  isSharedKey,
  type JudgedChain,
  keyHolder,
  type Presented,
  sharedKeyOf,
  shownBy,
} from '../peer/index.ts';
import { prove } from '../proofs.ts';
import type { RememberedPeer, SessionState } from '../resumption/index.ts';
import { judge, judgeAgain } from '../verification/index.ts';
import { digestOfClientRules } from './client-rules.ts';
import type { ClientIdentity, Hello, ServerContext } from './states.ts';

export const certificatePresent13 = rule('client_certificate.not_empty_tls13', {
  holds: 'the client presents a certificate, which the server requires',
  fails: 'the client presented no certificate, which the server requires',
  rfc: 'RFC 9846 §4.5.1.3',
  alert: 'certificate_required',
});
export const certificatePresent12 = rule('client_certificate.not_empty_tls12', {
  holds: 'the client presents a certificate, which the server requires',
  fails: 'the client presented no certificate, which the server requires',
  rfc: 'RFC 5246 §7.4.6',
  alert: 'handshake_failure',
});

/** RFC 9846 §4.5.1.3, RFC 5246 §7.4.6: judges the client's chain; `undefined` where it shows none and need not. */
export function judgeClient(
  shown: Presented,
  present: Rule<[], AlertName>,
  cx: ServerContext,
): JudgedChain | undefined {
  const { clientCertificate, clientRules } = cx.settings;
  if (shown.entries.length > 0) return judge('client', shown, clientRules, cx);
  cx.require(clientCertificate !== 'require', present);
  return undefined;
}

/** For the function that has just seen the client prove that it holds the key of its certificate. */
export const clientIdentity = (chain: JudgedChain, signatureScheme: string | undefined): ClientIdentity => ({
  ...prove('client identity'),
  ...shownBy(chain, signatureScheme),
});

/** A client that has a key that both ends were given: Finished, or its binder, shows that it has it. */
export const keyedClient = (identity: Uint8Array, key: Uint8Array, cx: ServerContext): ClientIdentity => ({
  ...prove('client identity'),
  ...keyHolder(sharedKeyOf(cx.settings.provider, identity, key), false),
});

/**
 * RFC 9846 §4.7.1, RFC 6066 §3: the client of a session, where this server, asked by this name, would still take it; or
 * what speaks against it. Who has the key of the session is the client that it was made with.
 */
export function clientOf(
  { peer, server_name, client_rules }: SessionState,
  hello: Hello,
  cx: ServerContext,
): ClientIdentity | string {
  const { clientCertificate, clientRules } = cx.settings;
  if (!equal(server_name, utf8(askedName(hello, cx) ?? ''))) return 'it was made for another server_name';
  if (!equal(client_rules, digestOfClientRules(cx.settings))) return 'clients were judged by other rules then';
  if (isAnonymous(peer) && clientCertificate === 'require') {
    return 'its client showed no certificate, on which we insist';
  }
  if (hasSharedKey(peer) && !stillHasKey(peer, cx)) return 'the key that both ends were given is not known any more';
  const client = judgeAgain('client', peer, clientRules, cx);
  return typeof client === 'string' ? client : { ...prove('client identity'), ...client };
}

function stillHasKey(peer: RememberedPeer, { settings }: ServerContext): boolean {
  const { provider, findPsk, findPsk12 } = settings;
  const keys = [findPsk(peer.shared_key)?.key, findPsk12?.(peer.shared_key)];
  return keys.some(
    (key) => key instanceof Uint8Array && isSharedKey(peer, sharedKeyOf(provider, peer.shared_key, key)),
  );
}
