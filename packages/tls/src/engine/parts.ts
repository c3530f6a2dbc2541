import type { Side, TlsEvent } from '../events/index.ts';
import type { Graph } from '../graph/index.ts';
import type { Context, Settings } from '../handshake/index.ts';

/** A state as the machine sees it: its name, a few things that are asked of any state, and what only its handlers know. */
export interface State {
  readonly at: string;
  /** What the peer will show: `X509` or `RawPublicKey`. */
  readonly peerType?: string;
  /** TLS 1.3: the peer waits for fresh keys of ours. */
  readonly owed?: boolean;
  /** Server of TLS 1.3: what a later authentication is bound to; absent where the client did not offer it. */
  readonly handshake?: object | undefined;
}

/**
 * Only the look-up knows that a handler gets the state and the message that it was written for. As a method its parameters
 * are compared in either direction, so that a table whose types say which is which (`Steps`) stands here as it is.
 */
type Handler = { handle(state: State, message: object, cx: Context): State }['handle'];
export type Handlers = Readonly<Record<string, Readonly<Record<string, Handler>>>>;

/** What makes an engine the one or the other side. */
export interface EngineParts {
  readonly side: Side;
  readonly settings: Settings;
  readonly graph: Graph;
  readonly handlers: Handlers;
  readonly initial: State;
  readonly firstVersion: number;
  readonly maxHandshakeMessage: number;
  /** In bytes. */
  readonly earlyDataLimit: number;
  readonly observe: ((event: TlsEvent) => void) | undefined;
  // Methods, for the same reason as a `Handler`.
  /** A client speaks first. */
  open?(cx: Context): State;
  /** A server asks for the client's certificate after the handshake. */
  requestCertificate?(state: State, cx: Context): State;
}
