/** What a server receives, in each state. */
import type { Graph } from './graph.ts';
import {
  authenticating13,
  beginning,
  connected12,
  connected13,
  dhe12,
  ecdhe12,
  ecdhePsk12,
  ending12,
  handshake13,
  psk12,
  rawKey12,
  retried13,
  rsa12,
} from './traits.ts';

export const serverOpening = {
  WAIT_CH: {
    traits: beginning,
    on: {
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
  },
  WAIT_CH_RETRIED: { traits: retried13, on: { client_hello: ['WAIT_CERT', 'WAIT_FINISHED'] } },
} as const satisfies Graph;

/** RFC 9846 Appendix A.2. */
export const tls13Server = {
  WAIT_EOED: { traits: handshake13, on: { end_of_early_data: ['WAIT_FINISHED'] } },
  // A client with nothing to show says so in an empty Certificate, and then has nothing to verify (RFC 9846 §4.5.1).
  WAIT_CERT: {
    traits: handshake13,
    on: { certificate: ['WAIT_CV', 'WAIT_FINISHED'], compressed_certificate: ['WAIT_CV', 'WAIT_FINISHED'] },
  },
  WAIT_CV: { traits: handshake13, on: { certificate_verify: ['WAIT_FINISHED'] } },
  WAIT_FINISHED: { traits: handshake13, on: { finished: ['CONNECTED'] } },
  CONNECTED: {
    traits: connected13,
    on: {
      key_update: ['CONNECTED'],
      // The answer to a request after the handshake: its messages stand together (RFC 9846 §4.7.2).
      certificate: ['AUTH_WAIT_CV', 'AUTH_WAIT_FINISHED'],
      compressed_certificate: ['AUTH_WAIT_CV', 'AUTH_WAIT_FINISHED'],
    },
  },
  AUTH_WAIT_CV: { traits: authenticating13, on: { certificate_verify: ['AUTH_WAIT_FINISHED'] } },
  AUTH_WAIT_FINISHED: { traits: authenticating13, on: { finished: ['CONNECTED'] } },
} as const satisfies Graph;

const tls12ServerEnd = {
  TLS12_WAIT_CV: { traits: ending12, on: { certificate_verify: ['TLS12_WAIT_CCS'] } },
  TLS12_WAIT_CCS: { traits: ending12, on: { change_cipher_spec: ['TLS12_WAIT_FINISHED'] } },
  TLS12_WAIT_FINISHED: { traits: ending12, on: { finished: ['TLS12_CONNECTED'] } },
  TLS12_CONNECTED: { traits: connected12, on: { client_hello: ['TLS12_CONNECTED'] } },
} as const satisfies Graph;

export const tls12ServerEcdhe = {
  ECDHE_WAIT_CERT: { traits: ecdhe12, on: { certificate: ['ECDHE_WAIT_CKE', 'ECDHE_WAIT_CKE_CV'] } },
  ECDHE_WAIT_CKE: { traits: ecdhe12, on: { client_key_exchange: ['TLS12_WAIT_CCS'] } },
  // After a certificate that can sign comes the proof (RFC 5246 §7.4.8).
  ECDHE_WAIT_CKE_CV: { traits: ecdhe12, on: { client_key_exchange: ['TLS12_WAIT_CV'] } },
  ...tls12ServerEnd,
} as const satisfies Graph;

export const tls12ServerDhe = {
  DHE_WAIT_CERT: { traits: dhe12, on: { certificate: ['DHE_WAIT_CKE', 'DHE_WAIT_CKE_CV'] } },
  DHE_WAIT_CKE: { traits: dhe12, on: { client_key_exchange: ['TLS12_WAIT_CCS'] } },
  DHE_WAIT_CKE_CV: { traits: dhe12, on: { client_key_exchange: ['TLS12_WAIT_CV'] } },
  ...tls12ServerEnd,
} as const satisfies Graph;

export const tls12ServerRsa = {
  RSA_WAIT_CERT: { traits: rsa12, on: { certificate: ['RSA_WAIT_CKE', 'RSA_WAIT_CKE_CV'] } },
  RSA_WAIT_CKE: { traits: rsa12, on: { client_key_exchange: ['TLS12_WAIT_CCS'] } },
  RSA_WAIT_CKE_CV: { traits: rsa12, on: { client_key_exchange: ['TLS12_WAIT_CV'] } },
  ...tls12ServerEnd,
} as const satisfies Graph;

export const tls12ServerPsk = {
  PSK_WAIT_CKE: { traits: psk12, on: { client_key_exchange: ['TLS12_WAIT_CCS'] } },
  ECDHE_PSK_WAIT_CKE: { traits: ecdhePsk12, on: { client_key_exchange: ['TLS12_WAIT_CCS'] } },
  ...tls12ServerEnd,
} as const satisfies Graph;

export const tls12ServerRawKey = {
  RAWKEY_WAIT_CERT: {
    traits: rawKey12,
    on: {
      certificate: [
        'ECDHE_WAIT_CKE',
        'ECDHE_WAIT_CKE_CV',
        'DHE_WAIT_CKE',
        'DHE_WAIT_CKE_CV',
        'RSA_WAIT_CKE',
        'RSA_WAIT_CKE_CV',
      ],
    },
  },
} as const satisfies Graph;

export const tls12ServerResumed = {
  RESUMED_WAIT_CCS: { traits: ending12, on: { change_cipher_spec: ['RESUMED_WAIT_FINISHED'] } },
  RESUMED_WAIT_FINISHED: { traits: ending12, on: { finished: ['TLS12_CONNECTED'] } },
  TLS12_CONNECTED: tls12ServerEnd.TLS12_CONNECTED,
} as const satisfies Graph;

/** All of it. */
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
export type ServerGraph = typeof serverGraph;
