import type { ServerOpts } from 'node:net';
import type { TlsEvent } from '../../observe/index.ts';
import type { CommonOptions, ServerProtocol, ServerPskCallback } from '../common/index.ts';
import type { SecureContext } from '../context/index.ts';

/** Answers with `undefined` or `null` for the server's own context. */
export type SniCallback<Socket> = (
  this: Socket,
  servername: string,
  done: (error: Error | null, context?: SecureContext | null) => void,
) => void;
/** `undefined` refuses the client. `this.setKeyCert` may change the certificate. */
export type AlpnCallback<Socket> = (
  this: Socket,
  asked: { readonly servername: string; readonly protocols: string[] },
) => string | undefined;

/** `Socket` is the type of those that the callbacks are called for: that of `TLSSocket`, which is declared above this. */
export interface ServerOptionsFor<Socket>
  extends CommonOptions,
    Omit<ServerOpts, 'allowHalfOpen' | 'noDelay' | 'pauseOnConnect'> {
  /** Asks clients for a certificate. Default false. */
  readonly requestCert?: boolean | undefined;
  /** False serves clients that show no certificate, or one that is not trusted: see `authorized`. Default true. */
  readonly rejectUnauthorized?: boolean | undefined;
  /** Chooses the context by the name the client asks for, instead of `addContext`. */
  readonly SNICallback?: SniCallback<Socket> | undefined;
  /** Chooses the application protocol, instead of `ALPNProtocols`. */
  readonly ALPNCallback?: AlpnCallback<Socket> | undefined;
  /** Keys that both ends were given before. TLS 1.2 needs `ciphers` with PSK in their names. */
  readonly pskCallback?: ServerPskCallback<Socket> | undefined;
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
  readonly observe?: ((event: TlsEvent, socket: Socket) => void) | undefined;
}
