import type { TlsEngine } from '../../engine/index.ts';
import type { TransportEvent, Untimed } from '../../observe/index.ts';
import type { SecureContext } from '../context/index.ts';
import type { StreamSetup } from '../stream/index.ts';

/** What `connect` and `Server` know about a connection when they make its socket. */
export interface SocketSetup<Socket> extends StreamSetup {
  /** Called once, when the transport is connected. */
  readonly engine: (socket: Socket) => TlsEngine;
  /** Where what becomes of the transport is told; absent where nobody looks. */
  readonly see?: ((event: Untimed<TransportEvent>, socket: Socket) => void) | undefined;
  /** Changes what the engine is made with, as long as there is none. */
  readonly change?: ((changes: SetupChanges) => void) | undefined;
  /** The server was asked for an OCSP response. */
  readonly asksForOcsp?: boolean | undefined;
}

export interface SetupChanges {
  readonly servername?: string;
  readonly session?: Uint8Array;
  readonly secureContext?: SecureContext;
}
