/** What the page asks for, done: it sees each step as it happens. */
import { isIP, type Socket } from 'node:net';
import type { ConnectOptions, TLSSocket } from 'tlscope/node';
import type { TlsEvent } from 'tlscope/observe';
import { toPem } from 'tlscope/x509';
import { UsageError } from '../host.ts';
import { alpnFor, probeFor } from '../probes/probe.ts';
import { scenarios, World } from '../scenarios/index.ts';
import { named, open } from '../scenarios/open.ts';
import { authority, parseTarget, type Target } from '../target.ts';
import { rootSources } from '../trust/catalogue.ts';
import { visit } from '../visit.ts';
import { openScenario } from './counter.ts';
import type { FromPage, ToPage } from './protocol.ts';
import { openShop, type Shop } from './shop.ts';
import { Stream } from './stream.ts';

/** Milliseconds. */
const PATIENCE = 10_000;
const MOST_STREAMS = 200;
/** Of all streams together, in bytes, about: the oldest go first. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Connections of one page that are under way at once. */
const MOST_VISITS = 20;

/** All that one page has asked for. It ends with the page. */
export class Errands {
  readonly #send: (message: ToPage) => void;
  readonly #streams = new Map<number, Stream>();
  readonly #visits = new Set<AbortController>();
  #next = 1;
  #shop: Shop | undefined;
  /** Counts what was asked about the shop: what was asked for later holds. */
  #asked = 0;
  #world: World | undefined;
  #over = false;

  constructor(send: (message: ToPage) => void) {
    this.#send = send;
    send({ is: 'ready', scenarios: scenarios.map(({ name, says }) => ({ name, says })) });
  }

  /** Never rejects: what goes wrong is told to the page. */
  async do(asked: FromPage): Promise<void> {
    if (this.#over) return;
    try {
      if (asked.do === 'connect') await this.#connect(asked);
      else if (asked.do === 'scenario') await this.#scenario(asked.name);
      else if (asked.do === 'serve') await this.#serve(asked.scenario);
      else if (asked.do === 'roots') this.#roots();
      else if (asked.do === 'reveal') this.#streams.get(asked.id)?.reveal();
      else this.stop();
    } catch (error) {
      const sentence = error instanceof UsageError ? `${error.message} ${error.todo}` : (error as Error).message;
      this.#send({ is: 'wrong', sentence });
    }
  }

  /** Nobody may call any more, and whoever has called is gone. */
  stop(): void {
    this.#asked++;
    if (this.#shop === undefined) return;
    this.#shop.close();
    this.#shop = undefined;
    this.#send({ is: 'stopped' });
  }

  /** The page has gone: everything it has asked for ends, what is still being opened as well. */
  end(): void {
    this.#over = true;
    this.stop();
    for (const visit of this.#visits) visit.abort();
    for (const stream of this.#streams.values()) stream.drop();
    this.#streams.clear();
  }

  async #connect({ target: text, tls, ca }: Extract<FromPage, { do: 'connect' }>): Promise<void> {
    const version = tls === undefined ? undefined : (`TLSv${tls}` as const);
    await this.#watch(parseTarget(text), {
      ...(version && { minVersion: version, maxVersion: version }),
      ...(ca !== undefined && { ca }),
    });
  }

  /** Starts the scenario, and calls it with its root. */
  async #scenario(name: string): Promise<void> {
    const scenario = named(name);
    this.#world ??= new World(Date.now());
    const { close, port } = await open(scenario, this.#world, '127.0.0.1', 0);
    try {
      await this.#watch(parseTarget(`https://localhost:${port}/`), { ca: this.#world.rootPem });
    } finally {
      close();
    }
  }

  async #watch(target: Target, options: ConnectOptions): Promise<void> {
    if (this.#over) return;
    if (this.#visits.size === MOST_VISITS) {
      throw new UsageError(`${MOST_VISITS} connections are under way.`, 'Wait until one of them has ended.');
    }
    const stop = new AbortController();
    const stream = this.#stream(authority(target));
    const alpn = alpnFor(target);
    const all: ConnectOptions = {
      host: target.host,
      port: target.port,
      servername: isIP(target.host) === 0 ? target.host : '',
      ...(alpn && { ALPNProtocols: alpn }),
      ...options,
      signal: stop.signal,
      observe: (event: TlsEvent) => stream.add(event),
    };
    this.#visits.add(stop);
    try {
      await visit(all, target, probeFor(target), PATIENCE);
    } finally {
      this.#visits.delete(stop);
      stream.end();
    }
  }

  /** Opens for whoever calls: the ordinary server, or a scenario. */
  async #serve(scenario: string | undefined): Promise<void> {
    this.stop();
    const mine = this.#asked;
    const shop = await this.#open(scenario);
    if (this.#asked !== mine) return shop.close();
    this.#shop = shop;
    this.#send({ is: 'listening', address: `localhost:${shop.port}`, root: shop.root });
  }

  #open(scenario: string | undefined): Promise<Shop> {
    if (scenario !== undefined) {
      this.#world ??= new World(Date.now());
      return openScenario(scenario, this.#world, (socket) => this.#caller(socket));
    }
    return openShop((socket) => {
      const stream = this.#caller(socket);
      socket.once('close', () => stream.end());
      return (event) => stream.add(event);
    });
  }

  #roots(): void {
    const sources = rootSources().map(({ name, about, store }) => ({
      name,
      about,
      pem: store.anchors.map(({ der }) => toPem('CERTIFICATE', der)).join(''),
    }));
    this.#send({ is: 'roots', sources });
  }

  #caller({ remoteAddress, remotePort }: Socket | TLSSocket): Stream {
    return this.#stream(`${remoteAddress ?? 'somewhere'}:${remotePort ?? '?'} calls`);
  }

  #stream(title: string): Stream {
    const stream = new Stream(this.#next++, title, this.#send);
    this.#streams.set(stream.id, stream);
    let held = [...this.#streams.values()].reduce((sum, { weight }) => sum + weight, 0);
    for (const [id, oldest] of this.#streams) {
      if (this.#streams.size <= MOST_STREAMS && held <= MOST_BYTES) break;
      held -= oldest.weight;
      oldest.drop();
      this.#streams.delete(id);
    }
    return stream;
  }
}
