import { EMPTY } from '../bytes/index.ts';
import type { Direction, Epoch, Side } from '../events/index.ts';
import type { Effect, Installation, Summary, Traffic } from '../handshake/index.ts';
import { requireLateRequest, sendKeyUpdate } from '../handshake/index.ts';
import { AlertLevel, AlertReceived, CallerFault, ContentType, type TlsFault } from '../wire/index.ts';
import { connectionInfo, identified } from './connection-info.ts';
import { cancelled, faultEvent, noKeyUpdate, notWritable, truncated, verdictOn } from './faults.ts';
import { Harvest, NOTHING } from './harvest.ts';
import type { ConnectionInfo, Observer, Outcome, TlsEngine } from './interface.ts';
import { Machine, type SeenMessage } from './machine.ts';
import type { EngineParts, State } from './parts.ts';
import {
  ApplicationData,
  type Contents,
  HEADER_LENGTH,
  Inbound,
  MessageBuffer,
  Outbound,
  Patience,
  protectionFor,
  readAlert,
  requireChangeCipherSpec,
} from './records/index.ts';
import { asksInVain } from './renegotiation.ts';
import { nobody, type Watch, watchFor } from './watch/index.ts';

/** One end of a connection: records in, the handshake's machine in the middle, records out. */
export class Engine implements TlsEngine {
  readonly side: Side;
  connection: ConnectionInfo | undefined;
  readonly #parts: EngineParts;
  readonly #machine: Machine;
  readonly #inbound = new Inbound();
  readonly #outbound: Outbound;
  readonly #messages: MessageBuffer;
  readonly #patience = new Patience();
  #watch: Watch = nobody;
  readonly #harvest = new Harvest();
  readonly #arrivals: ApplicationData;
  /** Written while another handshake runs: sent once it is done. */
  readonly #held: Uint8Array[] = [];
  /** verify_data of the last Finished in each direction. */
  readonly #finished: Record<Direction, Uint8Array> = { sent: EMPTY, received: EMPTY };
  /** Server: it may be answered before the client has finished (RFC 9846 §2.3). */
  #tookEarlyData = false;
  #peerClosed = false;
  #closed = false;
  #over = false;

  constructor(parts: EngineParts) {
    const { settings } = parts;
    this.#parts = parts;
    this.side = parts.side;
    this.#outbound = new Outbound(parts.firstVersion, settings);
    this.#arrivals = new ApplicationData(this.#harvest, this.#patience, parts.earlyDataLimit);
    this.#messages = new MessageBuffer(parts.maxHandshakeMessage);
    this.#machine = new Machine(parts.initial, settings, parts.graph, parts.handlers, {
      looking: () => (this.#watch.emit ? 'everything' : this.#watch.tell && 'story'),
      tell: (event) => this.#watch.tell?.(event),
      apply: (effect) => this.#apply(effect),
      received: (message) => this.#seeMessage('received', this.#inbound.epoch, message),
    });
    this.observe(undefined);
  }

  observe(observer: Observer | undefined, story?: Observer): void {
    this.#watch = watchFor(this.#parts, observer, story);
    this.#inbound.emit = this.#watch.emit;
    this.#outbound.watch = this.#watch;
  }

  start(): Outcome {
    const { open } = this.#parts;
    return this.#turn(() => open && this.#machine.run((_state, cx) => open(cx)));
  }

  receive(bytes: Uint8Array): Outcome {
    return this.#turn(() => {
      // After close_notify whatever follows is ignored (RFC 9846 §6.1), and not kept either.
      if (this.#peerClosed) return;
      this.#inbound.push(bytes);
      this.#takeUp();
    });
  }

  resume(): Outcome {
    return this.#turn(() => {
      this.#machine.resume();
      this.#takeUp();
    });
  }

  cancel(reason: string): Outcome {
    const { waiting } = this.#machine;
    if (waiting === undefined) return NOTHING;
    return this.#turn(() => {
      throw cancelled(waiting.what, reason);
    });
  }

  receiveEnd(): Outcome {
    return this.#turn(() => {
      if (this.#peerClosed) return;
      throw truncated(this.connection === undefined ? this.#machine.state.at : undefined);
    });
  }

  write(data: Uint8Array): Outcome {
    const ready = this.connection !== undefined || this.#tookEarlyData;
    if (!ready || this.#closed || this.#over) throw notWritable(ready);
    return this.#turn(() => {
      if (this.#machine.state.owed) this.#updateKeys(false);
      this.#rekeyFor(data.length);
      if (data.length === 0) return;
      if (this.renegotiating) this.#held.push(data);
      else this.#outbound.data(data);
    });
  }

  close(): Outcome {
    return this.#turn(() => {
      if (this.#closed) return;
      this.#closed = true;
      if (!this.renegotiating) this.#outbound.alert(AlertLevel.warning, 'close_notify');
    });
  }

  updateKeys(requestUpdate: boolean): Outcome {
    if (this.#closed || !this.#machine.isOpen13) throw noKeyUpdate();
    return this.#turn(() => this.#updateKeys(requestUpdate));
  }

  requestClientCertificate(): Outcome {
    const { requestCertificate: request } = this.#parts;
    const { isOpen13, state } = this.#machine;
    requireLateRequest(request !== undefined && isOpen13 && !this.#closed, state.handshake !== undefined);
    return this.#turn(() => request && this.#machine.run((state, cx) => request(state, cx)));
  }

  /** One call from outside: whatever goes wrong inside becomes a fault and an alert, never a throw. */
  #turn(work: () => void): Outcome {
    if (this.#over) return NOTHING;
    const wasClosed = this.#peerClosed;
    let fault: TlsFault | undefined;
    try {
      work();
    } catch (error) {
      fault = this.#fail(error);
    }
    const peerClosed = this.#peerClosed && !wasClosed;
    const waiting = this.#over ? undefined : this.#machine.waiting;
    return this.#harvest.take({ send: this.#outbound.take(), peerClosed, fault, waiting });
  }

  /** All that has come and can be handled now. */
  #takeUp(): void {
    for (;;) {
      this.#handleMessages();
      if (this.#peerClosed || this.#machine.waiting !== undefined) return;
      const contents = this.#inbound.next();
      if (contents === undefined) return;
      this.#record(contents);
    }
  }

  #fail(error: unknown): TlsFault {
    const { fault, alert } = verdictOn(error);
    this.#over = true;
    if (alert !== undefined && fault.code !== 'ERR_TLSCOPE_TRUNCATED') this.#outbound.alert(AlertLevel.fatal, alert);
    this.#watch.tell?.(() => faultEvent(fault));
    return fault;
  }

  #record({ type, content }: Contents): void {
    if (type === ContentType.change_cipher_spec) return this.#changeCipherSpec(content);
    if (type === ContentType.handshake) return this.#messages.push(content);
    this.#messages.requireEmpty(type);
    if (type === ContentType.alert) return this.#alert(content);
    if (this.#inbound.epoch === 'early_data') return this.#arrivals.takeEarly(content, this.#watch);
    this.#arrivals.take(content, this.connection !== undefined, this.#machine.traits, this.#watch);
  }

  #handleMessages(): void {
    while (this.#machine.waiting === undefined) {
      const raw = this.#messages.next();
      if (raw === undefined) return;
      if (this.connection !== undefined) this.#patience.spend('postHandshakeMessages');
      if (this.#closed && asksInVain(raw, this.#machine, this.#parts.settings)) continue;
      this.#machine.handshake(raw, this.#messages.empty);
    }
  }

  #changeCipherSpec(content: Uint8Array): void {
    requireChangeCipherSpec(content);
    // RFC 9846 §5: between the first ClientHello and the peer's Finished it means nothing in TLS 1.3, and is dropped.
    if (this.#machine.traits.dropsChangeCipherSpec) return this.#patience.spend('compatibilityRecords');
    this.#machine.changeCipherSpec(content, this.#messages.empty);
  }

  #alert(content: Uint8Array): void {
    const tls12 = this.#machine.traits.version === 'TLSv1.2';
    const alert = readAlert(content, this.#inbound.epoch, tls12, this.#watch.tell);
    if (alert === 'close_notify') {
      this.#peerClosed = true;
      if (this.connection !== undefined) return;
      // RFC 5246 §7.2.1: in TLS 1.2 it is answered in kind, whenever it comes.
      if (tls12) this.#outbound.alert(AlertLevel.warning, 'close_notify');
      throw new AlertReceived('close_notify', 'the peer closed the connection before the handshake was complete');
    }
    if (alert === 'ignored') return this.#patience.spend('warnings');
    throw alert;
  }

  #apply(effect: Effect): void {
    switch (effect.do) {
      case 'emit':
        return this.#watch.tell?.(() => effect.event);
      case 'send':
        return this.#send(effect);
      case 'change_cipher_spec':
        return this.#outbound.changeCipherSpec();
      case 'compatibility_record':
        return this.#outbound.compatibilityRecord();
      case 'install':
        return this.#install(effect);
      case 'early_data':
        return this.#outbound.data(effect.bytes);
      case 'skip_early_data':
        return this.#inbound.skip(effect.limit);
      case 'write_plain':
        return this.#outbound.plain();
      case 'limit':
        return (effect.direction === 'read' ? this.#inbound : this.#outbound).limit(effect.content, effect.always);
      case 'session':
        return void this.#harvest.sessions.push(effect.session);
      case 'warn':
        return this.#outbound.alert(AlertLevel.warning, effect.alert);
      case 'connected':
        return this.#complete(effect.summary);
      case 'identified':
        return this.#identify(effect);
      case 'refuse':
        throw effect.fault;
      default:
        return effect satisfies never;
    }
  }

  #send({ name, codec, bytes, part }: Extract<Effect, { do: 'send' }>): void {
    this.#outbound.message(bytes);
    this.#seeMessage('sent', this.#outbound.epoch, { name, codec, bytes, ...(part !== undefined && { part }) });
  }

  #seeMessage(direction: Direction, epoch: Epoch, message: SeenMessage): void {
    if (message.name === 'finished') this.#finished[direction] = message.bytes.slice(HEADER_LENGTH);
    this.#watch.tell?.(() => ({ type: 'message', direction, epoch, ...message }));
  }

  #install(keys: Installation): void {
    const { direction, epoch, secret, key, iv, suite, mac } = keys;
    const aead = suite.aead ?? suite.cbc;
    this.#watch.emit?.(() => ({ type: 'keys', direction, epoch, secret, key, iv, aead, ...(mac && { mac }) }));
    if (epoch === 'early_data' && direction === 'read') this.#tookEarlyData = true;
    (direction === 'read' ? this.#inbound : this.#outbound).install(keys, protectionFor(keys, this.#parts.settings));
  }

  #complete(summary: Summary): void {
    // A renegotiation changes what the connection is, and not that there is one.
    this.#harvest.connected ||= this.connection === undefined;
    this.connection = connectionInfo(summary, { side: this.side, ...this.#finished });
    for (const data of this.#held.splice(0)) this.#outbound.data(data);
    if (this.#closed) this.#outbound.alert(AlertLevel.warning, 'close_notify'); // It waited for the handshake's end.
  }

  /** RFC 9846 §4.7.2: one of the ends has shown who it is, after the handshake; what was asked for is no flood. */
  #identify(news: Extract<Effect, { do: 'identified' }>): void {
    this.connection = identified(this.connection!, news);
    if (news.peer === undefined) return;
    this.#harvest.authenticated = true;
    this.#patience.restore();
  }

  /** RFC 5246 §7.4.9: data waits until the peer's Finished has been seen. */
  get renegotiating(): boolean {
    return this.connection?.protocol === 'TLSv1.2' && this.#machine.traits.phase !== 'connected';
  }

  #updateKeys(requestUpdate: boolean): void {
    if (this.#machine.waiting !== undefined) return; // It stays owed.
    // `canUpdateKeys`: then the state has them.
    this.#machine.run((state, cx) => sendKeyUpdate(state as State & Traffic, requestUpdate, cx));
  }

  /** RFC 9846 §5.5: fresh keys before the present one has sealed too much; TLS 1.2 has no way to get any. */
  #rekeyFor(length: number): void {
    if (this.#outbound.recordsLeft > this.#outbound.recordsFor(length)) return;
    if (this.#machine.canUpdateKeys) return this.#updateKeys(false);
    throw new CallerFault('ERR_TLSCOPE_KEY_WORN_OUT', 'this key has sealed all that it safely can (RFC 9846 §5.5)');
  }
}
