/**
 * Everything that can be seen of a connection, as one closed union. Types only.
 * Bytes are views that stay valid; times are milliseconds since 1970 by the engine's clock.
 */
import type { ChainEvidence } from './chain-evidence.ts';

export type Side = 'client' | 'server';
export type Direction = 'sent' | 'received';

/** Which keys protect a record: none yet, or those of one step of the key schedule. */
export type Epoch = 'plaintext' | 'early_data' | 'handshake' | 'application' | 'tls12';

export type TlsEvent =
  | RecordEvent
  | MessageEvent
  | TranscriptEvent
  | SecretEvent
  | KeysEvent
  | DecisionEvent
  | CheckEvent
  | CertificateEvent
  | StateEvent
  | WaitEvent
  | AlertEvent
  | AppdataEvent
  | TransportEvent
  | FaultEvent;
export type EventType = TlsEvent['type'];
/** An event as a seam states it: the engine adds the time. */
export type Untimed<E extends TlsEvent = TlsEvent> = E extends TlsEvent ? Omit<E, 'at'> : never;

interface Timed {
  readonly at: number;
}

/** One record as it is on the wire, header included. */
export interface RecordEvent extends Timed {
  readonly type: 'record';
  readonly direction: Direction;
  readonly epoch: Epoch;
  readonly bytes: Uint8Array;
  /** Absent on plaintext records, and on protected ones that did not open. */
  readonly protection?: {
    /** Position in its epoch, from 0. */
    readonly sequence: number;
    readonly nonce: Uint8Array;
    readonly additional_data: Uint8Array;
    /** The content type inside the protection. */
    readonly content_type: number;
    readonly content: Uint8Array;
    /** Bytes of zero padding after the inner content type (TLS 1.3). */
    readonly padding: number;
  };
}

/** One whole handshake message (or change_cipher_spec), reassembled. */
export interface MessageEvent extends Timed {
  readonly type: 'message';
  readonly direction: Direction;
  readonly epoch: Epoch;
  /** As the RFC spells it: `client_hello`, `hello_retry_request`, `finished`. */
  readonly name: string;
  /** The name of the codec in `wire/codecs.ts` that dissects `bytes`. */
  readonly codec: string;
  readonly bytes: Uint8Array;
  /**
   * Encrypted Client Hello (RFC 9849 §5): `outer` carries another hello inside it, or pretends to; `inner` was inside
   * one, stands in no record, and is what both ends go on with.
   */
  readonly part?: HelloPart;
}
export type HelloPart = 'inner' | 'outer';

/** The transcript hash right after a message was added (RFC 9846 §4.1). */
export interface TranscriptEvent extends Timed {
  readonly type: 'transcript';
  readonly after: string;
  readonly hash: Uint8Array;
}

/** A secret was derived; `name` is its row in `keys/secrets.ts`. */
export interface SecretEvent extends Timed {
  readonly type: 'secret';
  readonly name: string;
  readonly value: Uint8Array;
  /** The names of the secrets it comes from. */
  readonly from: readonly string[];
  /** The function that makes it; absent where it comes from outside the key schedule. */
  readonly by?: SecretFunction;
  /** Of HKDF-Extract: which of `from` the salt is derived from; absent where it is Hash.length zeros. */
  readonly salt?: string;
  /** The label of HKDF-Expand-Label or of the TLS 1.2 PRF. */
  readonly label?: string;
  /** The hash (1.3) or seed (1.2) that binds it to this connection. */
  readonly context?: Uint8Array;
  /** One line, as the RFC writes it. */
  readonly formula: string;
  readonly rfc: string;
  /** Its label in an SSLKEYLOGFILE (RFC 9850), where it has one. */
  readonly keylog?: string;
}

export type SecretFunction =
  | 'HKDF-Extract'
  | 'Derive-Secret'
  | 'HKDF-Expand-Label'
  | 'PRF'
  | 'partition'
  | 'LabeledExtract'
  | 'LabeledExpand';

/** Record protection changed for one direction. */
export interface KeysEvent extends Timed {
  readonly type: 'keys';
  readonly direction: 'read' | 'write';
  readonly epoch: Epoch;
  /** The secret the keys come from. */
  readonly secret: string;
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
  /** `aes_128_gcm`; `aes_128_cbc_hmac_sha1` where there is no AEAD. */
  readonly aead: string;
  /** The key of the MAC in CBC mode, and whether the MAC is over what was encrypted (RFC 7366). */
  readonly mac?: { readonly key: Uint8Array; readonly encryptThenMac: boolean };
}

/** A choice among options, with the reason beside each. */
export interface DecisionEvent extends Timed {
  readonly type: 'decision';
  /** A `ChoiceName` where this version made it. */
  readonly what: string;
  readonly chosen: string;
  /** The id of the rule that this is about: what there has to be in common, say. */
  readonly rule?: string;
  /** False where nothing fitted, or where what was asked for was refused. */
  readonly ok?: boolean;
  readonly considered: readonly Considered[];
  readonly rfc: string;
}
/** What is chosen with reasons, and looked for by its name. */
export type ChoiceName =
  | 'protocol version'
  | 'cipher suite'
  | 'group'
  | 'signature scheme'
  | 'application protocol'
  | 'certificate'
  | 'certificate compression'
  | 'client certificate type'
  | 'server certificate type'
  | 'shared key'
  | 'encrypted client hello'
  | 'settings of Encrypted Client Hello';
export interface Considered {
  readonly option: string;
  readonly because: string;
}

/** A rule was checked: `claim` says what is so, what holds where it is `ok` and what is wrong where it is not. */
export interface CheckEvent extends Timed {
  readonly type: 'check';
  /** The id of the rule. */
  readonly rule?: string;
  readonly claim: string;
  readonly ok: boolean;
  readonly rfc: string;
  /** The alert a failure leads to. */
  readonly alert: string;
}

/** A peer's chain was judged. */
export interface CertificateEvent extends Timed {
  readonly type: 'certificate';
  readonly side: Side;
  /** As sent, DER, the peer's own first. */
  readonly presented: readonly Uint8Array[];
  /** The SubjectPublicKeyInfo, in DER, of a peer that shows no certificate but that alone (RFC 7250). */
  readonly rawPublicKey?: Uint8Array;
  /** The OCSPResponse that came with it, in DER. */
  readonly ocspResponse?: Uint8Array;
  /** The SerializedSCTs that came beside it. */
  readonly signedCertificateTimestamps?: readonly Uint8Array[];
  readonly evidence: ChainEvidence;
}

/** The handshake moved along its graph. */
export interface StateEvent extends Timed {
  readonly type: 'state';
  /** `tls13Client`, `tls12ServerRsa`, ...: the graph's name in `graph/index.ts`. */
  readonly graph: string;
  readonly from: string;
  readonly to: string;
  /** The message that moved it. */
  readonly on: string;
}

export interface AlertEvent extends Timed {
  readonly type: 'alert';
  readonly direction: Direction;
  readonly epoch: Epoch;
  readonly level: number;
  readonly description: number;
  readonly bytes: Uint8Array;
}

/** The handshake stands still until somebody outside has answered: a signer, a store of sessions, the caller's own code. */
export interface WaitEvent extends Timed {
  readonly type: 'wait';
  /** `signature`, `session`, `settings for this client`, ... */
  readonly what: string;
  readonly phase: 'begun' | 'ended';
}

export interface AppdataEvent extends Timed {
  readonly type: 'appdata';
  readonly direction: Direction;
  readonly bytes: Uint8Array;
}

/** What became of the byte stream below, where its owner tells. */
export interface TransportEvent extends Timed {
  readonly type: 'transport';
  /**
   * `connecting`: a client sets out. `connected`: there is a byte stream. `ended`: the peer ended its direction.
   * `failed`: it broke, `code` says how. `timeout`: nobody wanted to wait any longer than `milliseconds`. `closed`: this
   * side is done with it.
   */
  readonly what: 'connecting' | 'connected' | 'ended' | 'failed' | 'timeout' | 'closed';
  readonly host?: string;
  readonly port?: number;
  /** The subjects of the roots that the caller gave, the first few; absent where the usual ones count. */
  readonly roots?: readonly string[];
  /** As the system has it: `ECONNRESET`. */
  readonly code?: string;
  readonly milliseconds?: number;
}

/** The connection is over because of this. */
export interface FaultEvent extends Timed {
  readonly type: 'fault';
  readonly code: string;
  /** One sentence. */
  readonly message: string;
  /** The id of the rule that the peer broke. */
  readonly rule?: string;
  /** What is wrong; in traces of earlier versions, which name no `rule`, what should have been true. */
  readonly claim?: string;
  readonly rfc?: string;
  /** What the peer is told, or what it said. */
  readonly alert?: string;
  /** What came in place of a record, or the words in which the peer refused. */
  readonly bytes?: Uint8Array;
}
