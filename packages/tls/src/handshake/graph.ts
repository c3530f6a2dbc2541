/**
 * The whole protocol order, readable as tables and checkable as types: in each state, the messages that may come and the
 * states they may lead to. What is not listed is `unexpected_message`. The diagrams are drawn from here.
 */
export type Graph = { readonly [State in string]: { readonly [Message in string]: readonly string[] } };

/** Until the server has answered, the version is open (RFC 9846 §4.2, Appendix E.1). */
export const clientOpening = {
  WAIT_SH: {
    server_hello: [
      'WAIT_EE',
      'ECDHE_WAIT_CERT',
      'DHE_WAIT_CERT',
      'RSA_WAIT_CERT',
      'RAWKEY_WAIT_CERT',
      'PSK_WAIT_SKE_SHD',
      'ECDHE_PSK_WAIT_SKE',
      'RESUMED_WAIT_NST',
      'RESUMED_WAIT_CCS',
    ],
    hello_retry_request: ['WAIT_SH_RETRIED'],
  },
  // A second HelloRetryRequest is not in the row, and neither is a version below TLS 1.3 (RFC 9846 §4.2.4).
  WAIT_SH_RETRIED: { server_hello: ['WAIT_EE'] },
} as const satisfies Graph;

/** RFC 9846 Appendix A.1. */
export const tls13Client = {
  WAIT_EE: { encrypted_extensions: ['WAIT_CERT_CR', 'WAIT_FINISHED'] },
  WAIT_CERT_CR: { certificate_request: ['WAIT_CERT'], certificate: ['WAIT_CV'], compressed_certificate: ['WAIT_CV'] },
  WAIT_CERT: { certificate: ['WAIT_CV'], compressed_certificate: ['WAIT_CV'] },
  WAIT_CV: { certificate_verify: ['WAIT_FINISHED'] },
  WAIT_FINISHED: { finished: ['CONNECTED'] },
  CONNECTED: {
    new_session_ticket: ['CONNECTED'],
    key_update: ['CONNECTED'],
    // Only a client that offered post_handshake_auth is asked (RFC 9846 §4.7.2).
    certificate_request: ['CONNECTED'],
  },
} as const satisfies Graph;

// The end of both TLS 1.2 handshakes; here change_cipher_spec is a message with its place (RFC 5246 §7.3).
const tls12ClientEnd = {
  // A server that promised a ticket in its hello sends one (RFC 5077 §3.3).
  TLS12_WAIT_NST: { new_session_ticket: ['TLS12_WAIT_CCS'] },
  TLS12_WAIT_CCS: { change_cipher_spec: ['TLS12_WAIT_FINISHED'] },
  TLS12_WAIT_FINISHED: { finished: ['TLS12_CONNECTED'] },
  // Another handshake only where the caller allows it (RFC 5746 §3.5).
  TLS12_CONNECTED: { hello_request: ['TLS12_CONNECTED', 'TLS12_WAIT_SH'] },
} as const satisfies Graph;

/** RFC 5246 §7.3 with an ephemeral key exchange (RFC 8422 §2). */
export const tls12ClientEcdhe = {
  ECDHE_WAIT_CERT: { certificate: ['ECDHE_WAIT_SKE', 'ECDHE_WAIT_CS'] },
  // A server that promised an OCSP response may still send none (RFC 6066 §8).
  ECDHE_WAIT_CS: { certificate_status: ['ECDHE_WAIT_SKE'], server_key_exchange: ['ECDHE_WAIT_CR_SHD'] },
  ECDHE_WAIT_SKE: { server_key_exchange: ['ECDHE_WAIT_CR_SHD'] },
  ECDHE_WAIT_CR_SHD: {
    certificate_request: ['ECDHE_WAIT_SHD'],
    server_hello_done: ['TLS12_WAIT_NST', 'TLS12_WAIT_CCS'],
  },
  ECDHE_WAIT_SHD: { server_hello_done: ['TLS12_WAIT_NST', 'TLS12_WAIT_CCS'] },
  ...tls12ClientEnd,
} as const satisfies Graph;

/** RFC 5246 §7.3 with an ephemeral key in a finite field (§7.4.3): the same order, other messages in two places. */
export const tls12ClientDhe = {
  DHE_WAIT_CERT: { certificate: ['DHE_WAIT_SKE', 'DHE_WAIT_CS'] },
  DHE_WAIT_CS: { certificate_status: ['DHE_WAIT_SKE'], server_key_exchange: ['DHE_WAIT_CR_SHD'] },
  DHE_WAIT_SKE: { server_key_exchange: ['DHE_WAIT_CR_SHD'] },
  DHE_WAIT_CR_SHD: { certificate_request: ['DHE_WAIT_SHD'], server_hello_done: ['TLS12_WAIT_NST', 'TLS12_WAIT_CCS'] },
  DHE_WAIT_SHD: { server_hello_done: ['TLS12_WAIT_NST', 'TLS12_WAIT_CCS'] },
  ...tls12ClientEnd,
} as const satisfies Graph;

/** RFC 5246 §7.3 with the static RSA key exchange (§7.4.7.1): the server signs nothing, it must be able to decrypt. */
export const tls12ClientRsa = {
  RSA_WAIT_CERT: { certificate: ['RSA_WAIT_CR_SHD', 'RSA_WAIT_CS'] },
  RSA_WAIT_CS: {
    certificate_status: ['RSA_WAIT_CR_SHD'],
    certificate_request: ['RSA_WAIT_SHD'],
    server_hello_done: ['TLS12_WAIT_NST', 'TLS12_WAIT_CCS'],
  },
  RSA_WAIT_CR_SHD: { certificate_request: ['RSA_WAIT_SHD'], server_hello_done: ['TLS12_WAIT_NST', 'TLS12_WAIT_CCS'] },
  RSA_WAIT_SHD: { server_hello_done: ['TLS12_WAIT_NST', 'TLS12_WAIT_CCS'] },
  ...tls12ClientEnd,
} as const satisfies Graph;

/** A key that both ends were given before (RFC 4279 §2): no certificate, and a ServerKeyExchange only with a hint. */
export const tls12ClientPsk = {
  PSK_WAIT_SKE_SHD: {
    server_key_exchange: ['PSK_WAIT_SHD'],
    server_hello_done: ['TLS12_WAIT_NST', 'TLS12_WAIT_CCS'],
  },
  PSK_WAIT_SHD: { server_hello_done: ['TLS12_WAIT_NST', 'TLS12_WAIT_CCS'] },
  ...tls12ClientEnd,
} as const satisfies Graph;

/** The same with an ephemeral key beside it (RFC 5489 §2), which needs its ServerKeyExchange. */
export const tls12ClientEcdhePsk = {
  ECDHE_PSK_WAIT_SKE: { server_key_exchange: ['ECDHE_PSK_WAIT_SHD'] },
  ECDHE_PSK_WAIT_SHD: { server_hello_done: ['TLS12_WAIT_NST', 'TLS12_WAIT_CCS'] },
  ...tls12ClientEnd,
} as const satisfies Graph;

/** A bare public key in the place of the chain (RFC 7250): the same order, another Certificate. */
export const tls12ClientRawKey = {
  RAWKEY_WAIT_CERT: { certificate: ['ECDHE_WAIT_SKE', 'DHE_WAIT_SKE', 'RSA_WAIT_CR_SHD'] },
} as const satisfies Graph;

/** RFC 5246 §7.3, Figure 2: a session is taken up again, and the server finishes first. */
export const tls12ClientResumed = {
  RESUMED_WAIT_NST: { new_session_ticket: ['RESUMED_WAIT_CCS'] },
  RESUMED_WAIT_CCS: { change_cipher_spec: ['RESUMED_WAIT_FINISHED'] },
  RESUMED_WAIT_FINISHED: { finished: ['TLS12_CONNECTED'] },
  TLS12_CONNECTED: tls12ClientEnd.TLS12_CONNECTED,
} as const satisfies Graph;

/** Another handshake on a running connection: the order is the same, and TLS 1.2 is settled (RFC 5746 §3.5). */
export const tls12ClientAgain = {
  TLS12_WAIT_SH: {
    server_hello: [
      'ECDHE_WAIT_CERT',
      'DHE_WAIT_CERT',
      'RSA_WAIT_CERT',
      'RAWKEY_WAIT_CERT',
      'PSK_WAIT_SKE_SHD',
      'ECDHE_PSK_WAIT_SKE',
      'RESUMED_WAIT_NST',
      'RESUMED_WAIT_CCS',
    ],
  },
} as const satisfies Graph;

export const serverOpening = {
  WAIT_CH: {
    client_hello: [
      'WAIT_CH_RETRIED',
      'WAIT_EOED',
      'WAIT_CERT',
      'WAIT_FINISHED',
      'ECDHE_WAIT_CERT',
      'ECDHE_WAIT_CKE',
      'DHE_WAIT_CERT',
      'DHE_WAIT_CKE',
      'RSA_WAIT_CERT',
      'RSA_WAIT_CKE',
      'RAWKEY_WAIT_CERT',
      'PSK_WAIT_CKE',
      'ECDHE_PSK_WAIT_CKE',
      'RESUMED_WAIT_CCS',
    ],
  },
  WAIT_CH_RETRIED: { client_hello: ['WAIT_CERT', 'WAIT_FINISHED'] },
} as const satisfies Graph;

/** RFC 9846 Appendix A.2. */
export const tls13Server = {
  WAIT_EOED: { end_of_early_data: ['WAIT_FINISHED'] },
  // A client with nothing to show says so in an empty Certificate, and then has nothing to verify (RFC 9846 §4.5.1).
  WAIT_CERT: { certificate: ['WAIT_CV', 'WAIT_FINISHED'], compressed_certificate: ['WAIT_CV', 'WAIT_FINISHED'] },
  WAIT_CV: { certificate_verify: ['WAIT_FINISHED'] },
  WAIT_FINISHED: { finished: ['CONNECTED'] },
  CONNECTED: {
    key_update: ['CONNECTED'],
    // The answer to a request after the handshake: its messages stand together (RFC 9846 §4.7.2).
    certificate: ['AUTH_WAIT_CV', 'AUTH_WAIT_FINISHED'],
    compressed_certificate: ['AUTH_WAIT_CV', 'AUTH_WAIT_FINISHED'],
  },
  AUTH_WAIT_CV: { certificate_verify: ['AUTH_WAIT_FINISHED'] },
  AUTH_WAIT_FINISHED: { finished: ['CONNECTED'] },
} as const satisfies Graph;

const tls12ServerEnd = {
  TLS12_WAIT_CV: { certificate_verify: ['TLS12_WAIT_CCS'] },
  TLS12_WAIT_CCS: { change_cipher_spec: ['TLS12_WAIT_FINISHED'] },
  TLS12_WAIT_FINISHED: { finished: ['TLS12_CONNECTED'] },
  TLS12_CONNECTED: { client_hello: ['TLS12_CONNECTED'] },
} as const satisfies Graph;

export const tls12ServerEcdhe = {
  ECDHE_WAIT_CERT: { certificate: ['ECDHE_WAIT_CKE', 'ECDHE_WAIT_CKE_CV'] },
  ECDHE_WAIT_CKE: { client_key_exchange: ['TLS12_WAIT_CCS'] },
  // After a certificate that can sign comes the proof (RFC 5246 §7.4.8).
  ECDHE_WAIT_CKE_CV: { client_key_exchange: ['TLS12_WAIT_CV'] },
  ...tls12ServerEnd,
} as const satisfies Graph;

export const tls12ServerDhe = {
  DHE_WAIT_CERT: { certificate: ['DHE_WAIT_CKE', 'DHE_WAIT_CKE_CV'] },
  DHE_WAIT_CKE: { client_key_exchange: ['TLS12_WAIT_CCS'] },
  DHE_WAIT_CKE_CV: { client_key_exchange: ['TLS12_WAIT_CV'] },
  ...tls12ServerEnd,
} as const satisfies Graph;

export const tls12ServerRsa = {
  RSA_WAIT_CERT: { certificate: ['RSA_WAIT_CKE', 'RSA_WAIT_CKE_CV'] },
  RSA_WAIT_CKE: { client_key_exchange: ['TLS12_WAIT_CCS'] },
  RSA_WAIT_CKE_CV: { client_key_exchange: ['TLS12_WAIT_CV'] },
  ...tls12ServerEnd,
} as const satisfies Graph;

export const tls12ServerPsk = {
  PSK_WAIT_CKE: { client_key_exchange: ['TLS12_WAIT_CCS'] },
  ECDHE_PSK_WAIT_CKE: { client_key_exchange: ['TLS12_WAIT_CCS'] },
  ...tls12ServerEnd,
} as const satisfies Graph;

export const tls12ServerRawKey = {
  RAWKEY_WAIT_CERT: {
    certificate: [
      'ECDHE_WAIT_CKE',
      'ECDHE_WAIT_CKE_CV',
      'DHE_WAIT_CKE',
      'DHE_WAIT_CKE_CV',
      'RSA_WAIT_CKE',
      'RSA_WAIT_CKE_CV',
    ],
  },
} as const satisfies Graph;

export const tls12ServerResumed = {
  RESUMED_WAIT_CCS: { change_cipher_spec: ['RESUMED_WAIT_FINISHED'] },
  RESUMED_WAIT_FINISHED: { finished: ['TLS12_CONNECTED'] },
  TLS12_CONNECTED: tls12ServerEnd.TLS12_CONNECTED,
} as const satisfies Graph;

/** By the name that a state event carries. */
export const graphs = {
  clientOpening,
  tls13Client,
  tls12ClientEcdhe,
  tls12ClientDhe,
  tls12ClientRsa,
  tls12ClientRawKey,
  tls12ClientPsk,
  tls12ClientEcdhePsk,
  tls12ClientResumed,
  tls12ClientAgain,
  serverOpening,
  tls13Server,
  tls12ServerEcdhe,
  tls12ServerDhe,
  tls12ServerRsa,
  tls12ServerRawKey,
  tls12ServerPsk,
  tls12ServerResumed,
} as const;

export const clientGraph = {
  ...clientOpening,
  ...tls13Client,
  ...tls12ClientEcdhe,
  ...tls12ClientDhe,
  ...tls12ClientRsa,
  ...tls12ClientRawKey,
  ...tls12ClientPsk,
  ...tls12ClientEcdhePsk,
  ...tls12ClientResumed,
  ...tls12ClientAgain,
} as const;
export const serverGraph = {
  ...serverOpening,
  ...tls13Server,
  ...tls12ServerEcdhe,
  ...tls12ServerDhe,
  ...tls12ServerRsa,
  ...tls12ServerRawKey,
  ...tls12ServerPsk,
  ...tls12ServerResumed,
} as const;
export type ClientGraph = typeof clientGraph;
export type ServerGraph = typeof serverGraph;

/** A state diagram in Mermaid's notation. */
export function mermaid(graph: Graph): string {
  const arrows = Object.entries(graph).flatMap(([from, row]) =>
    Object.entries(row).flatMap(([message, targets]) => targets.map((to) => `  ${from} --> ${to}: ${message}`)),
  );
  return ['stateDiagram-v2', ...arrows].join('\n');
}
