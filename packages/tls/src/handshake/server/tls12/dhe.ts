/** A server's TLS 1.2 handshake with an ephemeral key in a finite field (RFC 5246 §7.3, RFC 7919 §4). */
import { concat } from '../../../bytes/index.ts';
import type { KeyExchange } from '../../../crypto/index.ts';
import type { Transcript } from '../../../keys/index.ts';
import type { Scheme } from '../../../policy/index.ts';
import { encode } from '../../../presentation/index.ts';
import { ServerDHParams, SignatureScheme } from '../../../wire/index.ts';
import { sign } from '../../authentication/index.ts';
import { paramsIn, requirePublicKey, withoutLeadingZeros } from '../../keys/index.ts';
import type { Exchanged12, Hello, Received, ServerAgreed12, ServerAt, ServerContext, ServerStep } from '../states.ts';
import { type AfterFlight12, closeFlight, expecting, openFlight } from './server-flight.ts';
import { deriveKeys } from './wait-cke.ts';

/** RFC 5246 §7.3: hello, certificate, a signed ephemeral key, done. */
export function sendFlightDhe(
  hello: Hello,
  heard: Transcript,
  agreed: ServerAgreed12,
  scheme: Scheme,
  exchange: KeyExchange,
  cx: ServerContext,
): AfterFlight12<'DHE_WAIT_CERT' | 'DHE_WAIT_CKE'> {
  const opened = openFlight(hello, heard, agreed, cx);
  const params = paramsIn({ name: exchange.group }, exchange.share);
  const signed = concat(hello.random, opened.server_random, encode(ServerDHParams, params));
  const signature = sign(scheme, agreed.identity, signed, cx);
  const flight = cx.flight('Handshake12Dhe', opened.transcript).add({
    type: 'server_key_exchange',
    body: { params, signed_params: { algorithm: SignatureScheme.of(scheme.code), signature } },
  });
  const { asks, transcript } = closeFlight(flight.transcript, agreed, cx);
  const next = { ...opened, transcript, exchange };
  return asks ? expecting(agreed, { ...next, at: 'DHE_WAIT_CERT' }) : { ...next, at: 'DHE_WAIT_CKE' };
}

export const clientKeyExchange: ServerStep<'DHE_WAIT_CKE', 'client_key_exchange'> = (state, message, cx) => ({
  ...agree(state, message, cx),
  at: 'TLS12_WAIT_CCS',
  client: undefined,
});

export const clientKeyExchangeCertified: ServerStep<'DHE_WAIT_CKE_CV', 'client_key_exchange'> = (
  state,
  message,
  cx,
) => ({ ...agree(state, message, cx), at: 'TLS12_WAIT_CV', chain: state.chain });

/** RFC 5246 §7.4.7.2, §8.1.2: the client's ephemeral key, and the pre-master secret that the two give. */
function agree(
  state: ServerAt<'DHE_WAIT_CKE'> | ServerAt<'DHE_WAIT_CKE_CV'>,
  message: Received<'DHE_WAIT_CKE', 'client_key_exchange'>,
  cx: ServerContext,
): Exchanged12 {
  const { exchange } = state;
  const share = requirePublicKey({ name: exchange.group }, message.body.dh_Yc, 'client', cx);
  return deriveKeys(state, withoutLeadingZeros(exchange.finish(share)), message.raw, cx);
}
