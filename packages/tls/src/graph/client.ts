/** What a client receives, in each state. */
import type { Graph } from './graph.ts';
import {
  connected12,
  connected13,
  dhe12,
  ecdhe12,
  ecdhePsk12,
  ending12,
  handshake13,
  opening,
  openingAgain12,
  psk12,
  rawKey12,
  retried13,
  rsa12,
} from './traits.ts';

/** Until the server has answered, the version is open (RFC 9846 §4.2, Appendix E.1). */
export const clientOpening = {
  WAIT_SH: {
    traits: opening,
    on: {
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
  },
  // A second HelloRetryRequest is not in the row, and neither is a version below TLS 1.3 (RFC 9846 §4.2.4).
  WAIT_SH_RETRIED: { traits: retried13, on: { server_hello: ['WAIT_EE'] } },
} as const satisfies Graph;

/** RFC 9846 Appendix A.1. */
export const tls13Client = {
  WAIT_EE: { traits: handshake13, on: { encrypted_extensions: ['WAIT_CERT_CR', 'WAIT_FINISHED'] } },
  WAIT_CERT_CR: {
    traits: handshake13,
    on: { certificate_request: ['WAIT_CERT'], certificate: ['WAIT_CV'], compressed_certificate: ['WAIT_CV'] },
  },
  WAIT_CERT: { traits: handshake13, on: { certificate: ['WAIT_CV'], compressed_certificate: ['WAIT_CV'] } },
  WAIT_CV: { traits: handshake13, on: { certificate_verify: ['WAIT_FINISHED'] } },
  WAIT_FINISHED: { traits: handshake13, on: { finished: ['CONNECTED'] } },
  CONNECTED: {
    traits: connected13,
    on: {
      new_session_ticket: ['CONNECTED'],
      key_update: ['CONNECTED'],
      // Only a client that offered post_handshake_auth is asked (RFC 9846 §4.7.2).
      certificate_request: ['CONNECTED'],
    },
  },
} as const satisfies Graph;

// The end of both TLS 1.2 handshakes; here change_cipher_spec is a message with its place (RFC 5246 §7.3).
const tls12ClientEnd = {
  // A server that promised a ticket in its hello sends one (RFC 5077 §3.3).
  TLS12_WAIT_NST: { traits: ending12, on: { new_session_ticket: ['TLS12_WAIT_CCS'] } },
  TLS12_WAIT_CCS: { traits: ending12, on: { change_cipher_spec: ['TLS12_WAIT_FINISHED'] } },
  TLS12_WAIT_FINISHED: { traits: ending12, on: { finished: ['TLS12_CONNECTED'] } },
  // Another handshake only where the caller allows it (RFC 5746 §3.5).
  TLS12_CONNECTED: { traits: connected12, on: { hello_request: ['TLS12_CONNECTED', 'TLS12_WAIT_SH'] } },
} as const satisfies Graph;

/** RFC 5246 §7.3 with an ephemeral key exchange (RFC 8422 §2). */
export const tls12ClientEcdhe = {
  ECDHE_WAIT_CERT: { traits: ecdhe12, on: { certificate: ['ECDHE_WAIT_SKE', 'ECDHE_WAIT_CS'] } },
  // A server that promised an OCSP response may still send none (RFC 6066 §8).
  ECDHE_WAIT_CS: {
    traits: ecdhe12,
    on: { certificate_status: ['ECDHE_WAIT_SKE'], server_key_exchange: ['ECDHE_WAIT_CR_SHD'] },
  },
  ECDHE_WAIT_SKE: { traits: ecdhe12, on: { server_key_exchange: ['ECDHE_WAIT_CR_SHD'] } },
  ECDHE_WAIT_CR_SHD: {
    traits: ecdhe12,
    on: {
      certificate_request: ['ECDHE_WAIT_SHD'],
      server_hello_done: ['TLS12_WAIT_NST', 'TLS12_WAIT_CCS'],
    },
  },
  ECDHE_WAIT_SHD: { traits: ecdhe12, on: { server_hello_done: ['TLS12_WAIT_NST', 'TLS12_WAIT_CCS'] } },
  ...tls12ClientEnd,
} as const satisfies Graph;

/** RFC 5246 §7.3 with an ephemeral key in a finite field (§7.4.3): the same order, other messages in two places. */
export const tls12ClientDhe = {
  DHE_WAIT_CERT: { traits: dhe12, on: { certificate: ['DHE_WAIT_SKE', 'DHE_WAIT_CS'] } },
  DHE_WAIT_CS: {
    traits: dhe12,
    on: { certificate_status: ['DHE_WAIT_SKE'], server_key_exchange: ['DHE_WAIT_CR_SHD'] },
  },
  DHE_WAIT_SKE: { traits: dhe12, on: { server_key_exchange: ['DHE_WAIT_CR_SHD'] } },
  DHE_WAIT_CR_SHD: {
    traits: dhe12,
    on: { certificate_request: ['DHE_WAIT_SHD'], server_hello_done: ['TLS12_WAIT_NST', 'TLS12_WAIT_CCS'] },
  },
  DHE_WAIT_SHD: { traits: dhe12, on: { server_hello_done: ['TLS12_WAIT_NST', 'TLS12_WAIT_CCS'] } },
  ...tls12ClientEnd,
} as const satisfies Graph;

/** RFC 5246 §7.3 with the static RSA key exchange (§7.4.7.1): the server signs nothing, it must be able to decrypt. */
export const tls12ClientRsa = {
  RSA_WAIT_CERT: { traits: rsa12, on: { certificate: ['RSA_WAIT_CR_SHD', 'RSA_WAIT_CS'] } },
  RSA_WAIT_CS: {
    traits: rsa12,
    on: {
      certificate_status: ['RSA_WAIT_CR_SHD'],
      certificate_request: ['RSA_WAIT_SHD'],
      server_hello_done: ['TLS12_WAIT_NST', 'TLS12_WAIT_CCS'],
    },
  },
  RSA_WAIT_CR_SHD: {
    traits: rsa12,
    on: { certificate_request: ['RSA_WAIT_SHD'], server_hello_done: ['TLS12_WAIT_NST', 'TLS12_WAIT_CCS'] },
  },
  RSA_WAIT_SHD: { traits: rsa12, on: { server_hello_done: ['TLS12_WAIT_NST', 'TLS12_WAIT_CCS'] } },
  ...tls12ClientEnd,
} as const satisfies Graph;

/** A key that both ends were given before (RFC 4279 §2): no certificate, and a ServerKeyExchange only with a hint. */
export const tls12ClientPsk = {
  PSK_WAIT_SKE_SHD: {
    traits: psk12,
    on: {
      server_key_exchange: ['PSK_WAIT_SHD'],
      server_hello_done: ['TLS12_WAIT_NST', 'TLS12_WAIT_CCS'],
    },
  },
  PSK_WAIT_SHD: { traits: psk12, on: { server_hello_done: ['TLS12_WAIT_NST', 'TLS12_WAIT_CCS'] } },
  ...tls12ClientEnd,
} as const satisfies Graph;

/** The same with an ephemeral key beside it (RFC 5489 §2), which needs its ServerKeyExchange. */
export const tls12ClientEcdhePsk = {
  ECDHE_PSK_WAIT_SKE: { traits: ecdhePsk12, on: { server_key_exchange: ['ECDHE_PSK_WAIT_SHD'] } },
  ECDHE_PSK_WAIT_SHD: { traits: ecdhePsk12, on: { server_hello_done: ['TLS12_WAIT_NST', 'TLS12_WAIT_CCS'] } },
  ...tls12ClientEnd,
} as const satisfies Graph;

/** A bare public key in the place of the chain (RFC 7250): the same order, another Certificate. */
export const tls12ClientRawKey = {
  RAWKEY_WAIT_CERT: { traits: rawKey12, on: { certificate: ['ECDHE_WAIT_SKE', 'DHE_WAIT_SKE', 'RSA_WAIT_CR_SHD'] } },
} as const satisfies Graph;

/** RFC 5246 §7.3, Figure 2: a session is taken up again, and the server finishes first. */
export const tls12ClientResumed = {
  RESUMED_WAIT_NST: { traits: ending12, on: { new_session_ticket: ['RESUMED_WAIT_CCS'] } },
  RESUMED_WAIT_CCS: { traits: ending12, on: { change_cipher_spec: ['RESUMED_WAIT_FINISHED'] } },
  RESUMED_WAIT_FINISHED: { traits: ending12, on: { finished: ['TLS12_CONNECTED'] } },
  TLS12_CONNECTED: tls12ClientEnd.TLS12_CONNECTED,
} as const satisfies Graph;

/** Another handshake on a running connection: the order is the same, and TLS 1.2 is settled (RFC 5746 §3.5). */
export const tls12ClientAgain = {
  TLS12_WAIT_SH: {
    traits: openingAgain12,
    on: {
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
  },
} as const satisfies Graph;

/** All of it. */
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
export type ClientGraph = typeof clientGraph;
