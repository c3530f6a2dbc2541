import type { KeyExchange } from '../../crypto/provider.ts';
import type { ApplicationSecrets, HandshakeSecrets, KeyBlock, Transcript } from '../../keys/index.ts';
import type { Identity } from '../../policy/index.ts';
import type { Infer } from '../../presentation/index.ts';
import type { CipherSuiteRow, ClientHello } from '../../wire/index.ts';
import type { Context } from '../context.ts';
import type { ServerGraph } from '../graph.ts';
import type { Traffic } from '../key-update.ts';
import type { At, Next, Received, Step, Steps } from '../machine.ts';
import type { Proven } from '../proofs.ts';
import type { SessionState } from '../resumption/session.ts';
import type { ServerSettings } from '../settings.ts';
import type { KnownOffer } from './tls13/choose-psk.ts';

export type Hello = Infer<typeof ClientHello>;

/** What the ClientHello settled, whatever the version. */
export interface Agreed {
  readonly suite: CipherSuiteRow;
  /** Absent where a key from before proves who we are. */
  readonly identity: Identity | undefined;
  readonly group: string | undefined;
  readonly signatureScheme: string | undefined;
  readonly alpn: string | undefined;
  readonly serverName: string | undefined;
}

/** TLS 1.2 without a session always shows a certificate. */
export interface Agreed12 extends Agreed {
  readonly identity: Identity;
}

/** The client has seen the same handshake, and holds its keys. */
export type ClientFinished = Proven<'client finished'>;

interface Handshake12State {
  readonly agreed: Agreed12;
  readonly transcript: Transcript;
  readonly client_random: Uint8Array;
  readonly server_random: Uint8Array;
  readonly extendedMasterSecret: boolean;
  /** The client can keep a ticket, and we have one to give. */
  readonly ticketed: boolean;
  /** The name of the session, where the client cannot keep a ticket. */
  readonly session_id: Uint8Array;
}
/** A session that is taken up again: we finish first. */
interface Resumed12 {
  readonly agreed: Agreed;
  readonly transcript: Transcript;
  readonly client_random: Uint8Array;
  readonly server_random: Uint8Array;
  readonly session: SessionState;
  readonly keys: KeyBlock;
}
export interface Exchanged12 extends Handshake12State {
  readonly master_secret: Uint8Array;
  readonly keys: KeyBlock;
}

interface Answered13 {
  readonly agreed: Agreed;
  readonly transcript: Transcript;
  readonly secrets: HandshakeSecrets;
  readonly application: ApplicationSecrets;
  readonly psk: KnownOffer | undefined;
  readonly early: boolean;
}

export interface ServerStates {
  WAIT_CH: { readonly transcript: Transcript };
  WAIT_CH_RETRIED: {
    readonly transcript: Transcript;
    readonly first: Hello;
    readonly suite: CipherSuiteRow;
    readonly group: number;
  };
  WAIT_EOED: Answered13;
  WAIT_FINISHED: Answered13;
  CONNECTED: Traffic & { readonly secrets: ApplicationSecrets; readonly client: ClientFinished };
  ECDHE_WAIT_CKE: Handshake12State & { readonly exchange: KeyExchange };
  /** `client_version` is the one the client offered first: it must be inside the pre-master secret. */
  RSA_WAIT_CKE: Handshake12State & { readonly client_version: number };
  TLS12_WAIT_CCS: Exchanged12;
  TLS12_WAIT_FINISHED: Exchanged12;
  RESUMED_WAIT_CCS: Resumed12;
  RESUMED_WAIT_FINISHED: Resumed12;
  TLS12_CONNECTED: { readonly client: ClientFinished };
}

export type ServerContext = Context<ServerSettings>;
export type ServerAt<S extends keyof ServerStates> = At<ServerStates, S>;
export type ServerNext<S extends keyof ServerGraph, M extends keyof ServerGraph[S]> = Next<
  ServerGraph,
  ServerStates,
  S,
  M
>;
export type ServerStep<S extends keyof ServerGraph, M extends keyof ServerGraph[S]> = Step<
  ServerGraph,
  ServerStates,
  ServerContext,
  S,
  M
>;
export type ServerSteps = Steps<ServerGraph, ServerStates, ServerContext>;
export type { Received };
