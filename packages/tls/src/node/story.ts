import { inspect } from 'node:util';
import { harmless, type OwnCode } from '../bytes/index.ts';
import { type Diagnosis, diagnose, type Evidence, type Who } from '../diagnose/index.ts';
import { Sight } from '../diagnose/sight.ts';
import { weightOf } from '../engine/index.ts';
import type { Side, TlsEvent } from '../observe/events.ts';
import { AlertReceived, PeerFault, type TlsFault } from '../wire/index.ts';
import { IdleTimer } from './idle.ts';

/** Events that are kept of one connection; a handshake has about forty of them, seven to ten kilobytes. */
const MOST = 200;
/** Of them, in bytes, about: messages may be long. */
const MOST_BYTES = 524_288;
/** In milliseconds: so long after its end a handshake may still be refused by the peer, and the story says why. */
const MAY_BE_REFUSED = 5_000;
const TOLD: ReadonlySet<TlsEvent['type']> = new Set([
  'message',
  'decision',
  'check',
  'certificate',
  'state',
  'alert',
  'transport',
  'fault',
]);

/** What happened to a connection, as far as it may be needed to say why it failed. */
export class Story {
  readonly #side: Side;
  #events: TlsEvent[] = [];
  #weight = 0;
  #over = false;
  readonly #quiet = new IdleTimer(() => this.end());

  constructor(side: Side) {
    this.#side = side;
  }

  readonly note = (event: TlsEvent): void => {
    if (this.#over || !TOLD.has(event.type) || this.#events.length === MOST) return;
    this.#weight += weightOf(event);
    if (this.#weight <= MOST_BYTES) this.#events.push(event);
  };

  /** The handshake is complete at this end. */
  endSoon(): void {
    if (!this.#over) this.#quiet.set(MAY_BE_REFUSED);
  }

  /** The connection works, or is gone: what happened so far needs no explanation, and no memory. */
  end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#events = [];
    this.#quiet.set(0);
  }

  /** Hangs the report on an error. `fault` is what the engine called it, where it was the engine's. */
  attachTo(error: Error, fault?: TlsFault): void {
    if ('tls' in error) return;
    const value = new TlsReport(error, fault, this.#side, this.#events);
    Object.defineProperty(error, 'tls', { value, enumerable: true, configurable: true });
  }
}

/** What an error of a connection knows: `error.tls`. */
export class TlsReport {
  /** Stable, of our own: `ERR_TLSCOPE_ALERT_UNKNOWN_CA`; that of the error where the fault is not one of TLS. */
  readonly code: string;
  readonly #events: readonly TlsEvent[];
  readonly #fault: TlsFault | undefined;
  readonly #side: Side;
  #diagnoses: readonly Diagnosis[] | undefined;

  constructor(error: Error, fault: TlsFault | undefined, side: Side, events: readonly TlsEvent[]) {
    this.code = fault?.code ?? ('code' in error ? String(error.code) : ('ERR_TLSCOPE_INTERNAL' satisfies OwnCode));
    this.#events = events;
    this.#fault = fault;
    this.#side = side;
  }

  /** Empty for an error after data was received, or long after the handshake: its story is not kept for longer. */
  get events(): readonly TlsEvent[] {
    return this.#events;
  }
  /** Why it probably failed, the likeliest first; worked out when first asked for. */
  get diagnoses(): readonly Diagnosis[] {
    this.#diagnoses ??= diagnose(this.#events);
    return this.#diagnoses;
  }
  /** Who said no. */
  get who(): Who {
    const [first] = this.diagnoses;
    if (first !== undefined) return first.who;
    if (this.#fault instanceof AlertReceived) return this.#side === 'client' ? 'server' : 'client';
    return this.#fault instanceof PeerFault ? this.#side : 'nobody';
  }
  /** The message at which it failed, as the RFC spells it. */
  get message(): string | undefined {
    return this.diagnoses[0]?.at ?? new Sight(this.#events).lastMessage?.name;
  }
  /** The id of the rule that was broken: `certificate.not_expired`. */
  get rule(): string | undefined {
    return this.diagnoses[0]?.rule?.id ?? this.#broken?.rule;
  }
  /** What is wrong: how that rule was broken. */
  get claim(): string | undefined {
    return this.diagnoses[0]?.rule?.claim ?? this.#broken?.claim;
  }
  get rfc(): string | undefined {
    return this.diagnoses[0]?.rule?.rfc ?? this.#broken?.rfc;
  }
  get evidence(): readonly Evidence[] {
    return this.diagnoses[0]?.evidence ?? [];
  }
  get #broken(): PeerFault | undefined {
    return this.#fault instanceof PeerFault ? this.#fault : undefined;
  }

  /** A few lines, where an error is printed: no bytes, no secrets. */
  [inspect.custom](): string {
    const [first] = this.diagnoses;
    const lines = [
      ['code', this.code],
      ['who', this.who === 'nobody' ? undefined : this.who],
      ['at', this.message],
      ['rule', this.rule && `${this.rule}: ${this.claim} (${this.rfc})`],
      ['why', first?.title],
      [
        'fix',
        first?.fixes
          .find((fix) => fix.for === 'node')
          ?.code.split('\n')
          .at(-1),
      ],
    ];
    const shown = lines.filter(([, value]) => value !== undefined);
    return `{\n${shown.map(([name, value]) => `    ${name}: ${harmless(String(value))}`).join('\n')}\n  }`;
  }
}
