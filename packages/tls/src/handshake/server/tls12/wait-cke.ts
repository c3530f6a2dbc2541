import { concat, uintBytes } from '../../../bytes/index.ts';
import { extendedMasterSecret, masterSecret } from '../../../keys/index.ts';
import { deriveKeys12 } from '../../keys/index.ts';
import type { Exchanged12, Handshake12State, Received, ServerAt, ServerContext, ServerStep } from '../states.ts';

/** RFC 8422 §5.7, §5.10: the client's ephemeral key; the shared secret is the pre-master secret. */
export const clientKeyExchangeEcdhe: ServerStep<'ECDHE_WAIT_CKE', 'client_key_exchange'> = (state, message, cx) => ({
  ...agree(state, message, cx),
  at: 'TLS12_WAIT_CCS',
  client: undefined,
});

export const clientKeyExchangeEcdheCertified: ServerStep<'ECDHE_WAIT_CKE_CV', 'client_key_exchange'> = (
  state,
  message,
  cx,
) => ({ ...agree(state, message, cx), at: 'TLS12_WAIT_CV', chain: state.chain });

/** RFC 5246 §7.4.7.1: the pre-master secret, locked with the key in our certificate. */
export const clientKeyExchangeRsa: ServerStep<'RSA_WAIT_CKE', 'client_key_exchange'> = (state, message, cx) => ({
  ...unlock(state, message, cx),
  at: 'TLS12_WAIT_CCS',
  client: undefined,
});

export const clientKeyExchangeRsaCertified: ServerStep<'RSA_WAIT_CKE_CV', 'client_key_exchange'> = (
  state,
  message,
  cx,
) => ({ ...unlock(state, message, cx), at: 'TLS12_WAIT_CV', chain: state.chain });

function agree(
  state: ServerAt<'ECDHE_WAIT_CKE'> | ServerAt<'ECDHE_WAIT_CKE_CV'>,
  message: Received<'ECDHE_WAIT_CKE', 'client_key_exchange'>,
  cx: ServerContext,
): Exchanged12 {
  const pre_master_secret = state.exchange.finish(message.body.ecdh_Yc.point);
  return deriveKeys(state, pre_master_secret, message.raw, cx);
}

/**
 * Whatever is wrong with the pre-master secret - padding, length, version - we go on with a random one and fail at
 * Finished, so that nobody can ask us whether a guess was well formed (Bleichenbacher).
 */
function unlock(
  state: ServerAt<'RSA_WAIT_CKE'> | ServerAt<'RSA_WAIT_CKE_CV'>,
  message: Received<'RSA_WAIT_CKE', 'client_key_exchange'>,
  cx: ServerContext,
): Exchanged12 {
  const { provider, random } = cx.settings;
  const { encrypted_pre_master_secret } = message.body;
  const { key } = state.agreed.identity;
  const unlocked = provider.rsaEncryption.decryptOr(key, encrypted_pre_master_secret, random(48));
  // The version the client first offered, whatever it wrote: a rollback ends in different keys.
  const pre_master_secret = concat(uintBytes(state.client_version, 2), unlocked.subarray(2));
  return deriveKeys(state, pre_master_secret, message.raw, cx);
}

/** RFC 5246 §8.1 and §6.3, bound to the handshake by RFC 7627 §4. */
export function deriveKeys(
  state: Handshake12State,
  pre_master_secret: Uint8Array,
  raw: Uint8Array,
  cx: ServerContext,
): Exchanged12 {
  const { agreed, client_random, server_random } = state;
  const { provider } = cx.settings;
  const hash = provider.hashes[agreed.suite.hash];
  const transcript = state.transcript.add(raw);
  const master_secret = state.extendedMasterSecret
    ? extendedMasterSecret(hash, pre_master_secret, transcript.digest(hash), cx.onSecret)
    : masterSecret(hash, pre_master_secret, client_random, server_random, cx.onSecret);
  const keys = deriveKeys12({ ...state, suite: agreed.suite }, master_secret, cx);
  const { extendedMasterSecret: bound, encryptThenMac, ticketed, session_id } = state;
  return {
    agreed,
    transcript,
    client_random,
    server_random,
    extendedMasterSecret: bound,
    encryptThenMac,
    ticketed,
    session_id,
    master_secret,
    keys,
  };
}
