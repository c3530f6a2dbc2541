import type { TlsEngine } from '../../engine/interface.ts';
import type { TransportEvent, Untimed } from '../../observe/events.ts';
import type { SecureContext } from '../context/secure-context.ts';
import type { Place } from '../errors/own-errors.ts';
import type { TLSSocket } from '../socket/socket.ts';

/** What `connect` and `Server` know about a connection when they make its socket. */
export interface StreamSetup {
  /** Called once, when the transport is connected. */
  readonly engine: (socket: TLSSocket) => TlsEngine;
  /** Whom a client wants to reach. */
  readonly destination?: Untimed<TransportEvent>;
  /** Where `connect` was told to go, for the error that says it never got there. */
  readonly place?: Place;
  readonly allowHalfOpen?: boolean | undefined;
  /** Milliseconds; no limit where absent. */
  readonly handshakeTimeout?: number | undefined;
  /** Where what becomes of the transport is told; absent where nobody looks. */
  readonly see?: ((event: Untimed<TransportEvent>, socket: TLSSocket) => void) | undefined;
  /** Changes what the engine is made with, as long as there is none. */
  readonly change?: ((changes: SetupChanges) => void) | undefined;
  /** What the caller's own check said against the peer. */
  readonly refused?: (() => Error | undefined) | undefined;
  /** Made as `new TLSSocket`: a transport that ends before the handshake does is the end and no error, as in node:tls. */
  readonly byHand?: boolean | undefined;
  readonly highWaterMark?: number | undefined;
  /** The server was asked for an OCSP response. */
  readonly asksForOcsp?: boolean | undefined;
}

export interface SetupChanges {
  readonly servername?: string;
  readonly session?: Uint8Array;
  readonly secureContext?: SecureContext;
}
