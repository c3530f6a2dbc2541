/**
 * Every secret of both versions, a row each: what it is made from, by which function, with which label, bound to what.
 * The row drives the derivation, the event an observer sees, the key log line, and the derivation graph.
 */
import type { SecretEvent, SecretFunction, Untimed } from '../observe/events.ts';
import { secretsEch } from './secrets-ech.ts';

/** Sees each secret as it is derived. */
export type OnSecret = (event: Untimed<SecretEvent>) => void;

export interface SecretRow {
  /** Another row derives the same secret in another way; this is its name then, else the row's key. */
  readonly name?: string;
  /** The function that makes it; `input` is where the schedule begins. */
  readonly by: 'input' | SecretFunction;
  /** The secrets it comes from; for HKDF-Extract the salt's, then the input keying material. `0` is Hash.length zeros. */
  readonly from: readonly string[];
  readonly label?: string;
  /** What binds it to the connection: the stretch of the transcript (1.3) or the seed (1.2), as the RFC writes it. */
  readonly context?: string;
  /** How much of it, as the RFC writes it: of HKDF-Expand-Label, and of the PRF. */
  readonly length?: string;
  /** Its label in an SSLKEYLOGFILE (RFC 9850 §2). */
  readonly keylog?: string;
  readonly rfc: string;
  /** What it is for, in one plain sentence. */
  readonly note: string;
}

const schedule = 'RFC 9846 §7.1';

/** TLS 1.3, in the order of the figure in RFC 9846 §7.1. */
export const secrets13 = {
  psk: {
    by: 'HKDF-Expand-Label',
    from: ['resumption_secret'],
    label: 'resumption',
    context: 'ticket_nonce',
    length: 'Hash.length',
    rfc: 'RFC 9846 §4.7.1',
    note: 'A key both sides already share, from a ticket of an earlier connection or agreed outside TLS.',
  },
  early_secret: {
    by: 'HKDF-Extract',
    from: ['0', 'psk'],
    rfc: schedule,
    note: 'The first stage: all that can be known before any key exchange, which is only the PSK.',
  },
  binder_key: {
    by: 'Derive-Secret',
    from: ['early_secret'],
    label: 'res binder',
    context: '""',
    rfc: schedule,
    note: 'Proves that the client knows the PSK of a ticket it offers, and ties the offer to this ClientHello.',
  },
  external_binder_key: {
    name: 'binder_key',
    by: 'Derive-Secret',
    from: ['early_secret'],
    label: 'ext binder',
    context: '""',
    rfc: schedule,
    note: 'Proves that the client knows a PSK agreed outside TLS, and ties the offer to this ClientHello.',
  },
  imported_binder_key: {
    name: 'binder_key',
    by: 'Derive-Secret',
    from: ['early_secret'],
    label: 'imp binder',
    context: '""',
    rfc: 'RFC 9258 §5.2',
    note: 'Proves that the client knows a PSK that was imported, and ties the offer to this ClientHello.',
  },
  client_early_traffic_secret: {
    by: 'Derive-Secret',
    from: ['early_secret'],
    label: 'c e traffic',
    context: 'ClientHello',
    keylog: 'CLIENT_EARLY_TRAFFIC_SECRET',
    rfc: schedule,
    note: 'Protects what the client sends before the server has answered (0-RTT data).',
  },
  early_exporter_secret: {
    by: 'Derive-Secret',
    from: ['early_secret'],
    label: 'e exp master',
    context: 'ClientHello',
    keylog: 'EARLY_EXPORTER_SECRET',
    rfc: schedule,
    note: 'Gives keys to other protocols that want them before the server has answered.',
  },
  shared_secret: {
    by: 'input',
    from: [],
    rfc: 'RFC 9846 §7.4',
    note: 'What the key exchange gives both sides and nobody on the wire: it never travels.',
  },
  handshake_secret: {
    by: 'HKDF-Extract',
    from: ['early_secret', 'shared_secret'],
    label: 'derived',
    rfc: schedule,
    note: 'The second stage: the fresh shared secret is mixed in, which gives forward secrecy.',
  },
  client_handshake_traffic_secret: {
    by: 'Derive-Secret',
    from: ['handshake_secret'],
    label: 'c hs traffic',
    context: 'ClientHello...ServerHello',
    keylog: 'CLIENT_HANDSHAKE_TRAFFIC_SECRET',
    rfc: schedule,
    note: "Protects the client's handshake messages and its Finished.",
  },
  server_handshake_traffic_secret: {
    by: 'Derive-Secret',
    from: ['handshake_secret'],
    label: 's hs traffic',
    context: 'ClientHello...ServerHello',
    keylog: 'SERVER_HANDSHAKE_TRAFFIC_SECRET',
    rfc: schedule,
    note: "Protects the server's handshake messages after ServerHello, so that its certificate is not seen on the wire.",
  },
  main_secret: {
    by: 'HKDF-Extract',
    from: ['handshake_secret', '0'],
    label: 'derived',
    rfc: schedule,
    note: 'The third stage: nothing new is mixed in; everything for the finished connection comes from here.',
  },
  client_application_traffic_secret_0: {
    by: 'Derive-Secret',
    from: ['main_secret'],
    label: 'c ap traffic',
    context: 'ClientHello...server Finished',
    keylog: 'CLIENT_TRAFFIC_SECRET_0',
    rfc: schedule,
    note: 'Protects what the client application sends, until the first key update.',
  },
  server_application_traffic_secret_0: {
    by: 'Derive-Secret',
    from: ['main_secret'],
    label: 's ap traffic',
    context: 'ClientHello...server Finished',
    keylog: 'SERVER_TRAFFIC_SECRET_0',
    rfc: schedule,
    note: 'Protects what the server application sends, until the first key update.',
  },
  exporter_secret: {
    by: 'Derive-Secret',
    from: ['main_secret'],
    label: 'exp master',
    context: 'ClientHello...server Finished',
    keylog: 'EXPORTER_SECRET',
    rfc: schedule,
    note: 'Gives keys to other protocols, which are thereby bound to this connection.',
  },
  resumption_secret: {
    by: 'Derive-Secret',
    from: ['main_secret'],
    label: 'res master',
    context: 'ClientHello...client Finished',
    rfc: schedule,
    note: 'Gives the PSK of each ticket, so that the next connection can start from this one.',
  },
  'application_traffic_secret_N+1': {
    by: 'HKDF-Expand-Label',
    from: ['application_traffic_secret_N'],
    label: 'traffic upd',
    context: '""',
    length: 'Hash.length',
    rfc: 'RFC 9846 §7.2',
    note: 'Takes the place of the secret before it at a key update; there is no way back from it.',
  },
  finished_key: {
    by: 'HKDF-Expand-Label',
    from: ['BaseKey'],
    label: 'finished',
    context: '""',
    length: 'Hash.length',
    rfc: 'RFC 9846 §4.5.3',
    note: 'Makes the MAC in Finished: both sides have seen the same messages and know the same secret.',
  },
  write_key: {
    by: 'HKDF-Expand-Label',
    from: ['Secret'],
    label: 'key',
    context: '""',
    length: 'key_length',
    rfc: 'RFC 9846 §7.3',
    note: 'The key of the cipher that protects the records of one direction.',
  },
  write_iv: {
    by: 'HKDF-Expand-Label',
    from: ['Secret'],
    label: 'iv',
    context: '""',
    length: 'iv_length',
    rfc: 'RFC 9846 §7.3',
    note: 'Mixed with the number of each record, so that no two records use the same nonce.',
  },
} as const satisfies Record<string, SecretRow>;

/** TLS 1.2. RFC 9846 §D calls the first two preliminary_secret and main_secret; the names here are RFC 5246's. */
export const secrets12 = {
  pre_master_secret: {
    by: 'input',
    from: [],
    rfc: 'RFC 5246 §8.1',
    note: "What the key exchange gives: invented by the client and locked with the server's key, or worked out by both.",
  },
  master_secret: {
    by: 'PRF',
    from: ['pre_master_secret'],
    label: 'master secret',
    context: 'ClientHello.random + ServerHello.random',
    length: '[0..47]',
    keylog: 'CLIENT_RANDOM',
    rfc: 'RFC 5246 §8.1',
    note: 'The one secret of the connection, from the pre-master secret and the randoms of both sides.',
  },
  extended_master_secret: {
    name: 'master_secret',
    by: 'PRF',
    from: ['pre_master_secret'],
    label: 'extended master secret',
    context: 'session_hash',
    length: '[0..47]',
    keylog: 'CLIENT_RANDOM',
    rfc: 'RFC 7627 §4',
    note: 'The one secret of the connection, bound to every handshake message so far and not only to the randoms.',
  },
  key_block: {
    by: 'PRF',
    from: ['master_secret'],
    label: 'key expansion',
    context: 'ServerHello.random + ClientHello.random',
    rfc: 'RFC 5246 §6.3',
    note: 'One long run of key material that is cut into the keys below, in this order.',
  },
  client_write_MAC_key: {
    by: 'partition',
    from: ['key_block'],
    rfc: 'RFC 5246 §6.3',
    note: 'Authenticates what the client sends, in a suite whose cipher cannot do that itself.',
  },
  server_write_MAC_key: {
    by: 'partition',
    from: ['key_block'],
    rfc: 'RFC 5246 §6.3',
    note: 'Authenticates what the server sends, in a suite whose cipher cannot do that itself.',
  },
  client_write_key: {
    by: 'partition',
    from: ['key_block'],
    rfc: 'RFC 5246 §6.3',
    note: 'The key of the cipher that protects what the client sends.',
  },
  server_write_key: {
    by: 'partition',
    from: ['key_block'],
    rfc: 'RFC 5246 §6.3',
    note: 'The key of the cipher that protects what the server sends.',
  },
  client_write_IV: {
    by: 'partition',
    from: ['key_block'],
    rfc: 'RFC 5246 §6.3',
    note: "The part of the client's nonces that is never on the wire.",
  },
  server_write_IV: {
    by: 'partition',
    from: ['key_block'],
    rfc: 'RFC 5246 §6.3',
    note: "The part of the server's nonces that is never on the wire.",
  },
} as const satisfies Record<string, SecretRow>;

export const secrets = { ...secrets13, ...secrets12, ...secretsEch };
