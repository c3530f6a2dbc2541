import type { KeyExchange } from '../../crypto/index.ts';
import type { ServerGraph } from '../../graph/index.ts';
import type { ApplicationSecrets, HandshakeSecrets, HpkeContext, Transcript } from '../../keys/index.ts';
import type { CertificateTypeName, Identity } from '../../policy/index.ts';
import type { Infer } from '../../presentation/index.ts';
import type { CipherSuiteRow, ClientHello } from '../../wire/index.ts';
import type { TypeAnswer } from '../authentication/index.ts';
import type { Context } from '../context.ts';
import type { EchStatus, OuterEch } from '../ech-hello.ts';
import type { Keys12, Traffic } from '../keys/index.ts';
import type { AgreedExtensions, LimitAnswer } from '../negotiation/index.ts';
import type { At, MessageIn, Next, Received, Step, Steps } from '../order.ts';
import type { JudgedChain, Peer } from '../peer/index.ts';
import type { Proven } from '../proofs.ts';
import type { KnownPsk, SessionState } from '../resumption/index.ts';
import type { ServerSettings } from '../settings.ts';
import type { Agreed } from '../summary.ts';

export type Hello = Infer<typeof ClientHello>;

/** What the ClientHello settled, whatever the version. */
export interface ServerAgreed extends Agreed, AgreedExtensions {
  /** Absent where a key from before proves who we are. */
  readonly identity: Identity | undefined;
  readonly ech: EchStatus;
  /** What the client is to show; absent where it is not asked (RFC 7250 §4.2). */
  readonly clientType: CertificateTypeName | undefined;
  readonly types: readonly TypeAnswer[];
  /** How long records may be: what goes into our answer. */
  readonly limits: readonly LimitAnswer[];
}

/** TLS 1.2 shows a certificate, but for a session that is taken up again and a key that both ends have. */
export interface ServerAgreed12 extends ServerAgreed {
  readonly identity: Identity;
}

/** The client holds the key of its certificate, or of a session that it was made known in. */
export interface ClientIdentity extends Proven<'client identity'>, Peer {}

/** The inner hello was opened; a second one must open in the same way. */
export interface OpenedEch {
  readonly context: HpkeContext;
  readonly ech: OuterEch;
}

/** A key from before that a client offers and that we know as well. */
export interface KnownOffer extends KnownPsk {
  readonly index: number;
  /** What the ticket held; external keys have none. */
  readonly state: SessionState | undefined;
  /** What the keeper of tickets knows it by. */
  readonly ticket: Uint8Array | undefined;
  /** Who it shows the client to be. */
  readonly client: ClientIdentity;
  /** How old the client says the ticket is, in ms. */
  readonly age: number;
}

/** A request of ours that the client has not answered yet. */
export interface LateRequest {
  readonly context: Uint8Array;
  /** ClientHello to the client's Finished, and the request (RFC 9846 §4.5). */
  readonly transcript: Transcript;
}

/** The client has seen the same handshake, and holds its keys. */
export type ClientFinished = Proven<'client finished'>;

export interface Handshake12State {
  readonly agreed: ServerAgreed;
  readonly transcript: Transcript;
  readonly client_random: Uint8Array;
  readonly server_random: Uint8Array;
  readonly extendedMasterSecret: boolean;
  readonly encryptThenMac: boolean;
  /** The client can keep a ticket, and we have one to give. */
  readonly ticketed: boolean;
  /** The name of the session, where the client cannot keep a ticket. */
  readonly session_id: Uint8Array;
}
/** A session that is taken up again: we finish first. */
interface Resumed12 {
  readonly agreed: ServerAgreed;
  readonly transcript: Transcript;
  readonly client_random: Uint8Array;
  readonly server_random: Uint8Array;
  readonly session: SessionState;
  /** Of the session, judged again. */
  readonly client: ClientIdentity;
  readonly keys: Keys12;
}
export interface Exchanged12 extends Handshake12State {
  readonly master_secret: Uint8Array;
  readonly keys: Keys12;
}
export interface Ending12 extends Exchanged12 {
  /** Absent where the client showed no certificate. */
  readonly client: ClientIdentity | undefined;
}
interface Ephemeral extends Handshake12State {
  readonly exchange: KeyExchange;
}
interface Rsa extends Handshake12State {
  readonly agreed: ServerAgreed12;
  /** The one the client offered first: it must be inside the pre-master secret. */
  readonly client_version: number;
}
interface Certified {
  readonly chain: JudgedChain;
}

interface Asking13 {
  /** What the client will show. */
  readonly peerType: CertificateTypeName;
}
interface Answered13 {
  readonly agreed: ServerAgreed;
  readonly transcript: Transcript;
  readonly secrets: HandshakeSecrets;
  readonly application: ApplicationSecrets;
  readonly psk: KnownOffer | undefined;
  readonly early: boolean;
  /** A ticket would be of use to the client (RFC 9846 §4.3.9). */
  readonly canComeBack: boolean;
  /** The client offered post_handshake_auth. */
  readonly mayBeAsked: boolean;
}
interface Complete13 extends Answered13 {
  /** Absent where the client showed no certificate, here or in the session that is taken up again. */
  readonly client: ClientIdentity | undefined;
}

interface Connected13 extends Traffic {
  readonly secrets: ApplicationSecrets;
  readonly client: ClientFinished;
  /** ClientHello to the client's Finished: what later authentication is bound to. Absent where the client did not offer it. */
  readonly handshake: Transcript | undefined;
  /** What it shows where it is asked. */
  readonly peerType: CertificateTypeName;
  readonly asked: readonly LateRequest[];
}

export interface ServerStates {
  WAIT_CH: { readonly transcript: Transcript };
  WAIT_CH_RETRIED: {
    readonly transcript: Transcript;
    readonly first: Hello;
    readonly suite: CipherSuiteRow;
    /** The group of the share that was asked for; absent where the shares were in order. */
    readonly group: number | undefined;
    readonly cookie: Uint8Array | undefined;
    /** The first hello came encrypted, and was opened. */
    readonly opened: OpenedEch | undefined;
    /** The first hello offers a key from before that we would take. */
    readonly psk: boolean;
  };
  WAIT_EOED: Complete13;
  WAIT_CERT: Answered13 & Asking13;
  WAIT_CV: Answered13 & Certified;
  WAIT_FINISHED: Complete13;
  CONNECTED: Connected13;
  AUTH_WAIT_CV: Connected13 & Certified & { readonly transcript: Transcript };
  AUTH_WAIT_FINISHED: Connected13 & {
    readonly transcript: Transcript;
    /** Absent where the client showed no certificate. */
    readonly identity: ClientIdentity | undefined;
  };
  ECDHE_WAIT_CERT: Ephemeral;
  ECDHE_WAIT_CKE: Ephemeral;
  ECDHE_WAIT_CKE_CV: Ephemeral & Certified;
  DHE_WAIT_CERT: Ephemeral;
  DHE_WAIT_CKE: Ephemeral;
  DHE_WAIT_CKE_CV: Ephemeral & Certified;
  RSA_WAIT_CERT: Rsa;
  /** With what follows it where the client shows a chain. */
  RAWKEY_WAIT_CERT: { readonly instead: CertificateExpected12 };
  RSA_WAIT_CKE: Rsa;
  RSA_WAIT_CKE_CV: Rsa & Certified;
  PSK_WAIT_CKE: Handshake12State;
  ECDHE_PSK_WAIT_CKE: Ephemeral;
  TLS12_WAIT_CV: Exchanged12 & Certified;
  TLS12_WAIT_CCS: Ending12;
  TLS12_WAIT_FINISHED: Ending12;
  RESUMED_WAIT_CCS: Resumed12;
  RESUMED_WAIT_FINISHED: Resumed12;
  TLS12_CONNECTED: { readonly client: ClientFinished };
}

/** Where a client of TLS 1.2 was asked for a certificate. */
export type CertificateExpected12 = ServerAt<'ECDHE_WAIT_CERT'> | ServerAt<'DHE_WAIT_CERT'> | ServerAt<'RSA_WAIT_CERT'>;

export type ServerContext = Context<ServerSettings>;
export type ServerAt<S extends keyof ServerStates> = At<ServerStates, S>;
export type ServerNext<S extends keyof ServerGraph, M extends MessageIn<ServerGraph, S>> = Next<
  ServerGraph,
  ServerStates,
  S,
  M
>;
export type ServerStep<S extends keyof ServerGraph, M extends MessageIn<ServerGraph, S>> = Step<
  ServerGraph,
  ServerStates,
  ServerContext,
  S,
  M
>;
export type ServerSteps = Steps<ServerGraph, ServerStates, ServerContext>;
export type { Received };
