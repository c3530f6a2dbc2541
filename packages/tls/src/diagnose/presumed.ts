/** Rules that the other end holds this one to, as far as its answer shows: what is wrong, said without having checked it. */
import { NOT_CHECKED, type Rule, rule, whatFails } from '../rules/index.ts';
import type { Diagnosis } from './types.ts';

type Broken = NonNullable<Diagnosis['rule']>;

const certificateMissing: Broken = {
  id: 'client_certificate.not_empty_tls13',
  claim: 'the client presented no certificate, which the server requires',
  rfc: 'RFC 9846 §4.5.1.3',
};

/** Ids of rules that this library checks where it is that end. */
export const presumed = {
  versionInCommon: {
    id: 'supported_versions.in_common',
    claim: 'the client and the server have no version of TLS in common',
    rfc: 'RFC 9846 §4.3.1',
  },
  suiteInCommon: {
    id: 'cipher_suites.in_common_tls13',
    claim: 'the client and the server have no cipher suite, group or signature scheme in common',
    rfc: 'RFC 9846 §4.2.1',
  },
  protocolInCommon: {
    id: 'alpn.in_common',
    claim: 'the client and the server have no application protocol in common',
    rfc: 'RFC 7301 §3.2',
  },
  certificateMissing,
  clientCertificateTrusted: {
    id: 'peer_certificate.trusted',
    claim: "the server does not accept the client's certificate",
    rfc: 'RFC 5280 §6',
  },
  serverCertificateTrusted: {
    id: 'peer_certificate.trusted',
    claim: "the client does not accept the server's certificate",
    rfc: 'RFC 5280 §6',
  },
  notExpired: {
    id: 'certificate.not_expired',
    claim: 'the certificate is expired, or not valid yet, by the clock of the other side',
    rfc: 'RFC 5280 §4.1.2.5',
  },
  signature: {
    id: 'certificate_verify.signature_tls13',
    claim: 'the signature over the handshake was not made with the key of the certificate',
    rfc: 'RFC 9846 §4.5.2',
  },
  strongSignature: {
    id: 'certificate.signature_algorithm_strong',
    claim: 'a certificate of the chain has a weak key or is signed with a weak hash',
    rfc: 'RFC 9846 §4.5.1.3',
  },
  echAccepted: {
    id: 'encrypted_client_hello.accepted',
    claim: 'the server did not decrypt the ClientHelloInner',
    rfc: 'RFC 9849 §6.1.6',
  },
  renegotiationAsked: {
    id: 'renegotiation.not_requested',
    claim: 'the server asked for a renegotiation, which the client does not allow',
    rfc: 'RFC 5246 §7.2.2',
  },
} as const satisfies Readonly<Record<string, Broken>>;

/** The other end does not take a certificate for this purpose. */
export const purposeRefused = (usages: readonly string[], wanted: string): Broken => ({
  id: 'certificate.extended_key_usage',
  claim: `the certificate is for ${usages.join(', ')} and not for ${wanted}`,
  rfc: 'RFC 5280 §4.2.1.12',
});

const said = <V extends readonly unknown[]>(one: Rule<V>, ...values: V): Broken => ({
  id: one.id,
  claim: whatFails(one, values),
  rfc: one.rfc,
});

/** What no check of this library asks for, because it does without. */
export const recordTooLong = said(
  rule('record.length_for_device', {
    holds: 'every record fits into the buffer of the other side',
    fails: 'a record is longer than the buffer of the other side',
    rfc: 'RFC 8449 §4',
    alert: NOT_CHECKED,
  }),
);
export const helloNotJoined = said(
  rule('client_hello.split_over_packets', {
    holds: 'a ClientHello that takes several packets or records is read to its end',
    fails: 'something reads no more than the first packet of a ClientHello that takes several',
    rfc: 'RFC 9846 §5.1',
    alert: NOT_CHECKED,
  }),
);
export const serverNameMissing = said(
  rule('server_name.present', {
    holds: 'the ClientHello names the host in server_name',
    fails: 'the ClientHello has no server_name',
    rfc: 'RFC 6066 §3',
    alert: NOT_CHECKED,
  }),
);
export const certificatesUnordered = said(
  rule('certificate.order', {
    holds: 'each certificate of the list certifies the one before it',
    fails: 'a certificate of the list does not certify the one before it',
    rfc: 'RFC 5246 §7.4.2',
    alert: NOT_CHECKED,
  }),
);
export const secretsMissing = said(
  rule('key_log.secrets', {
    holds: 'the key log has the secrets of the connection',
    fails: 'the key log does not have the secrets of the connection',
    rfc: 'RFC 9850 §2',
    alert: NOT_CHECKED,
  }),
);
