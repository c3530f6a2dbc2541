import { extendedMasterSecret, masterSecret, type Transcript } from '../../../keys/index.ts';
import { encode } from '../../../presentation/index.ts';
import {
  CertificateRequest12,
  type ClientKeyExchangeEcdhePsk,
  type ClientKeyExchangePsk,
  ProtocolVersion,
  SignatureScheme,
} from '../../../wire/index.ts';
import { type OurAnswer, sendCertificate12, sign, wishesIn12 } from '../../authentication/index.ts';
import type { Flight } from '../../context.ts';
import { deriveKeys12, installKeys12 } from '../../keys/index.ts';
import { chooseOursFor } from '../ech/index.ts';
import { shownTo } from '../session/index.ts';
import type { ClientAt, ClientContext, Ending12, Handshake12State, Request12 } from '../states.ts';
import { ownVerifyData } from './ending.ts';

type Exchange =
  | { readonly point: Uint8Array }
  | { readonly dh_Yc: Uint8Array }
  | { readonly encrypted: Uint8Array }
  | ClientKeyExchangePsk
  | ClientKeyExchangeEcdhePsk;

/** RFC 5246 §7.3: our key exchange message, change_cipher_spec, and the first message under the new keys, Finished. */
export function sendSecondFlight(
  state: Handshake12State,
  request: Request12 | undefined,
  exchange: Exchange,
  pre_master_secret: Uint8Array,
  known: Pick<Ending12, 'chain' | 'identity' | 'group'>,
  cx: ClientContext,
): ClientAt<'TLS12_WAIT_NST'> | ClientAt<'TLS12_WAIT_CCS'> {
  cx.requireFlightEnd();
  const answer =
    request && chooseOursFor(state.ech, wishesIn12(request, state.types.client), ProtocolVersion.TLSv1_2, cx);
  const shown = cx.flight('Handshake12Ecdhe', state.transcript);
  // Who has nothing to show says so, in an empty Certificate (RFC 5246 §7.4.6).
  if (request !== undefined) sendCertificate12(shown, answer?.identity, state.types.client);
  const exchanged = sendKeyExchange(shown.transcript, exchange, cx);
  const master_secret = deriveMaster(state, exchanged, pre_master_secret, cx);
  const keys = deriveKeys12({ ...state, client_random: state.hello.random }, master_secret, cx);
  const flight = cx.flight('Handshake12Ecdhe', exchanged);
  if (answer !== undefined) signMessages(flight, answer, cx);
  flight.changeCipherSpec();
  installKeys12('write', 'client', keys, cx);
  const client_verify_data = ownVerifyData({ ...state, transcript: flight.transcript }, master_secret, cx);
  flight.add({ type: 'finished', body: { verify_data: client_verify_data } });
  return {
    ...state,
    ...known,
    at: state.promised ? 'TLS12_WAIT_NST' : 'TLS12_WAIT_CCS',
    ticket: undefined,
    ours: answer?.identity,
    shown: shownTo(request && encode(CertificateRequest12, request), state.types.client, answer?.identity, cx),
    transcript: flight.transcript,
    master_secret,
    client_verify_data,
    keys,
  };
}

/** RFC 5246 §7.4.8: proof that we hold the key of our certificate, over all messages so far as they are. */
function signMessages(flight: Flight<'Handshake12Ecdhe'>, { identity, scheme }: OurAnswer, cx: ClientContext): void {
  const signature = sign(scheme, identity, flight.transcript.bytes(), cx);
  flight.add({ type: 'certificate_verify', body: { algorithm: SignatureScheme.of(scheme.code), signature } });
}

function sendKeyExchange(transcript: Transcript, exchange: Exchange, cx: ClientContext): Transcript {
  if ('point' in exchange) {
    const body = { ecdh_Yc: { point: exchange.point } };
    return cx.flight('Handshake12Ecdhe', transcript).add({ type: 'client_key_exchange', body }).transcript;
  }
  if ('dh_Yc' in exchange) {
    const body = { dh_Yc: exchange.dh_Yc };
    return cx.flight('Handshake12Dhe', transcript).add({ type: 'client_key_exchange', body }).transcript;
  }
  if ('public' in exchange) {
    return cx.flight('Handshake12EcdhePsk', transcript).add({ type: 'client_key_exchange', body: exchange }).transcript;
  }
  if ('psk_identity' in exchange) {
    return cx.flight('Handshake12Psk', transcript).add({ type: 'client_key_exchange', body: exchange }).transcript;
  }
  const body = { encrypted_pre_master_secret: exchange.encrypted };
  return cx.flight('Handshake12Rsa', transcript).add({ type: 'client_key_exchange', body }).transcript;
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
