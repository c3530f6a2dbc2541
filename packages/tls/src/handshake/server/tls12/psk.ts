/** A server's TLS 1.2 handshake with a key that both ends were given before (RFC 4279, RFC 5489). */
import { printable } from '../../../bytes/index.ts';
import type { KeyExchange } from '../../../crypto/index.ts';
import type { Transcript } from '../../../keys/index.ts';
import { rule } from '../../../rules/index.ts';
import { noKey, preMasterSecretWith, withoutExchange } from '../../resumption/index.ts';
import { keyedClient } from '../judge-client.ts';
import type { Hello, ServerAgreed, ServerAt, ServerContext, ServerStep } from '../states.ts';
import { closeFlight, openFlight, paramsOf } from './server-flight.ts';
import { deriveKeys } from './wait-cke.ts';

const pskKnown = rule('client_key_exchange.psk_identity', {
  holds: 'the server has the PSK that the client names',
  fails: (identity: Uint8Array) => `the server has no PSK of the identity "${printable(identity.subarray(0, 64))}"`,
  rfc: 'RFC 4279 §2',
  alert: 'unknown_psk_identity',
});

/** RFC 4279 §2: hello, a hint where there is one, done. Nothing is signed, and no certificate is asked for. */
export function sendFlightPsk(hello: Hello, heard: Transcript, agreed: ServerAgreed, cx: ServerContext) {
  const opened = openFlight(hello, heard, agreed, cx);
  const flight = cx.flight('Handshake12Psk', opened.transcript);
  const psk_identity_hint = cx.settings.pskIdentityHint;
  if (psk_identity_hint.length > 0) flight.add({ type: 'server_key_exchange', body: { psk_identity_hint } });
  const { transcript } = closeFlight(flight.transcript, agreed, cx);
  return { ...opened, at: 'PSK_WAIT_CKE', transcript } satisfies ServerAt<'PSK_WAIT_CKE'>;
}

/** RFC 5489 §2: the same with an ephemeral key, which nobody signs: the shared key will vouch for it. */
export function sendFlightEcdhePsk(
  hello: Hello,
  heard: Transcript,
  agreed: ServerAgreed,
  exchange: KeyExchange,
  cx: ServerContext,
) {
  const opened = openFlight(hello, heard, agreed, cx);
  const body = { psk_identity_hint: cx.settings.pskIdentityHint, params: paramsOf(exchange) };
  const flight = cx.flight('Handshake12EcdhePsk', opened.transcript).add({ type: 'server_key_exchange', body });
  const { transcript } = closeFlight(flight.transcript, agreed, cx);
  return { ...opened, at: 'ECDHE_PSK_WAIT_CKE', transcript, exchange } satisfies ServerAt<'ECDHE_PSK_WAIT_CKE'>;
}

export const clientKeyExchangePsk: ServerStep<'PSK_WAIT_CKE', 'client_key_exchange'> = (state, message, cx) => {
  const key = knownKey(message.body.psk_identity, cx);
  const client = keyedClient(message.body.psk_identity, key, cx);
  const pre_master_secret = preMasterSecretWith(key, withoutExchange(key));
  return { ...deriveKeys(state, pre_master_secret, message.raw, cx), at: 'TLS12_WAIT_CCS', client };
};

export const clientKeyExchangeEcdhePsk: ServerStep<'ECDHE_PSK_WAIT_CKE', 'client_key_exchange'> = (
  state,
  message,
  cx,
) => {
  const key = knownKey(message.body.psk_identity, cx);
  const client = keyedClient(message.body.psk_identity, key, cx);
  const pre_master_secret = preMasterSecretWith(key, state.exchange.finish(message.body.public.point));
  return { ...deriveKeys(state, pre_master_secret, message.raw, cx), at: 'TLS12_WAIT_CCS', client };
};

/** RFC 4279 §2: that the client knows the key as well shows in its Finished. */
function knownKey(identity: Uint8Array, cx: ServerContext): Uint8Array {
  const key = cx.settings.findPsk12?.(identity);
  const option = `the key called "${printable(identity.subarray(0, 64))}"`;
  cx.peerChose('shared key', option, [{ option, because: 'the client named it' }], 'RFC 4279 §2');
  const known = (key ?? undefined) !== undefined && key?.length !== 0;
  cx.require(known, pskKnown, identity);
  if (!(key instanceof Uint8Array)) throw noKey('findPsk12');
  return key;
}
