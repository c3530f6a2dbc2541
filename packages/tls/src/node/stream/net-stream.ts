import type { AddressInfo, SocketConnectOpts } from 'node:net';
import { TlsStream } from './stream.ts';

/** What a `net.Socket` offers, as far as the transport has it. */
export abstract class NetStream extends TlsStream {
  /** Milliseconds, as set with `setTimeout`. */
  timeout = 0;

  get connecting(): boolean {
    return this.transport.stream.connecting ?? false;
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

  get pending(): boolean {
    return this.connecting;
  }
  get readyState(): 'opening' | 'open' | 'readOnly' | 'writeOnly' | 'closed' {
    if (this.connecting) return 'opening';
    if (this.readable) return this.writable ? 'open' : 'readOnly';
    return this.writable ? 'writeOnly' : 'closed';
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
  get localFamily(): string | undefined {
    return this.transport.stream.localFamily;
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

  /** Resets the connection of TCP: the peer sees an error, not an end. */
  resetAndDestroy(): this {
    this.transport.stream.resetAndDestroy?.();
    return this.destroy();
  }

  /** The addresses that were tried, `address:port`. */
  get autoSelectFamilyAttemptedAddresses(): readonly string[] | undefined {
    return (this.transport.stream as { autoSelectFamilyAttemptedAddresses?: readonly string[] })
      .autoSelectFamilyAttemptedAddresses;
  }

  /** Bytes that wait to be written; `undefined` once it is destroyed. */
  get bufferSize(): number | undefined {
    return this.destroyed ? undefined : this.writableLength;
  }

  /** For a socket that was made over nothing: connects what is below it, as the `connect` of a `net.Socket` does. */
  connect(options: SocketConnectOpts, listener?: () => void): this;
  connect(port: number, host: string, listener?: () => void): this;
  connect(port: number | string, listener?: () => void): this;
  connect(...where: readonly unknown[]): this {
    this.transport.stream.connect?.(...(where as [number]));
    return this;
  }
}
