import type { CryptoProvider } from '../../crypto/index.ts';
import type { ClientConfig, ServerConfig, Session } from '../../engine/index.ts';
import type { TrustStore } from '../../x509/index.ts';

/** PEM as text or bytes, or DER. */
export type PemOrDer = string | Uint8Array;

/** Any byte stream with two directions: a `Deno.Conn`, a `WebSocketStream`, `Duplex.toWeb(socket)`, another of ours. */
export interface ByteStreams {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
}

interface CommonOptions {
  /** Default: the one of the package's conditions; `node:crypto` on Node and Bun, pure TypeScript elsewhere. */
  readonly provider?: CryptoProvider;
  /** The clock that certificates are judged by, in milliseconds since 1970. Default: the system's. */
  readonly now?: () => number;
  /** A certificate first, then its issuers; with `key`. For several, see `credentials`. */
  readonly cert?: PemOrDer;
  readonly key?: PemOrDer;
  /** The roots to trust. Default: those the runtime has; in a browser there are none, and they must be given. */
  readonly ca?: PemOrDer | readonly PemOrDer[] | TrustStore;
  /** Aborts the connection, at any time. */
  readonly signal?: AbortSignal;
  /** Milliseconds for the handshake; 0 for no limit. Default 120,000. */
  readonly handshakeTimeout?: number;
}

export interface ConnectOptions extends CommonOptions, Omit<ClientConfig, 'provider' | 'now' | 'trust'> {
  /** Takes each session that can be taken up again: give it as `session` to a later connection. */
  readonly onSession?: (session: Session) => void;
}

/** Of a server. `credentials`, or `cert` and `key`, are needed; `ca` are the roots for clients' certificates. */
export interface AcceptOptions
  extends CommonOptions,
    Omit<ServerConfig, 'provider' | 'now' | 'credentials' | 'clientTrust' | 'earlyData'>,
    Partial<Pick<ServerConfig, 'credentials'>> {}
