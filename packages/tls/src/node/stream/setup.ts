import type { TransportEvent, Untimed } from '../../observe/index.ts';
import type { Place } from '../errors/index.ts';

/** What the stream of a connection has to know of it. */
export interface StreamSetup {
  /** Whom a client wants to reach. */
  readonly destination?: Untimed<TransportEvent>;
  /** Where `connect` was told to go, for the error that says it never got there. */
  readonly place?: Place;
  readonly allowHalfOpen?: boolean | undefined;
  /** Milliseconds; no limit where absent. */
  readonly handshakeTimeout?: number | undefined;
  /** What the caller's own check said against the peer. */
  readonly refused?: (() => Error | undefined) | undefined;
  /** Made as `new TLSSocket`: a transport that ends before the handshake does is the end and no error, as in node:tls. */
  readonly byHand?: boolean | undefined;
  readonly highWaterMark?: number | undefined;
}
