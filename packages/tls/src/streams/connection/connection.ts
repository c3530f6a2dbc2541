import {
  type ConnectionInfo,
  type Observer,
  type Outcome,
  type Session,
  type TlsEngine,
  type Watchable,
  watch,
} from '../../engine/index.ts';
import { Deferred } from './deferred.ts';
import { aborted, badChunk, handshakeTimeout } from './faults.ts';
import { Lower } from './lower.ts';
import type { ByteStreams } from './options.ts';

/** What surrounds a connection from its first moment. */
export interface Surroundings {
  readonly signal?: AbortSignal | undefined;
  readonly handshakeTimeout?: number | undefined;
  readonly onSession?: ((session: Session) => void) | undefined;
  /** Told of the connection before anything happens on it. */
  readonly begun?: ((connection: TlsConnection) => void) | undefined;
}

const HANDSHAKE_TIMEOUT = 120_000;
/** How much is sealed at a time, and how much waits for the reader. */
const PORTION = 65_536;

/** One end of a TLS connection; its streams carry application data. Made by `connect` and `accept`. */
export class TlsConnection implements ByteStreams, Watchable {
  /** Ends at the peer's close_notify. Cancelling it drops what still comes. */
  readonly readable: ReadableStream<Uint8Array>;
  /** Closing it sends close_notify; the other direction stays open. Aborting it aborts the connection. */
  readonly writable: WritableStream<Uint8Array>;
  /** Resolves when both directions have ended as they should; rejects with what went wrong instead. */
  readonly closed: Promise<void>;
  readonly #engine: TlsEngine;
  readonly #lower: Lower;
  readonly #surroundings: Surroundings;
  readonly #opened = new Deferred();
  readonly #over = new Deferred();
  #reading!: ReadableStreamDefaultController<Uint8Array>;
  #writing!: WritableStreamDefaultController;
  #wake = (): void => {};
  #goOn = (): void => {};
  #dropping = false;
  #peerEnded = false;
  #ended = false;
  #isOver = false;

  private constructor(transport: ByteStreams, engine: TlsEngine, surroundings: Surroundings) {
    this.#engine = engine;
    this.#lower = new Lower(transport);
    this.#surroundings = surroundings;
    this.closed = this.#over.promise;
    this.readable = new ReadableStream(
      {
        start: (controller) => {
          this.#reading = controller;
        },
        pull: () => this.#wake(),
        cancel: () => this.#drop(),
      },
      { highWaterMark: PORTION, size: (chunk) => chunk.length },
    );
    this.writable = new WritableStream({
      start: (controller) => {
        this.#writing = controller;
      },
      write: (chunk) => this.#write(chunk),
      close: () => this.#end(),
      abort: (reason) => this.abort(reason),
    });
  }

  /** Resolves once the handshake is complete. Rejects with the fault, with the signal's reason, or as the transport does. */
  static async open(transport: ByteStreams, engine: TlsEngine, surroundings: Surroundings): Promise<TlsConnection> {
    const { signal, handshakeTimeout: limit = HANDSHAKE_TIMEOUT } = surroundings;
    signal?.throwIfAborted();
    const connection = new TlsConnection(transport, engine, surroundings);
    const abort = (): void => connection.abort(signal!.reason);
    signal?.addEventListener('abort', abort);
    connection.closed.catch(() => {}).then(() => signal?.removeEventListener('abort', abort));
    const timer = limit > 0 ? setTimeout(() => connection.abort(handshakeTimeout(limit)), limit) : undefined;
    surroundings.begun?.(connection);
    connection.#pump();
    await connection.#opened.promise.finally(() => clearTimeout(timer));
    return connection;
  }

  /** What the handshake agreed on, and who the peer is. */
  get info(): ConnectionInfo {
    return this.#engine.connection!;
  }

  /** TLS 1.3: fresh keys for our writing and, where asked, for the peer's. Rejects where there are none. */
  async updateKeys(requestUpdate = true): Promise<void> {
    const { send, fault } = this.#engine.updateKeys(requestUpdate);
    await this.#lower.send(send);
    if (fault !== undefined) this.#fail(fault);
  }

  /** For `observe`. */
  [watch](observer: Observer | undefined): void {
    this.#engine.observe(observer);
  }

  /** Ends the connection at once, without a close_notify: the peer knows that data may be missing. */
  abort(reason: unknown = aborted()): void {
    if (this.#isOver) return;
    this.#stop(reason);
    this.#lower.abort(reason);
  }

  async #pump(): Promise<void> {
    try {
      await this.#act(this.#engine.start());
      while (!this.#isOver && !this.#peerEnded) {
        const bytes = await this.#lower.read();
        if (this.#isOver) return;
        await this.#act(bytes === undefined ? this.#engine.receiveEnd() : this.#engine.receive(bytes));
        await this.#room();
      }
    } catch (error) {
      this.abort(error);
    }
  }

  /** Everything one call of the engine led to, in order: the answer, the news, the data, the end. */
  async #act(outcome: Outcome): Promise<void> {
    const replied = this.#lower.reply(outcome.send);
    if (outcome.connected) this.#opened.resolve();
    for (const session of outcome.sessions) this.#surroundings.onSession?.(session);
    for (const bytes of outcome.data) {
      if (!this.#dropping) this.#reading.enqueue(bytes);
    }
    if (outcome.fault !== undefined) return this.#fail(outcome.fault);
    if (outcome.peerClosed) this.#endedByPeer();
    if (!this.#engine.renegotiating) this.#goOn();
    await replied;
    if (outcome.waiting === undefined) return;
    await outcome.waiting.ready;
    if (!this.#isOver) await this.#act(this.#engine.resume());
  }

  /** Nothing is read from the transport while our reader has enough. */
  async #room(): Promise<void> {
    if (this.#isOver || this.#dropping || this.#reading.desiredSize! > 0) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }

  /** While another handshake of TLS 1.2 runs the engine would only keep what is written. */
  async #turn(): Promise<void> {
    if (this.#isOver || !this.#engine.renegotiating) return;
    await new Promise<void>((resolve) => {
      this.#goOn = resolve;
    });
  }

  async #write(chunk: unknown): Promise<void> {
    if (!(chunk instanceof Uint8Array)) throw badChunk('application data');
    for (let from = 0; from < chunk.length; from += PORTION) {
      await this.#turn();
      const { send, fault } = this.#engine.write(chunk.subarray(from, from + PORTION));
      await this.#lower.send(send);
      if (fault !== undefined) throw fault;
    }
  }

  /**
   * RFC 9846 §6.1: close_notify. The transport's own direction stays open until the peer has ended too: that of a tunnel
   * may know no half-closed state.
   */
  async #end(): Promise<void> {
    await this.#turn();
    this.#ended = true;
    await this.#lower.send(this.#engine.close().send);
    await this.#finish();
  }

  #endedByPeer(): void {
    this.#peerEnded = true;
    if (!this.#dropping) this.#reading.close();
    void this.#finish();
  }

  /** Once our end is said, and the peer's too or of no interest. */
  async #finish(): Promise<void> {
    if (this.#isOver || !this.#ended || !(this.#peerEnded || this.#dropping)) return;
    this.#isOver = true;
    await (this.#peerEnded ? this.#lower.finish() : this.#lower.shut());
    this.#over.resolve();
  }

  #drop(): Promise<void> {
    this.#dropping = true;
    this.#wake();
    return this.#finish();
  }

  #fail(fault: Error): void {
    if (this.#isOver) return;
    this.#stop(fault);
    void this.#lower.shut();
  }

  #stop(reason: unknown): void {
    this.#isOver = true;
    this.#opened.reject(reason);
    this.#over.reject(reason);
    if (!this.#dropping) this.#reading.error(reason);
    this.#writing.error(reason);
    this.#wake();
    this.#goOn();
  }
}
