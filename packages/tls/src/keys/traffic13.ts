/** What follows from the traffic and exporter secrets of TLS 1.3. */
import { EMPTY } from '../bytes/index.ts';
import type { Aead, Hash } from '../crypto/index.ts';
import { constantsOf, deriveSecret, expandLabel } from './hkdf-label.ts';
import type { OnSecret } from './secret-row.ts';
import { secrets } from './secrets.ts';
import { tell } from './seen.ts';

/**
 * application_traffic_secret_N+1 (RFC 9846 §7.2). `name` is the name of `secret`, for the observer:
 * `client_application_traffic_secret_0` is followed by `client_application_traffic_secret_1`.
 */
export function nextTrafficSecret(
  hash: Hash,
  secret: Uint8Array,
  onSecret?: OnSecret,
  name = 'application_traffic_secret_N',
): Uint8Array {
  const row = 'application_traffic_secret_N+1';
  const value = expandLabel(hash, secret, secrets[row].label, EMPTY, hash.length);
  if (onSecret !== undefined) tell(onSecret, row, value, { from: [name], name: nextTrafficSecretName(name) });
  return value;
}

/** The name of the secret that follows the one named. */
export function nextTrafficSecretName(name: string): string {
  const counted = /^(.*_)(\d+)$/.exec(name);
  return counted === null ? `${name}+1` : `${counted[1]}${Number(counted[2]) + 1}`;
}

/** The PSK of a ticket (RFC 9846 §4.7.1). */
export function ticketPsk(hash: Hash, resumptionSecret: Uint8Array, ticketNonce: Uint8Array, onSecret?: OnSecret) {
  const value = expandLabel(hash, resumptionSecret, secrets.psk.label, ticketNonce, hash.length);
  if (onSecret !== undefined) tell(onSecret, 'psk', value, { context: ticketNonce });
  return value;
}

/**
 * verify_data of Finished, and a PSK binder (RFC 9846 §4.5.3, §4.3.11.2): an HMAC under the finished_key of `baseKey`.
 * `name` is the name of `baseKey`, for the observer.
 */
export function finishedMac(
  hash: Hash,
  baseKey: Uint8Array,
  transcriptHash: Uint8Array,
  onSecret?: OnSecret,
  name = 'BaseKey',
): Uint8Array {
  const finished_key = expandLabel(hash, baseKey, secrets.finished_key.label, EMPTY, hash.length);
  if (onSecret !== undefined) tell(onSecret, 'finished_key', finished_key, { from: [name] });
  return hash.hmac(finished_key, transcriptHash);
}

/** [sender]_write_key and [sender]_write_iv (RFC 9846 §7.3). */
export function trafficKeys(hash: Hash, secret: Uint8Array, aead: Aead): { key: Uint8Array; iv: Uint8Array } {
  return {
    key: expandLabel(hash, secret, secrets.write_key.label, EMPTY, aead.keyLength),
    iv: expandLabel(hash, secret, secrets.write_iv.label, EMPTY, aead.nonceLength),
  };
}

/** TLS-Exporter (RFC 9846 §7.5); `length` in bytes. Without a context it is the same as with an empty one. */
export function exportKeyingMaterial13(
  hash: Hash,
  exporterSecret: Uint8Array,
  label: string,
  context: Uint8Array | undefined,
  length: number,
): Uint8Array {
  const { ofNothing } = constantsOf(hash);
  const secret = deriveSecret(hash, exporterSecret, label, ofNothing);
  return expandLabel(hash, secret, 'exporter', context === undefined ? ofNothing : hash.digest(context), length);
}
