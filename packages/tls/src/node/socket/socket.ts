import type { X509Certificate } from 'node:crypto';
import { Socket } from 'node:net';
import { addAbortSignal, type Duplex } from 'node:stream';
import type { DetailedPeerCertificate, PeerCertificate as NodeCertificate } from 'node:tls';
import {
  type ConnectionInfo,
  type ProtocolName,
  type Session,
  sessionToBytes,
  type TlsEngine,
} from '../../engine/index.ts';
import type { TransportEvent, Untimed } from '../../observe/index.ts';
import { MAX_PLAINTEXT } from '../../wire/index.ts';
import type { SetupChanges, SocketSetup } from '../common/index.ts';
import { createSecureContext, SecureContext, type SecureContextOptions } from '../context/index.ts';
import {
  badType,
  nameFromServer,
  noRenegotiation,
  notConnected,
  outOfRange,
  requireLength,
  requireString,
  requireView,
  tooLate,
} from '../errors/index.ts';
import {
  type CipherInfo,
  certificateOf,
  cipherInfo,
  type EphemeralKeyInfo,
  ephemeralKeyInfo,
  legacyChain,
  opensslScheme,
  type PeerCertificate,
  peerCertificate,
} from '../names/index.ts';
import { NetStream } from '../stream/index.ts';
import { traceToFile, traceToStandardError } from '../trace/index.ts';
import { setupOf } from './by-hand.ts';
import { BufferReader, type OnRead } from './onread.ts';
import type { SocketOptionsFor } from './options.ts';

/** For `new TLSSocket` over a stream that is there: a client, or with `isServer` a server for this connection alone. */
export interface TLSSocketOptions extends SocketOptionsFor<TLSSocket> {}

/**
 * One end of a TLS connection as a stream of application data, looking like that of node:tls; made by `connect` and
 * `Server`. Events beside those of a Duplex: 'secureConnect' (client), 'secure' (both), 'keylog' (client), 'earlyData' and
 * 'clientCertificate' (server), 'timeout' and, from the transport, 'lookup', 'connect', 'ready'.
 */
export class TLSSocket extends NetStream {
  readonly encrypted = true;
  /** The peer's chain was verified and names the host. */
  authorized = false;
  /** The code of the first failed check, as node:tls names it: `CERT_HAS_EXPIRED`. */
  authorizationError: string | null = null;
  /** `false` where none was agreed on, `null` before the handshake is complete. */
  alpnProtocol: string | false | null = null;
  /** The server_name that was sent or received. */
  servername: string | false | null = null;

  readonly #setup: SocketSetup<TLSSocket>;
  #session: Session | undefined;
  #reader: BufferReader | undefined;

  /**
   * Over a stream that is there, or one that is connected later: a client, or with `isServer` a server's end. Takes the options of `connect` or
   * `createServer`, and throws on those it cannot follow. The handshake begins by itself.
   */
  constructor(stream?: Duplex | null, options: TLSSocketOptions | SocketSetup<TLSSocket> = {}) {
    const transport = stream ?? new Socket({ allowHalfOpen: true });
    const setup = 'engine' in options ? options : setupOf<TLSSocket>(options, stream, transport);
    super(transport, setup);
    this.#setup = setup;
    for (const event of ['lookup', 'connect', 'ready']) {
      transport.on(event, (...values: unknown[]) => this.emit(event, ...values));
    }
    // As in node:tls: what a stranger does to a connection that somebody made by hand must not end the process.
    if (!('engine' in options)) this.on('error', (error) => this.emit('_tlsError', error));
    if (!('engine' in options) && options.signal) addAbortSignal(options.signal, this);
    const { stream: below } = this.transport;
    traceToFile(this, {
      name: () => this.servername || undefined,
      peer: () => below.remoteAddress && `${below.remoteAddress}:${below.remotePort}`,
      over: (done) => this.once('close', done),
    });
  }

  protected override makeEngine(): TlsEngine {
    return this.#setup.engine(this);
  }

  protected override tell(event: Untimed<TransportEvent>): void {
    this.#setup.see?.(event, this);
  }

  protected override established(info: ConnectionInfo): void {
    this.#trust(info);
    this.alpnProtocol = info.alpn ?? false;
    this.servername = info.serverName ?? false;
    const refused = this.#setup.refused?.();
    if (refused !== undefined) this.#mistrust(refused);
    if (this.#setup.asksForOcsp) this.emit('OCSPResponse', info.ocspResponse ? Buffer.from(info.ocspResponse) : null);
    if (this.destroyed) return;
    this.emit('secure');
    if (this.engine!.side === 'client') this.emit('secureConnect');
  }

  protected override authenticated(info: ConnectionInfo): void {
    this.#trust(info);
    this.emit('clientCertificate');
  }

  #trust({ authorized, authorizationError }: ConnectionInfo): void {
    this.authorized = authorized;
    this.authorizationError = authorizationError?.code ?? null;
  }

  protected override keep(fresh: readonly Session[]): void {
    // What the caller's own check said of the server is part of what is remembered of it.
    const sessions = this.#setup.refused?.() === undefined ? fresh : fresh.map(mistrusted);
    this.#session = sessions.at(-1);
    // After 'secureConnect', where they came with the end of the handshake.
    process.nextTick(() => {
      if (this.listenerCount('session') === 0) return;
      for (const session of sessions) this.emit('session', Buffer.from(sessionToBytes(session)));
    });
  }

  #mistrust(error: Error & { readonly code?: unknown }): void {
    this.authorized = false;
    this.authorizationError = String(error.code ?? error.message);
  }

  getProtocol(): ProtocolName | null {
    return this.info?.protocol ?? null;
  }

  /** Like node:tls it is typed as if it were always there: before the handshake it is `undefined`. */
  getCipher(): CipherInfo {
    return (this.info && cipherInfo(this.info)) as CipherInfo;
  }

  /** `null` before the handshake, empty where the peer sent none. `detailed` links each certificate to its issuer. */
  getPeerCertificate(detailed: true): DetailedPeerCertificate;
  getPeerCertificate(detailed?: boolean): NodeCertificate;
  getPeerCertificate(detailed = false): NodeCertificate {
    return (this.info ? peerCertificate(this.info, detailed) : null) as NodeCertificate;
  }

  /** Our own certificate; empty where we sent none. */
  getCertificate(): PeerCertificate | null {
    return this.info ? legacyChain(this.info.localCertificates, false) : null;
  }

  /** As `X509Certificate` of node:crypto. */
  getPeerX509Certificate(): X509Certificate | undefined {
    return certificateOf(this.info?.peerCertificates);
  }

  getX509Certificate(): X509Certificate | undefined {
    return certificateOf(this.info?.localCertificates);
  }

  /** Our Finished message of the handshake, and the peer's: what channel bindings are made of. */
  getFinished(): Buffer | undefined {
    return this.info && Buffer.from(this.info.localFinished);
  }

  getPeerFinished(): Buffer | undefined {
    return this.info && Buffer.from(this.info.peerFinished);
  }

  /** Client: the newest session, for the `session` option of the next connection. Secret. Each is an event of its own too. */
  getSession(): Buffer | undefined {
    return this.#session && Buffer.from(sessionToBytes(this.#session));
  }

  /** Client: the ticket in it. */
  getTLSTicket(): Buffer | undefined {
    return this.#session?.ticket.length ? Buffer.from(this.#session.ticket) : undefined;
  }

  isSessionReused(): boolean {
    return this.info?.resumed ?? false;
  }

  /** Server: the signature schemes that both ends have, as OpenSSL spells them. */
  getSharedSigalgs(): string[] {
    return (this.info?.sharedSignatureSchemes ?? []).map(opensslScheme);
  }

  /** Before the handshake: the session to take up. What is not one of ours is passed over. */
  setSession(session: Uint8Array): void {
    this.#change({ session });
  }

  /** Before the handshake: the name to ask for, which the certificate must have. */
  setServername(servername: string): void {
    requireString('name', servername);
    if (this.#setup.destination === undefined) throw nameFromServer();
    this.#change({ servername });
  }

  /** Server, in `ALPNCallback` or `SNICallback`: the certificate and key for this connection. Throws `CallerFault`. */
  setKeyCert(context: SecureContextOptions | SecureContext): void {
    this.#change({ secureContext: context instanceof SecureContext ? context : createSecureContext(context) });
  }

  /** For the option `onread`, of `connect`. */
  readInto(onread: OnRead): void {
    this.#reader = new BufferReader(onread, () => super.deliver(null));
  }

  protected override deliver(bytes: Uint8Array | null): boolean {
    return this.#reader === undefined ? super.deliver(bytes) : this.#reader.take(bytes);
  }

  override pause(): this {
    this.#reader?.pause();
    return super.pause();
  }

  override resume(): this {
    if (this.#reader?.resume()) this._read();
    return super.resume();
  }

  #change(changes: SetupChanges): void {
    if (this.info !== undefined) throw tooLate();
    this.#setup.change?.(changes);
  }

  /** From now on records carry so many bytes at most: 512 to 16,384. Says whether that can be had. */
  setMaxSendFragment(size: number): boolean {
    if (typeof size !== 'number') throw badType('size', 'number', size);
    if (!Number.isInteger(size)) throw outOfRange('size', 'an integer', size);
    if (Math.abs(size) >= 2 ** 31) throw outOfRange('size', '>= -2147483648 && <= 2147483647', size);
    if (size < 512 || size > MAX_PLAINTEXT) return false;
    this.fragment = size;
    return true;
  }

  /** Says on standard error what happens on this connection, message by message. */
  enableTrace(): void {
    traceToStandardError(this);
  }

  /** A peer cannot make this end renegotiate anyway. */
  disableRenegotiation(): void {}

  /** Not offered: `updateKeys` makes fresh keys. `callback` gets the error; returns false. */
  renegotiate(_options: object, callback?: (error: Error | null) => void): boolean {
    if (callback !== undefined) process.nextTick(callback, noRenegotiation());
    return false;
  }

  getEphemeralKeyInfo(): EphemeralKeyInfo | Record<string, never> | null {
    return this.info && this.engine?.side === 'client' ? ephemeralKeyInfo(this.info) : null;
  }

  /** RFC 9846 §7.5, RFC 5705: `length` bytes for another protocol. Throws `CallerFault` before the handshake is complete. */
  exportKeyingMaterial(length: number, label: string, context?: Uint8Array): Buffer {
    requireLength('length', length);
    requireString('label', label);
    if (context !== undefined) requireView('context', context);
    if (this.info === undefined) throw notConnected();
    return Buffer.from(this.info.exportKeyingMaterial(label, context, length));
  }

  /** TLS 1.3: fresh keys for our writing and, where asked, for the peer's. Throws `CallerFault` where there are none. */
  updateKeys(requestUpdate = true): void {
    if (this.info === undefined) throw notConnected();
    this.act(this.engine!.updateKeys(requestUpdate));
  }

  /**
   * Server, TLS 1.3: asks for the client's certificate now (RFC 9846 §4.7.2). When it has answered, 'clientCertificate' is
   * emitted and `authorized` says what came of it. Throws `CallerFault` where the client did not offer that.
   */
  requestClientCertificate(): void {
    if (this.info === undefined) throw notConnected();
    this.act(this.engine!.requestClientCertificate());
  }

  /** All that is known of the connection: what became of early data and of ECH, staples, timestamps, channel bindings. */
  get connectionInfo(): ConnectionInfo | undefined {
    return this.info;
  }
}

const mistrusted = (session: Session): Session => ({
  ...session,
  state: { ...session.state, peer: { ...session.state.peer, authorized: 0 } },
});
