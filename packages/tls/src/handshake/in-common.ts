/** What the two ends have to have in common: the rule that is broken where a choice finds nothing. */
import type { Considered } from '../events/index.ts';
import { type Rule, rule } from '../rules/index.ts';
import type { AlertName } from '../wire/index.ts';

/** The values are the options of the end that chose, each with why it did not fit. */
export type InCommon = Rule<[considered: readonly Considered[]], AlertName>;

/** As many options as a sentence names. */
const NAMED = 4;

const because = (considered: readonly Considered[]): string => {
  const named = considered.slice(0, NAMED).map(({ option, because: objection }) => `${option}: ${objection}`);
  const more = considered.length - named.length;
  return considered.length === 0 ? '' : ` (${named.join('; ')}${more > 0 ? `; and ${more} more` : ''})`;
};

const inCommon = (id: string, what: string, rfc: string, alert: AlertName = 'handshake_failure'): InCommon =>
  rule(id, {
    holds: `the client and the server have a common ${what}`,
    fails: (considered: readonly Considered[]) =>
      `the client and the server have no ${what} in common${because(considered)}`,
    rfc,
    alert,
  });

export const versionInCommon = inCommon(
  'supported_versions.in_common',
  'version of TLS',
  'RFC 9846 §4.3.1',
  'protocol_version',
);
export const suiteInCommon12 = inCommon('cipher_suites.in_common_tls12', 'cipher suite', 'RFC 5246 §7.4.1.3');
export const suiteInCommon13 = inCommon('cipher_suites.in_common_tls13', 'cipher suite', 'RFC 9846 §4.2.1');
export const groupInCommon = inCommon('supported_groups.in_common', 'group', 'RFC 9846 §4.3.7');
export const finiteFieldInCommon = inCommon(
  'supported_groups.finite_field_in_common',
  'cipher suite and finite-field group',
  'RFC 7919 §4',
  'insufficient_security',
);
export const schemeInCommon12 = inCommon(
  'signature_algorithms.in_common_tls12',
  'signature scheme',
  'RFC 5246 §7.4.1.4.1',
);
export const schemeInCommon13 = inCommon('signature_algorithms.in_common_tls13', 'signature scheme', 'RFC 9846 §4.3.3');
export const protocolInCommon = inCommon(
  'alpn.in_common',
  'application protocol',
  'RFC 7301 §3.2',
  'no_application_protocol',
);
export const clientTypeInCommon = inCommon(
  'client_certificate_type.in_common',
  'type of client certificate',
  'RFC 7250 §4.2',
  'unsupported_certificate',
);

const fitting = (id: string, holds: string, fails: string, rfc: string, alert: AlertName): InCommon =>
  rule(id, { holds, fails: (considered: readonly Considered[]) => `${fails}${because(considered)}`, rfc, alert });

export const serverCertificateFits = fitting(
  'server_certificate.fits_client_hello',
  'the server has a certificate that the client takes',
  'the server has no certificate that the client takes',
  'RFC 9846 §4.5.1.2',
  'handshake_failure',
);
export const clientCertificateFits12 = fitting(
  'client_certificate.fits_request_tls12',
  'the client has a certificate of the kind that the server requests',
  'the client has no certificate of the kind that the server requests',
  'RFC 5246 §7.4.6',
  'handshake_failure',
);
export const clientCertificateFits13 = fitting(
  'client_certificate.fits_request_tls13',
  'the client has a certificate of the kind that the server requests',
  'the client has no certificate of the kind that the server requests',
  'RFC 9846 §4.5.1.2',
  'handshake_failure',
);
