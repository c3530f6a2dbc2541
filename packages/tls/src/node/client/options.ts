import type { TcpSocketConnectOpts } from 'node:net';
import type { Duplex } from 'node:stream';
import type { PeerCertificate as NodeCertificate } from 'node:tls';
import type { TlsEvent } from '../../observe/index.ts';
import type { ClientProtocol, ClientPskCallback, CommonOptions } from '../common/index.ts';

type Tcp = {
  readonly [K in TcpOption]?: TcpSocketConnectOpts[K] | undefined;
};
type TcpOption = 'port' | 'host' | 'family' | 'lookup' | 'hints' | 'localAddress' | 'localPort' | 'keepAlive';

export interface ConnectOptions extends CommonOptions, Tcp {
  /** A Unix socket or named pipe, instead of `host` and `port`. */
  readonly path?: string | undefined;
  /** Any byte stream to run over, instead of a new TCP connection (STARTTLS). */
  readonly socket?: Duplex | undefined;
  /** The name the certificate must be for and that is sent as server_name. Default: `host`. Empty: none is sent. */
  readonly servername?: string | undefined;
  /** False completes the handshake with a peer that is not authentic; the failed checks stay visible. Default true. */
  readonly rejectUnauthorized?: boolean | undefined;
  /**
   * The Common Name counts as the host's where the certificate has no DNS name, as with node:tls and against RFC 9525 §6.3.
   * For certificates from long ago; anybody who may write a Common Name may then pose as the host. Default false.
   */
  readonly allowCommonName?: boolean | undefined;
  /**
   * Judges the name instead of the usual check, once the chain is trusted: any answer but a falsy one refuses the server, be it
   * an error, `true` or a promise. Asked again before a session is offered. Keep to `checkServerIdentity` beside what you add.
   */
  readonly checkServerIdentity?: ((hostname: string, cert: NodeCertificate) => unknown) | undefined;
  /** What `getSession` or the 'session' event of an earlier connection to this host gave: a shorter handshake. Secret. */
  readonly session?: Uint8Array | undefined;
  /** Asks for an OCSP response, which the 'OCSPResponse' event tells; one that says "revoked" refuses. Default false. */
  readonly requestOCSP?: boolean | undefined;
  /** The keys both ends were given before. TLS 1.2 needs `ciphers` with PSK in their names. */
  readonly pskCallback?: ClientPskCallback | undefined;
  /** In bits. Fields of less than 2048 are never used; more leaves the smaller ones of RFC 7919 out. */
  readonly minDHSize?: number | undefined;
  /** What node:tls has no option for: early data, Encrypted Client Hello, padding, raw public keys ... */
  readonly protocol?: ClientProtocol | undefined;
  /** Reads into one buffer instead of a stream; `false` pauses. */
  readonly onread?:
    | {
        readonly buffer: Uint8Array | (() => Uint8Array);
        readonly callback: (bytes: number, buffer: Uint8Array) => unknown;
      }
    | undefined;
  /** Bytes of application data that wait before reading and writing is held back. */
  readonly highWaterMark?: number | undefined;
  /** Milliseconds without any traffic after which 'timeout' is emitted. */
  readonly timeout?: number | undefined;
  /** Default false: when the peer has ended, we end too. */
  readonly allowHalfOpen?: boolean | undefined;
  /** Everything that happens, as it happens; see `tlscope/observe`. */
  readonly observe?: ((event: TlsEvent) => void) | undefined;
  /** Aborting destroys the connection. */
  readonly signal?: AbortSignal | undefined;
}
