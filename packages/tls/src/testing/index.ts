/**
 * Assertions about connections, for node:test and Vitest: `expectTls(events).version('TLSv1.3').alpn('h2')`. `events` are
 * those that `observe` collected, or a trace's. Each throws an `AssertionError` that says what was expected and what was.
 */
import { AssertionError } from 'node:assert';
import { DAY, hex } from '../bytes/index.ts';
import { namesOf, Sight } from '../diagnose/index.ts';
import { chosenIn, isComplete, type TlsEvent } from '../observe/index.ts';
import { parseCertificate, type X509Certificate } from '../x509/index.ts';

export const expectTls = (events: readonly TlsEvent[]): Expectation => new Expectation(events);

export class Expectation {
  readonly #events: readonly TlsEvent[];
  readonly #sight: Sight;

  constructor(events: readonly TlsEvent[]) {
    this.#events = events;
    this.#sight = new Sight(events);
  }

  /** The handshake was completed, and the peer is who it should be. */
  authentic(): this {
    this.#same('the handshake is complete', this.#sight.completed, true);
    return this.#same('the peer is authentic', this.#sight.chain?.evidence.ok ?? true, true);
  }
  /** `TLSv1.3`. */
  version(expected: 'TLSv1.2' | 'TLSv1.3'): this {
    return this.#same('the version', chosenIn(this.#events, 'protocol version')?.replace('TLS ', 'TLSv'), expected);
  }
  /** By its IANA name. */
  cipherSuite(expected: string): this {
    return this.#same('the cipher suite', chosenIn(this.#events, 'cipher suite'), expected);
  }
  group(expected: string): this {
    return this.#same('the group', chosenIn(this.#events, 'group'), expected);
  }
  /** `undefined`: none was agreed on. */
  alpn(expected: string | undefined): this {
    return this.#same('the application protocol', chosenIn(this.#events, 'application protocol'), expected);
  }
  /** Whether an earlier session was taken up: then nobody shows a certificate. */
  resumed(expected = true): this {
    const shown = this.#events.some((event) => event.type === 'message' && event.name === 'certificate');
    return this.#same('the session was resumed', this.#sight.completed && !shown, expected);
  }
  /** The connection was refused with this alert, by whichever side. */
  refusedWith(alert: string): this {
    return this.#same('the alert', this.#sight.fatalAlert?.name, alert);
  }
  /** The code of the first failed check of the peer's chain: `CERT_HAS_EXPIRED`. */
  chainFailure(code: string): this {
    return this.#same("what is wrong with the peer's chain", this.#sight.chainFailure?.code, code);
  }
  /** The peer's own certificate: for this host name, issued by a name that contains `issuer`, for so many more days. */
  certificate({
    name,
    issuer,
    daysLeft,
  }: {
    readonly name?: string;
    readonly issuer?: string;
    readonly daysLeft?: number;
  }): this {
    const leaf = this.#leaf();
    if (name !== undefined) this.#holds('the certificate names it', namesOf(leaf), name, namesOf(leaf).includes(name));
    if (issuer !== undefined) this.#holds('the issuer', leaf.issuer, issuer, leaf.issuer.includes(issuer));
    if (daysLeft === undefined) return this;
    const left = Math.floor((leaf.notAfter - this.#sight.at) / DAY);
    return this.#holds('the days that are left', left, `${daysLeft} or more`, left >= daysLeft);
  }
  /** From the first event to the completed handshake, in milliseconds by the events' own clock. */
  completedWithin(milliseconds: number): this {
    const done = this.#events.find(isComplete);
    const took = done === undefined ? Number.POSITIVE_INFINITY : done.at - this.#sight.at;
    return this.#holds('the time of the handshake', took, `${milliseconds} ms or less`, took <= milliseconds);
  }
  /** These bytes were never on the wire in the clear: in no record, as it was sent or received. */
  neverInTheClear(secret: string | Uint8Array): this {
    const wanted = hex(typeof secret === 'string' ? new TextEncoder().encode(secret) : secret);
    const leak = this.#events.find((event) => event.type === 'record' && hex(event.bytes).includes(wanted));
    return this.#holds(
      'the bytes stay out of the clear',
      leak === undefined ? 'locked' : 'in the clear',
      'locked',
      leak === undefined,
    );
  }

  #leaf(): X509Certificate {
    const [der] = this.#sight.chain?.presented ?? [];
    if (der !== undefined) return parseCertificate(der);
    throw new AssertionError({
      message: 'expected a certificate of the peer, and it showed none',
      expected: 'a certificate',
      actual: undefined,
    });
  }

  #same<T>(what: string, actual: T, expected: T): this {
    return this.#holds(what, actual, expected, actual === expected);
  }

  #holds(what: string, actual: unknown, expected: unknown, ok: boolean): this {
    if (ok) return this;
    const message = `${what}: expected ${String(expected)}, but it is ${String(actual)}`;
    throw new AssertionError({ message, actual, expected, operator: 'expectTls', stackStartFn: expectTls });
  }
}
