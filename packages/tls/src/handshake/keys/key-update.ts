import { nextTrafficSecret, nextTrafficSecretName, Transcript } from '../../keys/index.ts';
import { rule } from '../../rules/index.ts';
import { type CipherSuiteRow, KeyUpdateRequest } from '../../wire/index.ts';
import type { Context } from '../context.ts';
import type { Received } from '../order.ts';

export interface TrafficSecret {
  readonly name: string;
  readonly value: Uint8Array;
}

/** The traffic secrets of today, on either side of a TLS 1.3 connection: they move on with each KeyUpdate. */
export interface Traffic {
  readonly suite: CipherSuiteRow;
  readonly read: TrafficSecret;
  readonly write: TrafficSecret;
  /** The peer wants fresh keys of us: it gets them before our next data, once however often it asked (RFC 9846 §4.7.3). */
  readonly owed?: boolean;
}

const requestKnown = rule('key_update.request_update', {
  holds: 'request_update is update_not_requested or update_requested',
  fails: (value: number) => `request_update is ${value}; a KeyUpdate has 0 or 1 there`,
  rfc: 'RFC 9846 §4.7.3',
  alert: 'illegal_parameter',
});

/** RFC 9846 §4.7.3: the peer's next record comes under new keys; it may want the same of ours. */
export function followKeyUpdate<T extends Traffic>(
  state: T,
  message: Received<'CONNECTED', 'key_update'>,
  cx: Context,
): T {
  const { request_update } = message.body;
  cx.require(
    request_update === KeyUpdateRequest.update_not_requested || request_update === KeyUpdateRequest.update_requested,
    requestKnown,
    request_update,
  );
  cx.requireAligned();
  const read = next(state.suite, state.read, cx);
  cx.installSecret('read', 'application', state.suite, read.name, read.value);
  return { ...state, read, owed: state.owed === true || request_update === KeyUpdateRequest.update_requested };
}

/** RFC 9846 §4.7.3: says so under the old keys, then writes under the next ones (§7.2). */
export function sendKeyUpdate<T extends Traffic>(state: T, requestUpdate: boolean, cx: Context): T {
  const request_update = requestUpdate ? KeyUpdateRequest.update_requested : KeyUpdateRequest.update_not_requested;
  cx.flight('Handshake13', Transcript.empty).add({ type: 'key_update', body: { request_update } });
  const write = next(state.suite, state.write, cx);
  cx.installSecret('write', 'application', state.suite, write.name, write.value);
  return { ...state, write, owed: false };
}

function next(suite: CipherSuiteRow, secret: TrafficSecret, cx: Context): TrafficSecret {
  const hash = cx.settings.provider.hashes[suite.hash];
  return {
    name: nextTrafficSecretName(secret.name),
    value: nextTrafficSecret(hash, secret.value, cx.onSecret, secret.name),
  };
}
