import type { KeyExchange } from '../../crypto/index.ts';
import type { ClientGraph } from '../../graph/index.ts';
import type { ApplicationSecrets, HandshakeSecrets, Transcript } from '../../keys/index.ts';
import type { CertificateTypeName, Identity } from '../../policy/index.ts';
import type { Infer } from '../../presentation/index.ts';
import type { CertificateRequest12, CertificateRequest13, CipherSuiteRow, ClientHello } from '../../wire/index.ts';
import type { AgreedTypes } from '../authentication/index.ts';
import type { Context } from '../context.ts';
import type { Keys12, Traffic } from '../keys/index.ts';
import type { Negotiated } from '../negotiated.ts';
import type { At, MessageIn, Next, Received, Step, Steps } from '../order.ts';
import type { JudgedChain, Peer, Presented } from '../peer/index.ts';
import type { Proven } from '../proofs.ts';
import type { ShownIdentity } from '../resumption/index.ts';
import type { ClientSettings } from '../settings.ts';
import type { EchOffer, EchSettled } from './ech-state.ts';
import type { OfferedPsk, OfferedSession } from './offered.ts';

/** What we said first. The transcript's hash is open until the suite is known. */
export interface Opening {
  readonly hello: Infer<typeof ClientHello>;
  readonly transcript: Transcript;
  readonly exchanges: readonly KeyExchange[];
  /** In the order of pre_shared_key. */
  readonly psks: readonly OfferedPsk[];
  /** Early data was sent with the first of them; a HelloRetryRequest rejects it. */
  readonly early: 'none' | 'sent' | 'rejected';
  /** The TLS 1.2 session that we would take up again. */
  readonly session12: OfferedSession | undefined;
  readonly ech: EchSettled | EchOffer;
}
/** After the server's first answer: these are the fields of the hello that counts. */
export interface Settled extends Opening {
  readonly ech: EchSettled;
}

/** The server holds the key of its certificate, or a key that only the right server has. */
export interface ServerIdentity extends Proven<'server identity'>, Peer {}

interface Handshake13State {
  readonly hello: Opening['hello'];
  readonly transcript: Transcript;
  readonly suite: CipherSuiteRow;
  /** Absent where a key from before stands alone. */
  readonly group: string | undefined;
  readonly secrets: HandshakeSecrets;
  /** The key from before that the server took, and its place in our list. */
  readonly psk: { readonly index: number; readonly offered: OfferedPsk } | undefined;
  readonly earlyData: 'none' | 'sent' | 'accepted' | 'rejected';
  readonly ech: EchSettled;
}
export type Request13 = Infer<typeof CertificateRequest13>;
export type Request12 = Infer<typeof CertificateRequest12>;
interface Encrypted extends Handshake13State {
  readonly types: AgreedTypes;
  /** What the server will show. */
  readonly peerType: CertificateTypeName;
  readonly negotiated: Negotiated;
}

export interface Handshake12State {
  readonly hello: Opening['hello'];
  readonly transcript: Transcript;
  readonly suite: CipherSuiteRow;
  readonly server_random: Uint8Array;
  readonly extendedMasterSecret: boolean;
  readonly encryptThenMac: boolean;
  readonly negotiated: Negotiated;
  /** What the server calls this session; empty where it will not be resumed by name. */
  readonly session_id: Uint8Array;
  /** The server promised a ticket. */
  readonly promised: boolean;
  /** The server promised an OCSP response (RFC 6066 §8). */
  readonly statusPromised: boolean;
  readonly signedCertificateTimestamps: readonly Uint8Array[];
  readonly types: AgreedTypes;
  readonly ech: EchSettled;
  /** The server knows how to bind another handshake to this one (RFC 5746). */
  readonly renegotiable: boolean;
  /** Where this is another handshake: what it is bound to. */
  readonly bound: Binding12 | undefined;
}
/** What a handshake leaves for another one on the same connection (RFC 5746 §3.1). */
export interface Binding12 {
  readonly client_verify_data: Uint8Array;
  /** What the server answers: client_verify_data, then server_verify_data. */
  readonly renegotiated_connection: Uint8Array;
  readonly extendedMasterSecret: boolean;
  /** Of any handshake of the connection. */
  readonly encryptThenMac: boolean;
  readonly identity: ServerIdentity;
  readonly negotiated: Negotiated;
  readonly ech: EchSettled;
}
export interface ServerShare {
  readonly group: string;
  readonly point: Uint8Array;
}
interface Exchanged extends Handshake12State {
  readonly chain: JudgedChain;
  readonly identity: ServerIdentity;
  readonly share: ServerShare;
}
export interface Ending12 extends Handshake12State {
  /** Absent where a key that both ends have stands in its place. */
  readonly chain: JudgedChain | undefined;
  /** What we showed of ourselves; absent where we were not asked, or had nothing that would do. */
  readonly ours: Identity | undefined;
  /** The same, for the session. */
  readonly shown: ShownIdentity;
  /** With static RSA there is no proof yet: it comes with the server's Finished. */
  readonly identity: ServerIdentity | undefined;
  readonly group: string | undefined;
  readonly master_secret: Uint8Array;
  readonly client_verify_data: Uint8Array;
  readonly keys: Keys12;
  readonly ticket: Ticket12 | undefined;
}
export interface Ticket12 {
  readonly ticket: Uint8Array;
  /** In seconds. */
  readonly lifetime: number;
}
/** Taking up a session again: both ends have the master secret, and the server finishes first. */
export interface Resumed12 extends Handshake12State {
  readonly session: OfferedSession;
  readonly identity: ServerIdentity;
  readonly keys: Keys12;
  readonly ticket: Ticket12 | undefined;
}

export interface ClientStates {
  WAIT_SH: Opening;
  WAIT_SH_RETRIED: Settled & { readonly suite: CipherSuiteRow };
  WAIT_EE: Handshake13State;
  WAIT_CERT_CR: Encrypted;
  WAIT_CERT: Encrypted & { readonly request: Request13 };
  WAIT_CV: Encrypted & { readonly request: Request13 | undefined; readonly chain: JudgedChain };
  WAIT_FINISHED: Encrypted & { readonly request: Request13 | undefined; readonly identity: ServerIdentity };
  CONNECTED: Connected13;
  ECDHE_WAIT_CERT: Handshake12State;
  /** The chain is judged once the OCSP response is here, or will not come. */
  ECDHE_WAIT_CS: Handshake12State & { readonly shown: Presented };
  ECDHE_WAIT_SKE: Handshake12State & { readonly chain: JudgedChain };
  ECDHE_WAIT_CR_SHD: Exchanged;
  ECDHE_WAIT_SHD: Exchanged & { readonly request: Request12 };
  DHE_WAIT_CERT: Handshake12State;
  DHE_WAIT_CS: Handshake12State & { readonly shown: Presented };
  DHE_WAIT_SKE: Handshake12State & { readonly chain: JudgedChain };
  DHE_WAIT_CR_SHD: Exchanged;
  DHE_WAIT_SHD: Exchanged & { readonly request: Request12 };
  RSA_WAIT_CERT: Handshake12State;
  RAWKEY_WAIT_CERT: Handshake12State;
  RSA_WAIT_CS: Handshake12State & { readonly shown: Presented };
  RSA_WAIT_CR_SHD: Handshake12State & { readonly chain: JudgedChain };
  RSA_WAIT_SHD: Handshake12State & { readonly chain: JudgedChain; readonly request: Request12 };
  PSK_WAIT_SKE_SHD: Handshake12State;
  PSK_WAIT_SHD: Handshake12State & { readonly hint: Uint8Array };
  ECDHE_PSK_WAIT_SKE: Handshake12State;
  ECDHE_PSK_WAIT_SHD: Handshake12State & { readonly hint: Uint8Array; readonly share: ServerShare };
  TLS12_WAIT_NST: Ending12;
  TLS12_WAIT_CCS: Ending12;
  TLS12_WAIT_FINISHED: Ending12;
  RESUMED_WAIT_NST: Resumed12;
  RESUMED_WAIT_CCS: Resumed12;
  RESUMED_WAIT_FINISHED: Resumed12;
  /** `bound` is absent where the server cannot bind another handshake to this one. */
  TLS12_CONNECTED: { readonly identity: ServerIdentity; readonly bound: Binding12 | undefined };
  TLS12_WAIT_SH: Settled & { readonly bound: Binding12 };
}

export interface Connected13 extends Traffic {
  /** What we show where we are asked. */
  readonly ownType: CertificateTypeName;
  readonly identity: ServerIdentity;
  readonly secrets: ApplicationSecrets;
  readonly negotiated: Negotiated;
  /** Who we are to the server; absent where that is more than one. */
  readonly shown: ShownIdentity | undefined;
  /** Transcript-Hash of the whole handshake: what tickets are bound to. */
  readonly transcriptHash: Uint8Array;
  /** The handshake itself, to which a later answer is bound. Absent where we did not offer post_handshake_auth. */
  readonly transcript: Transcript | undefined;
}

export type ClientContext = Context<ClientSettings>;
export type ClientAt<S extends keyof ClientStates> = At<ClientStates, S>;
export type ClientNext<S extends keyof ClientGraph, M extends MessageIn<ClientGraph, S>> = Next<
  ClientGraph,
  ClientStates,
  S,
  M
>;
export type ClientStep<S extends keyof ClientGraph, M extends MessageIn<ClientGraph, S>> = Step<
  ClientGraph,
  ClientStates,
  ClientContext,
  S,
  M
>;
export type ClientSteps = Steps<ClientGraph, ClientStates, ClientContext>;
export type { Received };
