import { extendedMasterSecret, keyBlock12, masterSecret, type Transcript, verifyData12 } from '../../../keys/index.ts';
import type { ClientAt, ClientContext, Ending12, Handshake12State } from '../states.ts';

type Exchange = { readonly point: Uint8Array } | { readonly encrypted: Uint8Array };

/** RFC 5246 §7.3: our key exchange message, change_cipher_spec, and the first message under the new keys, Finished. */
export function sendSecondFlight(
  state: Handshake12State,
  asked: boolean,
  exchange: Exchange,
  pre_master_secret: Uint8Array,
  known: Pick<Ending12, 'chain' | 'identity' | 'group'>,
  cx: ClientContext,
): ClientAt<'TLS12_WAIT_NST'> | ClientAt<'TLS12_WAIT_CCS'> {
  cx.requireFlightEnd();
  const { suite } = state;
  const { provider } = cx.settings;
  const hash = provider.hashes[suite.hash];
  const exchanged = sendKeyExchange(state.transcript, asked, exchange, cx);
  const master_secret = deriveMaster(state, exchanged, pre_master_secret, cx);
  const keys = keyBlock12(
    hash,
    master_secret,
    state.hello.random,
    state.server_random,
    provider.aeads[suite.aead],
    cx.onSecret,
  );
  const flight = cx.flight('Handshake12Ecdhe', exchanged).changeCipherSpec();
  cx.installKeys('write', 'tls12', suite, 'client_write_key', keys.client_write_key, keys.client_write_IV);
  flight.add({
    type: 'finished',
    body: { verify_data: verifyData12(hash, master_secret, 'client', exchanged.digest(hash)) },
  });
  const { hello, server_random, extendedMasterSecret, alpn, session_id, promised } = state;
  return {
    at: promised ? 'TLS12_WAIT_NST' : 'TLS12_WAIT_CCS',
    hello,
    suite,
    server_random,
    extendedMasterSecret,
    alpn,
    session_id,
    promised,
    ticket: undefined,
    ...known,
    transcript: flight.transcript,
    master_secret,
    keys,
  };
}

function sendKeyExchange(transcript: Transcript, asked: boolean, exchange: Exchange, cx: ClientContext): Transcript {
  const certificate = { type: 'certificate' as const, body: { certificate_list: [] } };
  if ('point' in exchange) {
    const flight = cx.flight('Handshake12Ecdhe', transcript);
    if (asked) flight.add(certificate);
    return flight.add({ type: 'client_key_exchange', body: { ecdh_Yc: { point: exchange.point } } }).transcript;
  }
  const flight = cx.flight('Handshake12Rsa', transcript);
  if (asked) flight.add(certificate);
  const body = { encrypted_pre_master_secret: exchange.encrypted };
  return flight.add({ type: 'client_key_exchange', body }).transcript;
}

/** RFC 5246 §8.1, or bound to the whole handshake so far by RFC 7627 §4. */
function deriveMaster(
  state: Handshake12State,
  exchanged: Transcript,
  pre_master_secret: Uint8Array,
  cx: ClientContext,
) {
  const hash = cx.settings.provider.hashes[state.suite.hash];
  return state.extendedMasterSecret
    ? extendedMasterSecret(hash, pre_master_secret, exchanged.digest(hash), cx.onSecret)
    : masterSecret(hash, pre_master_secret, state.hello.random, state.server_random, cx.onSecret);
}
