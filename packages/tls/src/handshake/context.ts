import type { ChoiceName, Considered, Direction, Epoch, SecretEvent, TlsEvent, Untimed } from '../events/index.ts';
import type { CodecName } from '../graph/index.ts';
import { type Transcript, trafficKeys } from '../keys/index.ts';
import type { Choice } from '../policy/index.ts';
import { encode } from '../presentation/index.ts';
import { type Rule, rule, whatFails, whatHolds } from '../rules/index.ts';
import { type AlertName, broken, type CipherSuiteRow, type TlsFault } from '../wire/index.ts';
import { helloPart } from './ech-hello.ts';
import type { Effect, Installation } from './effects.ts';
import type { InCommon } from './in-common.ts';
import { askCaller, Memory } from './memory.ts';
import { type Message, messageCodecs } from './order.ts';
import type { Peer } from './peer/index.ts';
import { remembered } from './remembered.ts';
import type { Session } from './resumption/index.ts';
import type { Settings } from './settings.ts';
import type { Summary } from './summary.ts';

type OnSecret = (secret: Untimed<SecretEvent>) => void;
/** At everything, or only at what tells why a connection failed. */
export type Looking = 'everything' | 'story';

const keyChangeAligned = rule('handshake.key_change_aligned', {
  holds: 'the last message before the key change ends its record',
  fails: 'more handshake data follows the last message before a key change, under the old keys',
  rfc: 'RFC 9846 §5.1',
  alert: 'unexpected_message',
});
const flightEnds = rule('handshake.flight_end', {
  holds: "nothing follows the last message of the peer's flight",
  fails: "more handshake data follows the last message of the peer's flight",
  rfc: 'RFC 9846 §5.1',
  alert: 'unexpected_message',
});

/** All that a handler may do besides returning the next state. One is made for each message. */
export class Context<S extends Settings = Settings> {
  #settings: S;
  readonly effects: Effect[] = [];
  /** Where key schedules report; absent when nobody looks. */
  readonly onSecret: OnSecret | undefined;
  readonly #looking: Looking | undefined;
  readonly #aligned: boolean;
  readonly #memory: Memory;

  /**
   * @param looking absent when nobody looks: then no event is built
   * @param onSecret outlives this context, as the secrets do that one message starts and a later one goes on with
   * @param aligned whether the message ended with the bytes received so far
   * @param memory what the handler got from outside, where it runs a second time
   */
  constructor(
    settings: S,
    looking: Looking | undefined,
    onSecret: OnSecret,
    aligned: boolean,
    memory: Memory = new Memory(),
  ) {
    this.#settings = settings;
    this.#memory = memory;
    this.#looking = looking;
    this.onSecret = looking === 'everything' ? onSecret : undefined;
    this.#aligned = aligned;
  }

  get settings(): S {
    return this.#settings;
  }

  /** Other settings from here on, for the rest of the connection. */
  adopt(settings: S): void {
    this.#settings = remembered(settings, this.#memory);
  }

  /** What is not the same every time, for a handler that may run again. */
  once<T>(what: string, question: () => T): T {
    return this.#memory.ask(what, question);
  }

  /** What only the caller can say, who may need time: then this handler runs again when the answer is there. */
  ask<T>(what: string, question: () => T | Promise<T>): T {
    return askCaller(this.#memory, what, question);
  }

  /** The check, the error, the explanation and the observed tick or cross. `values` are what the rule's sentences name. */
  require<V extends readonly unknown[]>(ok: boolean, rule: Rule<V, AlertName>, ...values: V): asserts ok {
    if (!ok || this.#looking === 'everything') {
      const { id, rfc, alert } = rule;
      const claim = () => (ok ? whatHolds(rule, values) : whatFails(rule, values));
      this.emit(() => ({ type: 'check', rule: id, claim: claim(), ok, rfc, alert }));
    }
    if (!ok) throw broken(rule, ...values);
  }

  /** Takes a policy's choice; where nothing fits, `rule` is broken. */
  decide<T>(what: ChoiceName, choice: Choice<T>, rule: InCommon): T {
    this.choose(what, choice, rule);
    if (choice.chosen === undefined) throw broken(rule, choice.considered);
    return choice.chosen;
  }

  /** Takes a policy's choice where nothing may be chosen. */
  choose<T>(what: ChoiceName, choice: Choice<T>, rule?: InCommon): T | undefined {
    const { chosen, shown, considered, rfc } = choice;
    const held = rule === undefined ? {} : { rule: rule.id };
    this.emit(() => ({ type: 'decision', what, chosen: shown, ok: chosen !== undefined, ...held, considered, rfc }));
    return chosen;
  }

  /** The peer chose; we show what it could have chosen. */
  peerChose(what: ChoiceName, chosen: string, considered: readonly Considered[], rfc: string): void {
    this.emit(() => ({ type: 'decision', what, chosen, considered, rfc }));
  }

  /** A series of our messages, each encoded, added to the transcript and sent in one way. */
  flight<C extends CodecName>(codec: C, transcript: Transcript): Flight<C> {
    return new Flight(this, codec, transcript);
  }

  /** RFC 9846 §7.3: the traffic keys of a TLS 1.3 secret. */
  installSecret(
    direction: 'read' | 'write',
    epoch: Epoch,
    suite: CipherSuiteRow,
    name: string,
    secret: Uint8Array,
  ): void {
    const { provider } = this.settings;
    const { key, iv } = trafficKeys(provider.hashes[suite.hash], secret, provider.aeads[suite.aead!]);
    this.install({ direction, epoch, suite, secret: name, key, iv });
  }

  /** New keys for one direction, from what comes next on. */
  install(keys: Installation): void {
    this.effects.push({ do: 'install', ...keys });
  }

  /** RFC 9846 §4.3.10: application data before the handshake is done. */
  sendEarlyData(bytes: Uint8Array): void {
    this.effects.push({ do: 'early_data', bytes });
  }

  skipEarlyData(limit: number): void {
    this.effects.push({ do: 'skip_early_data', limit });
  }

  writePlain(): void {
    this.effects.push({ do: 'write_plain' });
  }

  /** A session that can be taken up again later. */
  session(session: Session): void {
    this.effects.push({ do: 'session', session });
  }

  /** RFC 9849 §5: a hello that no record carried as it stands. */
  seeInner(direction: Direction, bytes: Uint8Array): void {
    const codec = 'HandshakeUnversioned';
    this.emit(() => ({
      type: 'message',
      direction,
      epoch: 'plaintext',
      name: 'client_hello',
      codec,
      bytes,
      part: 'inner',
    }));
  }

  /** After all that was queued before it the connection ends, by our own will. */
  refuse(fault: TlsFault): void {
    this.effects.push({ do: 'refuse', fault });
  }

  /** Something new about who the two ends are, after the handshake. */
  identified(news: { readonly peer?: Peer; readonly localCertificates?: readonly Uint8Array[] }): void {
    this.effects.push({ do: 'identified', ...news });
  }

  /** Records of that direction hold at most `content` bytes; `always` says that those without keys do so as well. */
  limitRecords(direction: 'read' | 'write', content: number, always: boolean): void {
    this.effects.push({ do: 'limit', direction, content, always });
  }

  connected(summary: Summary): void {
    this.effects.push({ do: 'connected', summary });
  }

  /** Whatever we send next comes after a change_cipher_spec, where middleboxes look for one (RFC 9846 Appendix E.4). */
  compatibilityRecord(): void {
    this.effects.push({ do: 'compatibility_record' });
  }

  warn(alert: AlertName): void {
    this.effects.push({ do: 'warn', alert });
  }

  /** No handshake byte of the peer follows this message: its next byte must come under other keys (RFC 9846 §5.1). */
  requireAligned(): void {
    this.require(this.#aligned, keyChangeAligned);
  }

  /** The peer's flight ends with this message: it cannot have begun an answer to ours, which it has not seen. */
  requireFlightEnd(): void {
    this.require(this.#aligned, flightEnds);
  }

  /** The hash so far becomes visible after a message (RFC 9846 §4.1). */
  transcriptAfter(after: string, transcript: Transcript, suite: CipherSuiteRow): void {
    if (this.#looking !== 'everything') return;
    this.emit(() => ({
      type: 'transcript',
      after,
      hash: transcript.digest(this.settings.provider.hashes[suite.hash]),
    }));
  }

  emit(event: () => Untimed<TlsEvent>): void {
    if (this.#looking !== undefined) this.effects.push({ do: 'emit', event: event() });
  }
}

export class Flight<C extends CodecName> {
  readonly #cx: Context;
  readonly #codec: C;
  #transcript: Transcript;

  constructor(cx: Context, codec: C, transcript: Transcript) {
    this.#cx = cx;
    this.#codec = codec;
    this.#transcript = transcript;
  }

  /** Everything sent and received up to now. */
  get transcript(): Transcript {
    return this.#transcript;
  }

  add(message: Message<C>): this {
    return this.addAs(this.#codec, message);
  }

  /** A message that is read by another declaration than those around it. */
  addAs<D extends CodecName>(codec: D, message: Message<D>): this {
    const bytes = encode(messageCodecs[codec], message);
    this.#transcript = this.#transcript.add(bytes);
    this.#send(codec, message, bytes);
    return this;
  }

  /**
   * RFC 9849 §6.1.5: `inner` is what both ends go on with, `outer` is what travels, with the other one encrypted in it.
   * Returns the outer one as it is sent.
   */
  addInside(inner: Message<C>, outer: Message<C>): Uint8Array {
    const codec = messageCodecs[this.#codec];
    const bytes = encode(codec, inner);
    this.#transcript = this.#transcript.add(bytes);
    this.#cx.seeInner('sent', bytes);
    const shown = encode(codec, outer);
    this.#send(this.#codec, outer, shown);
    return shown;
  }

  #send(codec: CodecName, message: Message<CodecName>, bytes: Uint8Array): void {
    const part = helloPart(message);
    this.#cx.effects.push({
      do: 'send',
      name: message.type,
      codec,
      bytes,
      ...(part !== undefined && { part }),
    });
  }

  /** Not a handshake message: never in the transcript (RFC 5246 §7.1, RFC 9846 Appendix E.4). */
  changeCipherSpec(): this {
    this.#cx.effects.push({ do: 'change_cipher_spec' });
    return this;
  }
}
