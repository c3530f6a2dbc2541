import type { KeyObject } from 'node:crypto';
import type { ServerOpts, TcpSocketConnectOpts } from 'node:net';
import type { Duplex } from 'node:stream';
import type { PeerCertificate as NodeCertificate } from 'node:tls';
import type { CryptoProvider } from '../../crypto/provider.ts';
import type { TlsEvent } from '../../observe/events.ts';
import type { TrustStore } from '../../x509/index.ts';
import type { AlpnProtocols } from '../common/alpn.ts';
import type { ClientProtocol, ServerProtocol } from '../common/protocol.ts';
import type { SecureContext } from '../context/secure-context.ts';
import type { VersionOptions } from '../names/versions.ts';
import type { TLSSocket } from '../socket/socket.ts';

/** PEM as text or bytes, or DER. */
export type PemOrDer = string | Uint8Array;

/** Many connections with the same roots share the work of reading them when they share a `TrustStore`. */
export type Roots = PemOrDer | readonly PemOrDer[] | TrustStore;

/** What a `SecureContext` is made of; the names and meanings are those of node:tls where it has them. */
export interface SecureContextOptions extends KeyPairOptions, VersionOptions {
  /** The roots to trust. Default: Node's bundled ones and the system's. */
  readonly ca?: Roots | undefined;
  /** Revocation lists, PEM or DER: with them it must be known of every certificate below the root that it is not revoked. */
  readonly crl?: PemOrDer | readonly PemOrDer[] | undefined;
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
  /** `auto`: the fields of RFC 7919, which are used wherever a DHE suite is. Own parameters are not taken. */
  readonly dhparam?: string | Uint8Array | undefined;
  /** Bits of `SSL_OP_NO_TLSv1_2`, `SSL_OP_NO_TLSv1_3` and `SSL_OP_NO_TICKET` count; the others change nothing here. */
  readonly secureOptions?: number | undefined;
  /** Always so here: every certificate in `ca` is trusted, a root or not. */
  readonly allowPartialTrustChain?: boolean | undefined;
  /** Server: `false` has the client's order of suites decide, instead of ours. Default true. */
  readonly honorCipherOrder?: boolean | undefined;
  /** Server: 48 bytes that lock session tickets; servers that share them take each other's. Secret. Default: fresh ones. */
  readonly ticketKeys?: Uint8Array | undefined;
  /** Server: for how many seconds a session can be resumed. Default two hours. */
  readonly sessionTimeout?: number | undefined;
  /** Server: sessions are resumed only where this is the same. */
  readonly sessionIdContext?: string | undefined;
  /** PKCS #12 (RFC 7292), in DER, as `cert` and `key` in one file; opened with `passphrase`. Beside those, or in their place. */
  readonly pfx?: PemOrDer | readonly (PemOrDer | PfxOption)[] | undefined;
  /** Largest handshake message accepted, in bytes. Default 131,072. */
  readonly maxHandshakeMessage?: number | undefined;
  /** Default: node:crypto. */
  readonly provider?: CryptoProvider | undefined;
  /** The clock that certificates are judged by, in milliseconds since 1970. Default: the system's. */
  readonly now?: (() => number) | undefined;
}

/** What client and server have in common. */
export interface CommonOptions extends SecureContextOptions {
  /** Made once by `createSecureContext`, for many connections; all of the above is then taken from it. */
  readonly secureContext?: SecureContext | undefined;
  /** In preference order. */
  readonly ALPNProtocols?: AlpnProtocols | undefined;
  /** Says on standard error what happens, message by message. */
  readonly enableTrace?: boolean | undefined;
  /** Default true, unlike node:tls: waiting to fill packets holds back whole records. */
  readonly noDelay?: boolean | undefined;
}

type Tcp = {
  readonly [K in TcpOption]?: TcpSocketConnectOpts[K] | undefined;
};
type TcpOption = 'port' | 'host' | 'family' | 'lookup' | 'hints' | 'localAddress' | 'localPort' | 'keepAlive';

export interface Psk {
  readonly psk: NodeJS.ArrayBufferView;
  /** What the server knows it by; sent in the clear. */
  readonly identity: string;
}

/** By the server's hint, which only TLS 1.2 has. `null`: there is no key for it. */
export type ClientPskCallback = (hint: string | null) => Psk | null | undefined;
/** `null`: there is no key of that name. */
export type ServerPskCallback = (
  this: TLSSocket,
  socket: TLSSocket,
  identity: string,
) => NodeJS.ArrayBufferView | null | undefined;
/** Answers with `undefined` or `null` for the server's own context. */
export type SniCallback = (
  this: TLSSocket,
  servername: string,
  done: (error: Error | null, context?: SecureContext | null) => void,
) => void;
/** `undefined` refuses the client. `this.setKeyCert` may change the certificate. */
export type AlpnCallback = (
  this: TLSSocket,
  asked: { readonly servername: string; readonly protocols: string[] },
) => string | undefined;

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

/** `pem` may be encrypted with a passphrase of its own. */
export type KeyOption = PemOrDer | KeyObject | { readonly pem: PemOrDer; readonly passphrase?: string | undefined };

/** A PKCS #12 file with a passphrase of its own. */
export interface PfxOption {
  readonly buf: PemOrDer;
  readonly passphrase?: string | undefined;
}

/** A certificate with its chain, and its key: what a server shows, and a client that is asked. */
export interface KeyPairOptions {
  /** The certificate first, then its issuers; PEM may hold several. An array is several certificates to choose from. */
  readonly cert?: PemOrDer | readonly PemOrDer[] | undefined;
  /** One for each certificate, in the same order. */
  readonly key?: KeyOption | readonly KeyOption[] | undefined;
  /** Opens encrypted PEM keys. */
  readonly passphrase?: string | undefined;
  /**
   * How many iterations an encrypted key, or a file of `pfx` with all of its parts, may ask for; five million unless given, and
   * one million of PKCS #12's own derivation, which its integrity code is made with.
   */
  readonly maxPasswordIterations?: number | undefined;
}

export interface ServerOptions extends CommonOptions, Omit<ServerOpts, 'allowHalfOpen' | 'noDelay' | 'pauseOnConnect'> {
  /** Asks clients for a certificate. Default false. */
  readonly requestCert?: boolean | undefined;
  /** False serves clients that show no certificate, or one that is not trusted: see `authorized`. Default true. */
  readonly rejectUnauthorized?: boolean | undefined;
  /** Chooses the context by the name the client asks for, instead of `addContext`. */
  readonly SNICallback?: SniCallback | undefined;
  /** Chooses the application protocol, instead of `ALPNProtocols`. */
  readonly ALPNCallback?: AlpnCallback | undefined;
  /** Keys that both ends were given before. TLS 1.2 needs `ciphers` with PSK in their names. */
  readonly pskCallback?: ServerPskCallback | undefined;
  /** Helps clients of TLS 1.2 to find the right one of their keys. */
  readonly pskIdentityHint?: string | undefined;
  /** What node:tls has no option for: early data, Encrypted Client Hello, padding, raw public keys ... */
  readonly protocol?: ServerProtocol | undefined;
  /** Hands out paused sockets, whose handshake is complete. */
  readonly pauseOnConnect?: boolean | undefined;
  /** Milliseconds for the handshake. Default 120,000. */
  readonly handshakeTimeout?: number | undefined;
  readonly allowHalfOpen?: boolean | undefined;
  /** Everything that happens on each connection; see `tlscope/observe`. */
  readonly observe?: ((event: TlsEvent, socket: TLSSocket) => void) | undefined;
}

/** For `new TLSSocket` over a stream that is there: a client, or with `isServer` a server for this connection alone. */
export interface TLSSocketOptions
  extends Omit<ConnectOptions, 'pskCallback' | 'observe' | 'protocol'>,
    Pick<ServerOptions, 'SNICallback' | 'ALPNCallback' | 'pskIdentityHint' | 'requestCert' | 'handshakeTimeout'> {
  readonly isServer?: boolean | undefined;
  /** Where 'newSession', 'resumeSession', 'OCSPRequest' and 'keylog' go. */
  readonly server?: NodeJS.EventEmitter | undefined;
  readonly pskCallback?: ClientPskCallback | ServerPskCallback | undefined;
  readonly protocol?: ClientProtocol | ServerProtocol | undefined;
  readonly observe?: ((event: TlsEvent) => void) | undefined;
}
