import { Duplex } from 'node:stream';
import {
  type ConnectionInfo,
  type Observer,
  type Outcome,
  type Session,
  type TlsEngine,
  type Watchable,
  watch,
} from '../../engine/index.ts';
import type { Side, TransportEvent, Untimed } from '../../observe/index.ts';
import { MAX_PLAINTEXT, PeerFault, type TlsFault } from '../../wire/index.ts';
import { asNodeError, handshakeTimeout, transportClosed } from '../errors/index.ts';
import { gather, pieces } from './fragments.ts';
import { IdleTimer } from './idle.ts';
import type { StreamSetup } from './setup.ts';
import { Story } from './story.ts';
import { type Done, Transport } from './transport.ts';

/** An engine between a transport and whoever reads and writes application data: back-pressure, ends and errors. */
export abstract class TlsStream extends Duplex implements Watchable {
  protected readonly transport: Transport;
  protected engine: TlsEngine | undefined;
  protected readonly idle = new IdleTimer(() => this.emit('timeout'));
  readonly #deadline: IdleTimer;
  readonly #setup: StreamSetup;
  readonly #story: Story;
  #watcher: Observer | undefined;
  /** A write or an end that waits for a handshake. */
  #waiting: ((error?: Error) => void) | undefined;
  /** What the engine is parked for, or was last. */
  #waitsFor: Promise<void> | undefined;
  /** Bytes of the latest write. */
  #writing = 0;
  #peerClosed = false;
  #transportEnded = false;
  #fault: TlsFault | undefined;

  constructor(transport: Duplex, setup: StreamSetup) {
    const { allowHalfOpen = false, highWaterMark } = setup;
    super({ allowHalfOpen, emitClose: false, ...(highWaterMark !== undefined && { highWaterMark }) });
    this.#setup = setup;
    this.#story = new Story(this.#side);
    this.transport = new Transport(transport, {
      data: (bytes) => this.#received(bytes),
      end: () => this.#ended(),
      error: (error) => this.#failed(error),
      close: () => this.#ended(),
    });
    const limit = setup.handshakeTimeout ?? 0;
    this.#deadline = new IdleTimer(() => this.#giveUp(limit));
    this.#deadline.set(limit);
    const { connecting, pending } = this.transport.stream;
    const later = connecting || pending === true;
    if (later) transport.once('connect', () => this.#begin());
    process.nextTick(() => {
      if (setup.destination !== undefined) this.#see(setup.destination);
      if (!later) this.#begin();
    });
  }

  /** Called once, when the transport is connected. */
  protected abstract makeEngine(): TlsEngine;

  /** What becomes of the transport. */
  protected abstract tell(event: Untimed<TransportEvent>): void;

  /** The handshake is complete. */
  protected abstract established(info: ConnectionInfo): void;

  /** The client has answered `requestClientCertificate`. */
  protected abstract authenticated(info: ConnectionInfo): void;

  /** Sessions that can be taken up again. */
  protected abstract keep(sessions: readonly Session[]): void;

  /** Bytes of application data in a record. */
  protected fragment = MAX_PLAINTEXT;

  protected get info(): ConnectionInfo | undefined {
    return this.engine?.connection;
  }

  /** Everything one call of the engine led to, in order: the answer, the news, the data, the end. */
  protected act(outcome: Outcome): void {
    if (outcome.connected) this.#joinWritesOfThisTick();
    this.transport.reply(outcome.send);
    if (outcome.sessions.length > 0) this.keep(outcome.sessions);
    if (outcome.connected) this.#established();
    // Apart from other data: nobody has proved yet that it is no replay (RFC 9846 §8).
    for (const bytes of outcome.earlyData) this.emit('earlyData', bytes);
    if (outcome.authenticated) this.authenticated(this.info!);
    // Whoever gets data is served: only now can a client of TLS 1.3 know that it was not refused.
    if (outcome.data.length > 0) this.#story.end();
    for (const bytes of outcome.data) {
      if (!this.destroyed && !this.deliver(bytes)) this.transport.hold('reader');
    }
    if (outcome.peerClosed) this.#closedByPeer();
    if (outcome.fault !== undefined) this.#refuse(outcome.fault);
    else if (this.#waiting !== undefined && this.#mayWrite) this.#goOn();
    if (outcome.waiting !== undefined) this.#waitFor(outcome.waiting.ready);
  }

  /** To whoever reads, `null` for the end. `false`: no more for now. */
  protected deliver(bytes: Uint8Array | null): boolean {
    const more = this.push(bytes);
    // Where nothing is left to be read, the end is an end for those as well who do not read.
    if (bytes === null) this.read(0);
    return more;
  }

  /** For `observe`. */
  [watch](observer: Observer | undefined): void {
    this.#watcher = observer;
    this.engine?.observe(observer, this.#story.note);
  }

  override _read(): void {
    this.transport.release('reader');
  }

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, done: Done): void {
    this.#writing = chunk.length;
    this.#writeAll([chunk], done);
  }

  override _writev(chunks: readonly { readonly chunk: Uint8Array }[], done: Done): void {
    const gathered = gather(chunks);
    this.#writing = gathered.reduce((sum, { length }) => sum + length, 0);
    this.#writeAll(gathered, done);
  }

  /** Our direction ends: close_notify, then the transport's end (RFC 9846 §6.1). */
  override _final(done: Done): void {
    if (!this.#mayWrite) {
      this.#waiting = (error) => (error ? done(error) : this._final(done));
      return;
    }
    this.transport.send(this.engine!.close().send);
    this.transport.end((error) => done(this.#peerClosed ? null : error));
  }

  override _destroy(error: Error | null, done: Done): void {
    this.idle.set(0);
    this.#deadline.set(0);
    if (this.#fault !== undefined || this.writableFinished) this.transport.close(this.info === undefined);
    else if (error === null && this.#sayGoodbye()) this.transport.leave();
    else this.transport.stream.destroy();
    this.#see({ type: 'transport', what: 'closed' });
    if (error !== null) this.#story.attachTo(error, this.#fault);
    this.#story.end();
    this.#waiting?.(error ?? transportClosed());
    done(error);
    // After 'error', and with `hadError` as in node:net.
    process.nextTick(() => this.emit('close', error !== null));
  }

  /** RFC 9846 §6.1, for those who destroy what they are done with. Where something was still to be sent the peer shall know. */
  #sayGoodbye(): boolean {
    const { writableLength, writableCorked } = this;
    const sent = writableLength === 0 || (writableCorked === 0 && writableLength === this.#writing);
    // What was written before the handshake waits to be sealed.
    if (this.info === undefined || this.#waiting !== undefined || !sent) return false;
    this.transport.send(this.engine!.close().send);
    return true;
  }

  get #side(): Side {
    return this.#setup.destination === undefined ? 'server' : 'client';
  }

  #see(event: Untimed<TransportEvent>): void {
    const seen = { ...event, at: Date.now() };
    this.tell(event);
    this.#watcher?.(seen);
    this.#story.note(seen);
  }

  #begin(): void {
    if (this.destroyed || this.engine !== undefined) return;
    if (this.transport.stream.destroyed) return this.#ended();
    this.#see({ type: 'transport', what: 'connected' });
    try {
      this.engine = this.makeEngine();
      this.engine.observe(this.#watcher, this.#story.note);
    } catch (error) {
      this.destroy(error as Error);
      return;
    }
    this.act(this.engine.start());
  }

  #received(bytes: Uint8Array): void {
    this.#begin();
    this.idle.touch();
    if (!this.destroyed) this.act(this.engine!.receive(bytes));
  }

  #established(): void {
    this.#deadline.set(0);
    this.#story.endSoon();
    this.established(this.info!);
    this.#goOn();
  }

  /** Before the handshake, and while another one runs, nothing is handed to the engine, which would only keep it. */
  get #mayWrite(): boolean {
    return this.info !== undefined && !this.engine!.renegotiating;
  }

  #goOn(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.();
  }

  /** The end of the handshake and what is written first go out in one packet. */
  #joinWritesOfThisTick(): void {
    const { stream } = this.transport;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }

  /** The engine has asked somebody, and handles nothing before the answer. */
  #waitFor(ready: Promise<void>): void {
    if (this.#waitsFor === ready) return;
    this.#waitsFor = ready;
    this.transport.hold('engine');
    ready.then(() => {
      if (this.destroyed) return;
      this.act(this.engine!.resume());
      if (this.#waitsFor === ready) this.transport.release('engine');
    });
  }

  #closedByPeer(): void {
    this.#peerClosed = true;
    if (!this.destroyed) this.deliver(null);
    this.transport.release('reader');
  }

  #refuse(fault: TlsFault): void {
    this.#fault = fault;
    const handshaking = this.info === undefined;
    if (handshaking && this.#setup.byHand && fault.code === 'ERR_TLSCOPE_TRUNCATED') {
      this.deliver(null);
      setImmediate(() => this.destroy());
      return;
    }
    // What the caller's check said of a session is no reason for what came after it.
    const refused = fault instanceof PeerFault && fault.alert === 'bad_certificate' && this.#setup.refused?.();
    this.destroy((handshaking && refused) || asNodeError(fault, handshaking, this.#side, this.#setup.place));
  }

  /** The transport ended or is closed: the engine knows whether it may. */
  #ended(): void {
    if (this.destroyed || this.#transportEnded) return;
    this.#transportEnded = true;
    this.#see({ type: 'transport', what: 'ended' });
    if (this.engine === undefined) this.destroy(this.transport.stream.errored ?? transportClosed());
    else this.act(this.engine.receiveEnd());
  }

  /** After both close_notify nothing can be lost any more, however the transport goes down. */
  #failed(error: Error): void {
    if (this.#peerClosed && this.writableEnded) return;
    this.#see({ type: 'transport', what: 'failed', ...codeOf(error) });
    this.destroy(error);
  }

  #giveUp(milliseconds: number): void {
    this.#see({ type: 'transport', what: 'timeout', milliseconds });
    this.destroy(handshakeTimeout(milliseconds));
  }

  #fragments(chunks: readonly Uint8Array[]): readonly Uint8Array[] {
    const { fragment } = this;
    return fragment === MAX_PLAINTEXT ? chunks : chunks.flatMap((chunk) => pieces(chunk, fragment));
  }

  #writeAll(chunks: readonly Uint8Array[], done: Done): void {
    if (!this.#mayWrite) {
      this.#waiting = (error) => (error ? done(error) : this.#writeAll(chunks, done));
      return;
    }
    this.idle.touch();
    try {
      const outcomes = this.#fragments(chunks).map((chunk) => this.engine!.write(chunk));
      this.transport.send(outcomes.length === 1 ? outcomes[0]!.send : outcomes.flatMap(({ send }) => send), done);
    } catch (error) {
      done(error as Error);
    }
  }
}

const codeOf = (error: Error): { code?: string } => ('code' in error ? { code: String(error.code) } : {});
