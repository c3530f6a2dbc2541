import type { CryptoProvider } from '../crypto/index.ts';
import type { ConnectionInfo, Watchable } from '../engine/index.ts';
import type { TrustStore } from '../x509/index.ts';

/** What a runtime brings with it. One file beside this for each kind; the package's `#host` import chooses it. */
export interface Host {
  readonly provider: CryptoProvider;
  /** The roots that this runtime trusts; absent where it does not tell. */
  readonly roots?: () => TrustStore;
  /** Told of each connection at its beginning, where the runtime may want a trace of it. */
  readonly begun?: (connection: Begun) => void;
}

export interface Begun extends Watchable {
  /** Absent until the handshake is complete. */
  readonly info: ConnectionInfo | undefined;
  readonly closed: Promise<void>;
}
