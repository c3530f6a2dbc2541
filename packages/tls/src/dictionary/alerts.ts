/** The alerts by name and number, and our own codes for them; the words of what senders mean stand with the explanations. */
import { AlertDescription } from '../wire/index.ts';
import type { Entry } from './row.ts';
import type { TopicId } from './topics.ts';

const TOPICS: Readonly<Record<string, TopicId>> = {
  close_notify: 'not_an_error',
  user_canceled: 'not_an_error',
  handshake_failure: 'nothing_in_common',
  insufficient_security: 'weak_crypto',
  protocol_version: 'no_common_version',
  inappropriate_fallback: 'no_common_version',
  bad_certificate: 'client_certificate',
  unsupported_certificate: 'client_purpose',
  certificate_revoked: 'revoked',
  certificate_expired: 'expired',
  certificate_unknown: 'unknown_issuer',
  unknown_ca: 'unknown_issuer',
  access_denied: 'client_certificate',
  certificate_required: 'client_certificate',
  bad_certificate_status_response: 'revoked',
  unrecognized_name: 'missing_sni',
  no_application_protocol: 'alpn_mismatch',
  no_renegotiation: 'legacy_renegotiation',
  record_overflow: 'too_large_for_device',
  decrypt_error: 'key_mismatch',
  internal_error: 'internal',
  unknown_psk_identity: 'session',
  ech_required: 'ech_rejected',
};

export const alerts: readonly Entry[] = Object.entries(AlertDescription.members).map(([name, number]) => ({
  stack: 'TLS',
  source: 'RFC 9846 §6 and the TLS Alerts registry',
  codes: [name, `alert ${number}`, `ERR_TLSCOPE_ALERT_${name.toUpperCase()}`, `ERR_TLSCOPE_PEER_${name.toUpperCase()}`],
  meaning: `the alert ${name}, number ${number}: ERR_TLSCOPE_ALERT_ where it came, ERR_TLSCOPE_PEER_ where it went`,
  topic: TOPICS[name] ?? 'broken_rule',
}));
