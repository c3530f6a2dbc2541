import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ConnectionInfo, ProtocolName } from '../engine/interface.ts';
import {
  type CipherInfo,
  cipherInfo,
  type EphemeralKeyInfo,
  ephemeralKeyInfo,
  legacyChain,
  type PeerCertificate,
  peerCertificate,
} from './describe.ts';
import { notConnected } from './errors.ts';
import { type StreamSetup, TlsStream } from './stream.ts';
import { traceToFile } from './trace-files.ts';

/**
 * One end of a TLS connection as a stream of application data, looking like that of node:tls; made by `connect` and
 * `Server`. Events beside those of a Duplex: 'secureConnect' (client), 'secure' (both), 'keylog' (client), 'timeout' and,
 * from the transport, 'lookup', 'connect', 'ready'.
 */
export class TLSSocket extends TlsStream {
  readonly encrypted = true;
  /** The peer's chain was verified and names the host. */
  authorized = false;
  /** The code of the first failed check, as node:tls names it: `CERT_HAS_EXPIRED`. */
  authorizationError: string | null = null;
  /** `false` where none was agreed on, `null` before the handshake is complete. */
  alpnProtocol: string | false | null = null;
  /** The server_name that was sent or received. */
  servername: string | false | null = null;
  /** Milliseconds, as set with `setTimeout`. */
  timeout = 0;

  constructor(transport: Duplex, setup: StreamSetup) {
    super(transport, setup);
    for (const event of ['lookup', 'connect', 'ready']) {
      transport.on(event, (...values: unknown[]) => this.emit(event, ...values));
    }
    const { stream } = this.transport;
    traceToFile(this, {
      name: () => this.servername || undefined,
      peer: () => stream.remoteAddress && `${stream.remoteAddress}:${stream.remotePort}`,
      over: (done) => this.once('close', done),
    });
  }

  protected override established(info: ConnectionInfo): void {
    this.authorized = info.authorized;
    this.authorizationError = info.authorizationError?.code ?? null;
    this.alpnProtocol = info.alpn ?? false;
    this.servername = info.serverName ?? false;
    this.emit('secure');
    if (this.engine!.side === 'client') this.emit('secureConnect');
  }

  get connecting(): boolean {
    return this.transport.stream.connecting ?? false;
  }

  getProtocol(): ProtocolName | null {
    return this.info?.protocol ?? null;
  }

  getCipher(): CipherInfo | undefined {
    return this.info && cipherInfo(this.info);
  }

  /** `null` before the handshake, empty where the peer sent none. `detailed` links each certificate to its issuer. */
  getPeerCertificate(detailed = false): PeerCertificate | null {
    return this.info ? peerCertificate(this.info, detailed) : null;
  }

  /** Our own certificate; empty where we sent none. */
  getCertificate(): PeerCertificate | null {
    return this.info ? legacyChain(this.info.localCertificates, false) : null;
  }

  getEphemeralKeyInfo(): EphemeralKeyInfo | Record<string, never> | null {
    return this.info && this.engine?.side === 'client' ? ephemeralKeyInfo(this.info) : null;
  }

  /** RFC 9846 §7.5, RFC 5705: `length` bytes for another protocol. Throws `CallerFault` before the handshake is complete. */
  exportKeyingMaterial(length: number, label: string, context?: Uint8Array): Buffer {
    if (this.info === undefined) throw notConnected('exportKeyingMaterial');
    return Buffer.from(this.info.exportKeyingMaterial(label, context, length));
  }

  /** TLS 1.3: fresh keys for our writing and, where asked, for the peer's. Throws `CallerFault` where there are none. */
  updateKeys(requestUpdate = true): void {
    if (this.info === undefined) throw notConnected('updateKeys');
    this.act(this.engine!.updateKeys(requestUpdate));
  }

  /** Emits 'timeout' after `milliseconds` without traffic; 0 switches it off. The connection stays as it is. */
  setTimeout(milliseconds: number, callback?: () => void): this {
    this.timeout = milliseconds;
    this.idle.set(milliseconds);
    if (callback === undefined) return this;
    if (milliseconds > 0) this.once('timeout', callback);
    else this.off('timeout', callback);
    return this;
  }

  setNoDelay(noDelay?: boolean): this {
    this.transport.stream.setNoDelay?.(noDelay);
    return this;
  }

  setKeepAlive(enable?: boolean, initialDelay?: number): this {
    this.transport.stream.setKeepAlive?.(enable, initialDelay);
    return this;
  }

  ref(): this {
    this.transport.stream.ref?.();
    return this;
  }

  unref(): this {
    this.transport.stream.unref?.();
    return this;
  }

  address(): AddressInfo | Record<string, never> {
    return (this.transport.stream.address?.() as AddressInfo | undefined) ?? {};
  }

  get remoteAddress(): string | undefined {
    return this.transport.stream.remoteAddress;
  }
  get remotePort(): number | undefined {
    return this.transport.stream.remotePort;
  }
  get remoteFamily(): string | undefined {
    return this.transport.stream.remoteFamily;
  }
  get localAddress(): string | undefined {
    return this.transport.stream.localAddress;
  }
  get localPort(): number | undefined {
    return this.transport.stream.localPort;
  }
  /** On the wire, records and handshake included. */
  get bytesRead(): number | undefined {
    return this.transport.stream.bytesRead;
  }
  get bytesWritten(): number | undefined {
    return this.transport.stream.bytesWritten;
  }

  /** Ends, then destroys once everything is written. */
  destroySoon(): void {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', () => this.destroy());
  }
}
