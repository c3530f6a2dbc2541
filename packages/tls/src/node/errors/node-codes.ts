/** What node:tls, that is OpenSSL, calls what went wrong: the codes that handlers of errors already look for. */
import { ownMember } from '../../bytes/index.ts';
import { isOpenssl3 } from '../../crypto/providers/node/index.ts';
import { AlertReceived, PeerFault, type TlsFault } from '../../wire/index.ts';

/** Alerts since SSL 3.0, by the name that OpenSSL gives them. */
const SSLV3: ReadonlySet<string> = new Set([
  'unexpected_message',
  'bad_record_mac',
  'decompression_failure',
  'handshake_failure',
  'no_certificate',
  'bad_certificate',
  'unsupported_certificate',
  'certificate_revoked',
  'certificate_expired',
  'certificate_unknown',
  'illegal_parameter',
]);

/** What stands before them: since OpenSSL 3.2 no longer the version they came with. */
const SSLV3_NAME = isOpenssl3(2) ? 'SSL/TLS' : 'SSLV3';

/** Later ones are TLSV1_ALERT_ and the name, but for these. */
const OTHERWISE: Readonly<Record<string, string | undefined>> = {
  missing_extension: 'TLSV13_ALERT_MISSING_EXTENSION',
  certificate_required: 'TLSV13_ALERT_CERTIFICATE_REQUIRED',
  unsupported_extension: 'TLSV1_UNSUPPORTED_EXTENSION',
  certificate_unobtainable: 'TLSV1_CERTIFICATE_UNOBTAINABLE',
  unrecognized_name: 'TLSV1_UNRECOGNIZED_NAME',
  bad_certificate_status_response: 'TLSV1_BAD_CERTIFICATE_STATUS_RESPONSE',
  bad_certificate_hash_value: 'TLSV1_BAD_CERTIFICATE_HASH_VALUE',
};

/** It has no name for these. */
const NAMELESS: ReadonlySet<string> = new Set([
  'unknown',
  'close_notify',
  'too_many_cids_requested',
  'general_error',
  'ech_required',
]);

/** What it says itself where a peer is told one of these. */
const REFUSALS: Readonly<Record<string, string>> = {
  bad_record_mac: 'DECRYPTION_FAILED_OR_BAD_RECORD_MAC',
  protocol_version: 'UNSUPPORTED_PROTOCOL',
  certificate_required: 'PEER_DID_NOT_RETURN_A_CERTIFICATE',
  no_application_protocol: 'NO_APPLICATION_PROTOCOL',
};

/** The rules on signatures over the handshake; whatever else is a decrypt_error is about a MAC. */
const SIGNATURES: ReadonlySet<string | undefined> = new Set([
  'certificate_verify.signature_tls12',
  'certificate_verify.signature_tls13',
  'server_key_exchange.signature',
]);

/** What it says where nothing was found in common. */
const NOT_SHARED: Readonly<Record<string, string>> = {
  'cipher_suites.in_common_tls12': 'NO_SHARED_CIPHER',
  'cipher_suites.in_common_tls13': 'NO_SHARED_CIPHER',
  'supported_groups.finite_field_in_common': 'NO_SHARED_CIPHER',
  'signature_algorithms.in_common_tls12': 'NO_SHARED_SIGNATURE_ALGORITHMS',
  'signature_algorithms.in_common_tls13': 'NO_SHARED_SIGNATURE_ALGORITHMS',
};

/**
 * `ERR_SSL_...` or `ECONNRESET`; `undefined` where node:tls has no one name for it.
 *
 * @param handshaking whether the handshake was still going on
 */
export function nodeCodeOf(fault: TlsFault, handshaking: boolean): string | undefined {
  if (fault.code === 'ERR_TLSCOPE_TRUNCATED') return handshaking ? 'ECONNRESET' : undefined;
  const reason = fault instanceof AlertReceived ? ofAlert(fault.alert) : ofRefusal(fault);
  return reason && `ERR_SSL_${reason}`;
}

function ofAlert(alert: string): string | undefined {
  if (NAMELESS.has(alert)) return undefined;
  const name = alert.replace('_RESERVED', '');
  return OTHERWISE[name] ?? `${SSLV3.has(name) ? SSLV3_NAME : 'TLSV1'}_ALERT_${name.toUpperCase()}`;
}

function ofRefusal(fault: TlsFault): string | undefined {
  if (!(fault instanceof PeerFault)) return undefined;
  if (fault.bytes !== undefined) return isHttpRequest(fault.bytes) ? 'HTTP_REQUEST' : 'WRONG_VERSION_NUMBER';
  if (fault.alert === 'decrypt_error') return SIGNATURES.has(fault.rule) ? 'BAD_SIGNATURE' : 'DIGEST_CHECK_FAILED';
  return ownMember(NOT_SHARED, fault.rule ?? '') ?? REFUSALS[fault.alert];
}

const isHttpRequest = (bytes: Uint8Array): boolean =>
  /^(GET|POST|HEAD|PUT|CONNECT|OPTIONS) /.test(String.fromCharCode(...bytes.subarray(0, 8)));
