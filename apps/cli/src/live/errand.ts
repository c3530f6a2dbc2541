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

/** All that one page has asked for. */
export class Errands {
  readonly #send: (message: ToPage) => void;
  readonly #streams = new Map<number, Stream>();
  #next = 1;
  #shop: Shop | undefined;
  #world: World | undefined;

  constructor(send: (message: ToPage) => void) {
    this.#send = send;
    send({ is: 'ready', scenarios: scenarios.map(({ name, says }) => ({ name, says })) });
  }

  /** Never rejects: what goes wrong is told to the page. */
  async do(asked: FromPage): Promise<void> {
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

  stop(): void {
    if (this.#shop === undefined) return;
    this.#shop.close();
    this.#shop = undefined;
    this.#send({ is: 'stopped' });
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
    this.#world ??= new World(Date.now());
    const { server, port } = await open(named(name), this.#world, '127.0.0.1', 0);
    try {
      await this.#watch(parseTarget(`https://localhost:${port}/`), { ca: this.#world.rootPem });
    } finally {
      server.close();
    }
  }

  async #watch(target: Target, options: ConnectOptions): Promise<void> {
    const stream = this.#stream(authority(target));
    const alpn = alpnFor(target);
    const all: ConnectOptions = {
      host: target.host,
      port: target.port,
      servername: isIP(target.host) === 0 ? target.host : '',
      ...(alpn && { ALPNProtocols: alpn }),
      ...options,
      observe: (event: TlsEvent) => stream.add(event),
    };
    try {
      await visit(all, target, probeFor(target), PATIENCE);
    } finally {
      stream.end();
    }
  }

  /** Opens for whoever calls: the ordinary server, or a scenario. */
  async #serve(scenario: string | undefined): Promise<void> {
    this.stop();
    if (scenario !== undefined) {
      this.#world ??= new World(Date.now());
      this.#shop = await openScenario(scenario, this.#world, (socket) => this.#caller(socket));
    } else {
      this.#shop = await openShop((socket) => {
        const stream = this.#caller(socket);
        socket.once('close', () => stream.end());
        return (event) => stream.add(event);
      });
    }
    this.#send({ is: 'listening', address: `localhost:${this.#shop.port}`, root: this.#shop.root });
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
    if (this.#streams.size > MOST_STREAMS) this.#streams.delete(this.#streams.keys().next().value!);
    return stream;
  }
}
