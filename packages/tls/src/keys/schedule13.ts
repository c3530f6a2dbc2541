/** The key schedule of TLS 1.3 (RFC 9846 §7.1). */
import type { Hash } from '../crypto/index.ts';
import { constantsOf, deriveSecret } from './hkdf-label.ts';
import type { OnSecret } from './secret-row.ts';
import { secrets, type secrets13 } from './secrets.ts';
import { tell } from './seen.ts';

/*
 *                  0
 *                  |
 *                  v
 *      PSK -->  HKDF-Extract = Early Secret
 *                  |
 *                  +-----> Derive-Secret(.,
 *                  |                     "ext binder" |
 *                  |                     "res binder",
 *                  |                     "")
 *                  |              = binder_key
 *                  |
 *                  +-----> Derive-Secret(., "c e traffic",
 *                  |                     ClientHello)
 *                  |              = client_early_traffic_secret
 *                  |
 *                  +-----> Derive-Secret(., "e exp master",
 *                  |                     ClientHello)
 *                  |              = early_exporter_secret
 *                  v
 *             Derive-Secret(., "derived", "")
 *                  |
 *   asymmetric     v
 *    shared --> HKDF-Extract = Handshake Secret
 *    secret        |
 *                  +-----> Derive-Secret(., "c hs traffic",
 *                  |                     ClientHello...ServerHello)
 *                  |              = client_handshake_traffic_secret
 *                  |
 *                  +-----> Derive-Secret(., "s hs traffic",
 *                  |                     ClientHello...ServerHello)
 *                  |              = server_handshake_traffic_secret
 *                  v
 *             Derive-Secret(., "derived", "")
 *                  |
 *                  v
 *         0 --> HKDF-Extract = Main Secret
 *                  |
 *                  +-----> Derive-Secret(., "c ap traffic",
 *                  |                     ClientHello...server Finished)
 *                  |              = client_application_traffic_secret_0
 *                  |
 *                  +-----> Derive-Secret(., "s ap traffic",
 *                  |                     ClientHello...server Finished)
 *                  |              = server_application_traffic_secret_0
 *                  |
 *                  +-----> Derive-Secret(., "exp master",
 *                  |                     ClientHello...server Finished)
 *                  |              = exporter_secret
 *                  |
 *                  +-----> Derive-Secret(., "res master",
 *                                        ClientHello...client Finished)
 *                                 = resumption_secret
 */

/** Where a PSK comes from: a ticket, an agreement outside TLS, or such an agreement made fit for it (RFC 9258). */
export type PskKind = 'resumption' | 'external' | 'imported';

const binderRow = {
  resumption: 'binder_key',
  external: 'external_binder_key',
  imported: 'imported_binder_key',
} as const satisfies Record<PskKind, DerivedRow>;

/** The first stage. Each method takes the transcript hash over the messages its row in `secrets.ts` names. */
export interface EarlySecrets {
  binderKey(kind: PskKind): Uint8Array;
  clientEarlyTraffic(transcriptHash: Uint8Array): Uint8Array;
  earlyExporter(transcriptHash: Uint8Array): Uint8Array;
  /** `sharedSecret` is undefined where only the PSK keys the connection (psk_ke). */
  handshake(sharedSecret: Uint8Array | undefined, transcriptHash: Uint8Array): HandshakeSecrets;
}

/** The second stage: both traffic secrets, over ClientHello...ServerHello. */
export interface HandshakeSecrets {
  readonly client_handshake_traffic_secret: Uint8Array;
  readonly server_handshake_traffic_secret: Uint8Array;
  /** Over ClientHello...server Finished. */
  application(transcriptHash: Uint8Array): ApplicationSecrets;
}

/** The third stage. */
export interface ApplicationSecrets {
  readonly client_application_traffic_secret: Uint8Array;
  readonly server_application_traffic_secret: Uint8Array;
  /** Derived when first read, or at once where an observer should see it. */
  readonly exporter_secret: Uint8Array;
  /** Over ClientHello...client Finished. */
  resumption(transcriptHash: Uint8Array): Uint8Array;
}

/** Begins the schedule. Without a PSK the first stage is the same for all connections, and costs nothing. */
export function startSchedule(hash: Hash, psk: Uint8Array | undefined, onSecret?: OnSecret): EarlySecrets {
  const { zeros, ofNothing, early_secret: withoutPsk } = constantsOf(hash);
  const early_secret = psk === undefined ? withoutPsk : hash.hkdfExtract(zeros, psk);
  if (onSecret !== undefined) {
    if (psk !== undefined) tell(onSecret, 'psk', psk, { formula: 'shared before this connection' });
    tell(onSecret, 'early_secret', early_secret, psk === undefined ? { from: ['0', '0'] } : {});
  }
  const derive = (row: DerivedRow, context: Uint8Array) => derived(hash, early_secret, row, context, onSecret);
  return {
    binderKey: (kind) => derive(binderRow[kind], ofNothing),
    clientEarlyTraffic: (transcriptHash) => derive('client_early_traffic_secret', transcriptHash),
    earlyExporter: (transcriptHash) => derive('early_exporter_secret', transcriptHash),
    handshake: (sharedSecret, transcriptHash) =>
      handshakeStage(hash, early_secret, sharedSecret, transcriptHash, onSecret),
  };
}

function handshakeStage(
  hash: Hash,
  early_secret: Uint8Array,
  sharedSecret: Uint8Array | undefined,
  transcriptHash: Uint8Array,
  onSecret: OnSecret | undefined,
): HandshakeSecrets {
  const known = constantsOf(hash);
  const salt =
    early_secret === known.early_secret ? known.derived : deriveSecret(hash, early_secret, 'derived', known.ofNothing);
  const handshake_secret = hash.hkdfExtract(salt, sharedSecret ?? known.zeros);
  if (onSecret !== undefined) {
    if (sharedSecret !== undefined) tell(onSecret, 'shared_secret', sharedSecret);
    tell(
      onSecret,
      'handshake_secret',
      handshake_secret,
      sharedSecret === undefined ? { from: ['early_secret', '0'] } : {},
    );
  }
  const derive = (row: DerivedRow) => derived(hash, handshake_secret, row, transcriptHash, onSecret);
  return {
    client_handshake_traffic_secret: derive('client_handshake_traffic_secret'),
    server_handshake_traffic_secret: derive('server_handshake_traffic_secret'),
    application: (heard) => applicationStage(hash, handshake_secret, heard, onSecret),
  };
}

function applicationStage(
  hash: Hash,
  handshake_secret: Uint8Array,
  transcriptHash: Uint8Array,
  onSecret: OnSecret | undefined,
): ApplicationSecrets {
  const { zeros, ofNothing } = constantsOf(hash);
  const main_secret = hash.hkdfExtract(deriveSecret(hash, handshake_secret, 'derived', ofNothing), zeros);
  if (onSecret !== undefined) tell(onSecret, 'main_secret', main_secret);
  const derive = (row: DerivedRow, context: Uint8Array) => derived(hash, main_secret, row, context, onSecret);
  const client = derive('client_application_traffic_secret_0', transcriptHash);
  const server = derive('server_application_traffic_secret_0', transcriptHash);
  let exporter = onSecret === undefined ? undefined : derive('exporter_secret', transcriptHash);
  return {
    client_application_traffic_secret: client,
    server_application_traffic_secret: server,
    get exporter_secret() {
      exporter ??= derive('exporter_secret', transcriptHash);
      return exporter;
    },
    resumption: (heard) => derive('resumption_secret', heard),
  };
}

type DerivedRow = {
  [K in keyof typeof secrets13]: (typeof secrets13)[K]['by'] extends 'Derive-Secret' ? K : never;
}[keyof typeof secrets13];

function derived(
  hash: Hash,
  secret: Uint8Array,
  row: DerivedRow,
  context: Uint8Array,
  onSecret: OnSecret | undefined,
): Uint8Array {
  const value = deriveSecret(hash, secret, secrets[row].label, context);
  if (onSecret !== undefined) tell(onSecret, row, value, { context });
  return value;
}
