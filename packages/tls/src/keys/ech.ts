/** What Encrypted Client Hello derives beside HPKE (RFC 9849 §6.1, §7.2). */
import { concat, utf8 } from '../bytes/index.ts';
import type { Hash } from '../crypto/index.ts';
import { constantsOf, expandLabel } from './hkdf-label.ts';
import type { OnSecret } from './secret-row.ts';
import { secrets } from './secrets.ts';
import { tell } from './seen.ts';

const PREFIX = utf8('tls ech\0');

/** The `info` of the HPKE context (RFC 9849 §6.1): binds the key to the whole of the settings. */
export function echInfo(config: Uint8Array, onSecret?: OnSecret): Uint8Array {
  if (onSecret !== undefined) tell(onSecret, 'ech_config', config, { formula: 'published by the server' });
  return concat(PREFIX, config);
}

/** In bytes. */
export const CONFIRMATION_LENGTH = 8;

/**
 * `accept_confirmation` (RFC 9849 §7.2) or `hrr_accept_confirmation` (§7.2.1).
 *
 * @param random that of ClientHelloInner
 * @param transcriptHash over ClientHelloInner up to the answer, with zeros where the confirmation goes
 */
export function echConfirmation(
  answer: 'server_hello' | 'hello_retry_request',
  hash: Hash,
  random: Uint8Array,
  transcriptHash: Uint8Array,
  onSecret?: OnSecret,
): Uint8Array {
  const row = answer === 'server_hello' ? 'ech_accept_confirmation' : 'ech_hrr_accept_confirmation';
  const secret = hash.hkdfExtract(constantsOf(hash).zeros, random);
  const value = expandLabel(hash, secret, secrets[row].label, transcriptHash, CONFIRMATION_LENGTH);
  if (onSecret !== undefined) {
    tell(onSecret, 'ClientHelloInner.random', random, { formula: 'sent inside the inner hello' });
    tell(onSecret, 'ech_accept_secret', secret);
    tell(onSecret, row, value, { context: transcriptHash });
  }
  return value;
}
