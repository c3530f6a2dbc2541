import type { KeyObject } from 'node:crypto';
import type { ServerOpts, TcpSocketConnectOpts } from 'node:net';
import type { Duplex } from 'node:stream';
import type { CryptoProvider } from '../crypto/provider.ts';
import type { ProtocolName } from '../engine/interface.ts';
import type { TlsEvent } from '../observe/events.ts';
import type { TrustStore } from '../x509/index.ts';
import type { TLSSocket } from './socket.ts';

/** PEM as text or bytes, or DER. */
export type PemOrDer = string | Uint8Array;

/** Many connections with the same roots share the work of reading them when they share a `TrustStore`. */
export type Roots = PemOrDer | readonly PemOrDer[] | TrustStore;

/** What client and server have in common; the names and meanings are those of node:tls where it has them. */
export interface CommonOptions {
  readonly minVersion?: ProtocolName | undefined;
  readonly maxVersion?: ProtocolName | undefined;
  /** OpenSSL or IANA names separated by colons, in preference order. Static RSA is used only where it is named. */
  readonly ciphers?: string | undefined;
  /** The same as a list of IANA names; goes before `ciphers`. */
  readonly cipherSuites?: readonly string[] | undefined;
  /** `X25519:P-256`, in preference order; `auto` is our own order. */
  readonly ecdhCurve?: string | undefined;
  /** The same as a list of registry names; goes before `ecdhCurve`. */
  readonly groups?: readonly string[] | undefined;
  /** Signature schemes separated by colons: `ecdsa_secp256r1_sha256`, `RSA-PSS+SHA256`. */
  readonly sigalgs?: string | undefined;
  /** In preference order. */
  readonly ALPNProtocols?: readonly string[] | undefined;
  /** Largest handshake message accepted, in bytes. Default 131,072. */
  readonly maxHandshakeMessage?: number | undefined;
  /** Default true, unlike node:tls: waiting to fill packets holds back whole records. */
  readonly noDelay?: boolean | undefined;
  /** Default: node:crypto. */
  readonly provider?: CryptoProvider | undefined;
  /** The clock that certificates are judged by, in milliseconds since 1970. Default: the system's. */
  readonly now?: (() => number) | undefined;
}

type Tcp = Partial<
  Pick<
    TcpSocketConnectOpts,
    'port' | 'host' | 'family' | 'lookup' | 'hints' | 'localAddress' | 'localPort' | 'keepAlive'
  >
>;

export interface ConnectOptions extends CommonOptions, KeyPairOptions, Tcp {
  /** A Unix socket or named pipe, instead of `host` and `port`. */
  readonly path?: string | undefined;
  /** Any byte stream to run over, instead of a new TCP connection (STARTTLS). */
  readonly socket?: Duplex | undefined;
  /** The name the certificate must be for and that is sent as server_name. Default: `host`. Empty: none is sent. */
  readonly servername?: string | undefined;
  /** The roots to trust. Default: Node's bundled ones and the system's. */
  readonly ca?: Roots | undefined;
  /** False completes the handshake with a peer that is not authentic; the failed checks stay visible. Default true. */
  readonly rejectUnauthorized?: boolean | undefined;
  /** Milliseconds without any traffic after which 'timeout' is emitted. */
  readonly timeout?: number | undefined;
  /** Default false: when the peer has ended, we end too. */
  readonly allowHalfOpen?: boolean | undefined;
  /** Everything that happens, as it happens; see `tlscope/observe`. */
  readonly observe?: ((event: TlsEvent) => void) | undefined;
  /** Aborting destroys the connection. */
  readonly signal?: AbortSignal | undefined;
}

/** A certificate with its chain, and its key: what a server shows, and a client that is asked. */
export interface KeyPairOptions {
  /** The certificate first, then its issuers; PEM may hold several. An array is several certificates to choose from. */
  readonly cert?: PemOrDer | readonly PemOrDer[] | undefined;
  /** One for each certificate, in the same order. */
  readonly key?: PemOrDer | KeyObject | readonly (PemOrDer | KeyObject)[] | undefined;
  /** Opens encrypted PEM keys. */
  readonly passphrase?: string | undefined;
}

export interface ServerOptions extends CommonOptions, KeyPairOptions, Omit<ServerOpts, 'allowHalfOpen' | 'noDelay'> {
  /** Asks clients for a certificate. Default false. */
  readonly requestCert?: boolean | undefined;
  /** False serves clients that show no certificate, or one that is not trusted: see `authorized`. Default true. */
  readonly rejectUnauthorized?: boolean | undefined;
  /** The roots to trust for clients' certificates, as in `ConnectOptions`. */
  readonly ca?: Roots | undefined;
  /** Milliseconds for the handshake. Default 120,000. */
  readonly handshakeTimeout?: number | undefined;
  readonly allowHalfOpen?: boolean | undefined;
  /** Everything that happens on each connection; see `tlscope/observe`. */
  readonly observe?: ((event: TlsEvent, socket: TLSSocket) => void) | undefined;
}
