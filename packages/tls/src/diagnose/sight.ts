import type {
  AlertEvent,
  CertificateEvent,
  ChainFailure,
  CheckEvent,
  ChoiceName,
  DecisionEvent,
  FaultEvent,
  MessageEvent,
  Side,
  TlsEvent,
  TransportEvent,
} from '../events/index.ts';
import { type Ending, endingIn, isComplete, isFatal, refuses, sideOf } from '../observe/index.ts';
import { AlertDescription } from '../wire/index.ts';
import { parseCertificate, type X509Certificate } from '../x509/index.ts';
import { bodyOf, type ClientHelloSeen, clientHelloOf, type ServerHelloSeen, serverHelloOf } from './hellos.ts';
import { type Place, placeOf } from './place.ts';
import type { Evidence } from './types.ts';

/** The events as the rules ask about them. Everything is worked out when it is first asked for; nothing throws. */
export class Sight {
  readonly events: readonly TlsEvent[];
  readonly side: Side;
  readonly #known = new Map<string, unknown>();

  constructor(events: readonly TlsEvent[]) {
    this.events = events;
    this.side = sideOf(events);
  }

  /** Milliseconds since 1970 on the clock here, when it began. */
  get at(): number {
    return this.events[0]?.at ?? 0;
  }

  get connecting(): TransportEvent | undefined {
    return this.#first('transport', ({ what }) => what === 'connecting');
  }
  /** Whom the caller wants to reach. */
  get host(): string | undefined {
    return this.connecting?.host;
  }
  /** For fixes: HOST and the usual port where they are not known, or are not to be pasted. */
  get place(): Place {
    return placeOf(this.host, this.connecting?.port);
  }
  /** How the byte stream ended, where that is what went wrong. */
  get broken(): TransportEvent | undefined {
    return this.#last('transport', ({ what }) => what === 'failed' || what === 'timeout' || what === 'ended');
  }
  get fault(): FaultEvent | undefined {
    return this.#last('fault', () => true);
  }
  /** The handshake was completed on this side. */
  get completed(): boolean {
    return this.events.some(isComplete);
  }
  /** What ended it; `undefined` where it works, or was ended in order. */
  get ending(): Ending | undefined {
    return this.#once('ending', () => endingIn(this.events));
  }
  get failed(): boolean {
    return this.ending !== undefined;
  }

  get clientHello(): ClientHelloSeen | undefined {
    return this.#once('clientHello', () => {
      const event = this.#first('message', ({ name, part }) => name === 'client_hello' && part !== 'inner');
      return event && clientHelloOf(event);
    });
  }
  get serverHello(): ServerHelloSeen | undefined {
    return this.#once('serverHello', () => {
      const event = this.#last('message', ({ name }) => name === 'server_hello');
      return event && serverHelloOf(event);
    });
  }
  /** The first fatal alert in either direction: what is said after it has ended nothing. */
  get fatalAlert(): (AlertEvent & { readonly name: string }) | undefined {
    const event = this.#first('alert', isFatal);
    return event && { ...event, name: AlertDescription.nameOf(event.description) ?? String(event.description) };
  }
  /** The same, where it went that way. */
  alert(direction: 'sent' | 'received'): (AlertEvent & { readonly name: string }) | undefined {
    const { fatalAlert } = this;
    return fatalAlert?.direction === direction ? fatalAlert : undefined;
  }
  /** The check that failed last. */
  get failedCheck(): CheckEvent | undefined {
    return this.#last('check', ({ ok }) => !ok);
  }
  /** The decision of that name, where nothing fitted. */
  undecided(what: ChoiceName): DecisionEvent | undefined {
    return this.#last('decision', (made) => made.ok === false && made.what === what);
  }

  /** What became of the peer's chain. */
  get chain(): CertificateEvent | undefined {
    return this.#last('certificate', ({ side }) => side !== this.side);
  }
  /** Why the chain was refused. Where verification is off nothing is refused: what was tolerated is no cause. */
  get chainFailure(): ChainFailure | undefined {
    const { chain } = this;
    return chain !== undefined && refuses(chain) ? chain.evidence.failure : undefined;
  }
  /** The peer's certificates as it sent them, as far as they can be read. */
  get presented(): readonly X509Certificate[] {
    return this.#once('presented', () => (this.chain?.presented ?? []).flatMap(readable));
  }
  /** What this side showed as its own, likewise. */
  get shown(): readonly X509Certificate[] {
    return this.#once('shown', () => {
      const event = this.#last('message', ({ name, direction }) => name === 'certificate' && direction === 'sent');
      return event === undefined ? [] : certificatesOf(event).flatMap(readable);
    });
  }

  message(name: string, direction?: 'sent' | 'received'): MessageEvent | undefined {
    return this.#last('message', (event) => event.name === name && direction !== opposite(event.direction));
  }
  /** The last message that went by, in either direction. */
  get lastMessage(): MessageEvent | undefined {
    return this.#last('message', () => true);
  }
  get lastHeard(): MessageEvent | undefined {
    return this.#last('message', ({ direction }) => direction === 'received');
  }

  /** The bytes of an event, or a part of them, as evidence. */
  show(event: TlsEvent | undefined, shows: string, start = 0, end?: number): Evidence[] {
    const index =
      event === undefined ? -1 : this.events.findIndex((other) => other.at === event.at && same(other, event));
    if (event === undefined || index === -1) return [];
    const length = 'bytes' in event && event.bytes !== undefined ? event.bytes.length : 0;
    return [{ event: index, start, end: end ?? length, shows }];
  }
  /** A part of a presented certificate as evidence. */
  showPart(
    certificate: number,
    part: Parameters<X509Certificate['rangeOf']>[0] | undefined,
    shows: string,
  ): Evidence[] {
    const { chain } = this;
    const der = chain?.presented[certificate];
    if (chain === undefined || der === undefined) return [];
    const read = readable(der)[0];
    const range = (part && read?.rangeOf(part)) ?? { start: 0, end: der.length };
    return [{ event: this.events.indexOf(chain), certificate, ...range, shows }];
  }

  #once<T>(name: string, work: () => T): T {
    if (!this.#known.has(name)) this.#known.set(name, work());
    return this.#known.get(name) as T;
  }
  #first<T extends TlsEvent['type']>(type: T, is: (event: OfType<T>) => boolean) {
    return this.events.find((event): event is OfType<T> => event.type === type && is(event as OfType<T>));
  }
  #last<T extends TlsEvent['type']>(type: T, is: (event: OfType<T>) => boolean) {
    return this.events.findLast((event): event is OfType<T> => event.type === type && is(event as OfType<T>));
  }
}

type OfType<T extends TlsEvent['type']> = Extract<TlsEvent, { type: T }>;

const opposite = (direction: 'sent' | 'received') => (direction === 'sent' ? 'received' : 'sent');

/** An alert is shown with its name beside it; the event itself is the one with the same bytes. */
const same = (a: TlsEvent, b: TlsEvent): boolean =>
  a === b || (a.type === b.type && 'bytes' in a && 'bytes' in b && a.bytes === b.bytes);

function readable(der: Uint8Array): X509Certificate[] {
  try {
    return [parseCertificate(der)];
  } catch {
    return [];
  }
}

function certificatesOf(event: MessageEvent): Uint8Array[] {
  const body = bodyOf(event) as { certificate_list?: readonly (Uint8Array | { cert_data?: Uint8Array })[] } | undefined;
  return (body?.certificate_list ?? []).flatMap((entry) =>
    entry instanceof Uint8Array ? [entry] : entry.cert_data instanceof Uint8Array ? [entry.cert_data] : [],
  );
}
