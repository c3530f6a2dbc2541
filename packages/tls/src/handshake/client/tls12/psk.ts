/** A client's TLS 1.2 handshake with a key that both ends were given before (RFC 4279, RFC 5489). */
import { EMPTY, printable } from '../../../bytes/index.ts';
import { rule } from '../../../rules/index.ts';
import { keyHolder, sharedKeyOf } from '../../peer/index.ts';
import { prove } from '../../proofs.ts';
import { noKey, type Psk12, preMasterSecretWith, withoutExchange } from '../../resumption/index.ts';
import type { ClientAt, ClientContext, ClientStep, Handshake12State, ServerIdentity } from '../states.ts';
import { sendSecondFlight } from './second-flight.ts';
import { agree } from './wait-shd.ts';
import { offeredShare } from './wait-ske.ts';

const keyForHint = rule('server_key_exchange.psk_identity_hint', {
  holds: "the client has a PSK for the server's hint",
  fails: (hint: Uint8Array) =>
    hint.length > 0
      ? `the client has no PSK for the server's hint "${printable(hint.subarray(0, 64))}"`
      : 'the client has no PSK for a server that gives no hint',
  rfc: 'RFC 4279 §2',
  alert: 'handshake_failure',
});

/** RFC 4279 §2: a hint which of our keys the server means. */
export const serverKeyExchangePsk: ClientStep<'PSK_WAIT_SKE_SHD', 'server_key_exchange'> = (state, message) => ({
  ...state,
  at: 'PSK_WAIT_SHD',
  transcript: state.transcript.add(message.raw),
  hint: message.body.psk_identity_hint,
});

export const serverHelloDoneUnhinted: ClientStep<'PSK_WAIT_SKE_SHD', 'server_hello_done'> = (state, message, cx) =>
  answerPsk(state, EMPTY, message.raw, cx);

export const serverHelloDonePsk: ClientStep<'PSK_WAIT_SHD', 'server_hello_done'> = (state, message, cx) =>
  answerPsk(state, state.hint, message.raw, cx);

/** RFC 5489 §2: the hint, and the server's ephemeral key, which nothing vouches for until Finished. */
export const serverKeyExchangeEcdhePsk: ClientStep<'ECDHE_PSK_WAIT_SKE', 'server_key_exchange'> = (
  state,
  message,
  cx: ClientContext,
) => {
  const { psk_identity_hint, params } = message.body;
  return {
    ...state,
    at: 'ECDHE_PSK_WAIT_SHD',
    transcript: state.transcript.add(message.raw),
    hint: psk_identity_hint,
    share: offeredShare(params, cx),
  };
};

export const serverHelloDoneEcdhePsk: ClientStep<'ECDHE_PSK_WAIT_SHD', 'server_hello_done'> = (
  state,
  message,
  cx: ClientContext,
) => {
  const chosen = chooseKey(state.hint, cx);
  const { share: point, secret } = agree(state.share, cx);
  const heard = { ...state, transcript: state.transcript.add(message.raw) };
  const known = { chain: undefined, identity: keyedServer(chosen, cx), group: state.share.group };
  const pre_master_secret = preMasterSecretWith(chosen.key, secret);
  return sendSecondFlight(
    heard,
    undefined,
    { psk_identity: chosen.identity, public: { point } },
    pre_master_secret,
    known,
    cx,
  );
};

/** RFC 4279 §2: we name the key, and that is the whole exchange. */
function answerPsk(
  state: Handshake12State,
  hint: Uint8Array,
  raw: Uint8Array,
  cx: ClientContext,
): ClientAt<'TLS12_WAIT_NST'> | ClientAt<'TLS12_WAIT_CCS'> {
  const chosen = chooseKey(hint, cx);
  const heard = { ...state, transcript: state.transcript.add(raw) };
  const known = { chain: undefined, identity: keyedServer(chosen, cx), group: undefined };
  const pre_master_secret = preMasterSecretWith(chosen.key, withoutExchange(chosen.key));
  return sendSecondFlight(heard, undefined, { psk_identity: chosen.identity }, pre_master_secret, known, cx);
}

function chooseKey(hint: Uint8Array, cx: ClientContext): Psk12 {
  const chosen = cx.settings.choosePsk12?.(hint);
  const shown = chosen === undefined ? 'none' : `"${printable(chosen.identity.subarray(0, 64))}"`;
  const because =
    hint.length > 0 ? `the server's hint is "${printable(hint.subarray(0, 64))}"` : 'the server gave no hint';
  cx.peerChose('shared key', shown, [{ option: shown, because }], 'RFC 4279 §2');
  cx.require(chosen !== undefined && chosen.key?.length !== 0, keyForHint, hint);
  if (!(chosen.key instanceof Uint8Array)) throw noKey('choosePsk12');
  return chosen;
}

/** Whoever has the key is the server that we were given it for. Its Finished shows that it has. */
const keyedServer = ({ identity, key }: Psk12, cx: ClientContext): ServerIdentity => ({
  ...prove('server identity'),
  ...keyHolder(sharedKeyOf(cx.settings.provider, identity, key), true),
});
