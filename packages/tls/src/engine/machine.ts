import type { MessageEvent, SecretEvent, Untimed } from '../events/index.ts';
import { type Graph, graphs, notBegun, type Row, type Traits } from '../graph/index.ts';
import {
  Context,
  type Effect,
  helloPart,
  type Looking,
  Memory,
  messageCodecs,
  remembered,
  type Settings,
  shownCodec,
  Waiting,
} from '../handshake/index.ts';
import { type Codec, decode } from '../presentation/index.ts';
import { rule } from '../rules/index.ts';
import { broken, HandshakeType } from '../wire/index.ts';
import type { Handlers, State } from './parts.ts';
import type { Emit } from './watch/index.ts';

const mayCome = rule('handshake.unexpected_message', {
  holds: 'the message may come in this state',
  fails: (name: string, state: string, expected: readonly string[]) =>
    `the peer sent ${name}; in ${state} only ${expected.join(' or ') || 'other records'} may come`,
  rfc: 'RFC 9846 §4',
  alert: 'unexpected_message',
});

/** What the machine tells the engine. */
export interface Host {
  /** How closely somebody looks. */
  looking(): Looking | undefined;
  tell: Emit;
  apply(effect: Effect): void;
  /** A whole message came; called before it is handled. */
  received(message: SeenMessage): void;
}

interface Work {
  readonly run: (cx: Context) => State;
  readonly aligned: boolean;
  readonly on: string | undefined;
}
export type SeenMessage = Pick<MessageEvent, 'name' | 'codec' | 'bytes' | 'part'>;

/** Runs a graph: finds the handler for a message, or says that the message may not come now. */
export class Machine {
  state: State;
  /** What the graph says of the state. */
  #row: Row;
  /** The graph that it moved in last; known where somebody looks. */
  #part: string | undefined;
  /** Somebody outside was asked, and nothing is handled before the answer. */
  waiting: Waiting | undefined;
  #work: Work | undefined;
  readonly #memory = new Memory();
  #settings: Settings;
  readonly #graph: Graph;
  readonly #handlers: Handlers;
  readonly #host: Host;
  #current: Context | undefined;
  /** A secret derived in one state from another's schedule is seen where it is derived. */
  readonly #onSecret = (event: Untimed<SecretEvent>): void => {
    this.#current?.effects.push({ do: 'emit', event });
  };

  constructor(initial: State, settings: Settings, graph: Graph, handlers: Handlers, host: Host) {
    this.state = initial;
    this.#settings = remembered(settings, this.#memory);
    this.#graph = graph;
    this.#row = graph[initial.at] ?? notBegun;
    this.#handlers = handlers;
    this.#host = host;
  }

  /** Of the state, as the graph declares them. */
  get traits(): Traits {
    return this.#row.traits;
  }

  /** TLS 1.3 after the handshake: such a state is a `Traffic`. */
  get canUpdateKeys(): boolean {
    return this.traits.version === 'TLSv1.3' && this.traits.phase !== 'handshake';
  }

  /** The same, and the client is not in the middle of an authentication. */
  get isOpen13(): boolean {
    return this.canUpdateKeys && this.traits.phase === 'connected';
  }

  /** Whether a message of this name may come now. */
  expects(name: string): boolean {
    return this.#row.on[name] !== undefined;
  }

  /** TLS 1.2: the peer would like another handshake. */
  asksForMore(raw: Uint8Array): boolean {
    return this.expects(HandshakeType.nameOf(raw[0]!) ?? '');
  }

  /** A whole handshake message. `aligned`: the bytes received so far end with it. */
  handshake(raw: Uint8Array, aligned: boolean): void {
    const name = HandshakeType.nameOf(raw[0]!) ?? HandshakeType.show(raw[0]!);
    const retry = name === 'server_hello' && this.expects('hello_retry_request');
    // Order comes first: a message that may not come is not even read.
    if (!this.expects(name) && !retry) this.#unexpected(name, raw);
    const { codec } = this.traits;
    const message = decode<{ readonly type: string; readonly body: unknown }>(messageCodecs[codec] as Codec<any>, raw);
    const part = helloPart(message);
    const shown = shownCodec(this.state, message.type, codec);
    this.#host.received({ name: message.type, codec: shown, bytes: raw, ...(part !== undefined && { part }) });
    if (!this.expects(message.type)) this.#unexpected(message.type);
    this.#step(message.type, message.body, raw, aligned);
  }

  /** In TLS 1.2, a message with its place in the order. */
  changeCipherSpec(raw: Uint8Array, aligned: boolean): void {
    this.#host.received({ name: 'change_cipher_spec', codec: 'ChangeCipherSpec', bytes: raw });
    if (!this.expects('change_cipher_spec')) this.#unexpected('change_cipher_spec');
    this.#step('change_cipher_spec', { type: 1 }, raw, aligned);
  }

  /** Runs something that no message asked for; `work` returns the state it leads to. */
  run(work: (state: State, cx: Context) => State): void {
    this.#do({ run: (cx) => work(this.state, cx), aligned: true, on: undefined });
  }

  /** The answer is there: what waited for it runs again. */
  resume(): void {
    const { waiting } = this;
    if (waiting === undefined) return;
    const work = this.#work!;
    this.waiting = undefined;
    this.#work = undefined;
    this.#host.tell(() => ({ type: 'wait', what: waiting.what, phase: 'ended' }));
    this.#memory.rewind();
    this.#do(work);
  }

  #step(name: string, body: unknown, raw: Uint8Array, aligned: boolean): void {
    const handler = this.#handlers[this.state.at]![name]!;
    this.#do({ run: (cx) => handler(this.state, { name, body, raw }, cx), aligned, on: name });
  }

  /**
   * Effects are applied after the handler has returned; if it threw, only what it saw remains, and if it has to wait, not
   * even that: it will see it again.
   */
  #do(work: Work): void {
    const { on, aligned } = work;
    const cx = new Context(this.#settings, this.#host.looking(), this.#onSecret, aligned, this.#memory);
    this.#current = cx;
    let next: State;
    try {
      next = work.run(cx);
    } catch (error) {
      if (error instanceof Waiting) return this.#park(work, error);
      for (const effect of cx.effects) if (effect.do === 'emit') this.#host.apply(effect);
      throw error;
    }
    const from = this.state.at;
    this.state = next;
    if (next.at !== from) this.#row = this.#graph[next.at]!;
    this.#settings = cx.settings;
    for (const effect of cx.effects) this.#host.apply(effect);
    this.#current = undefined;
    this.#memory.forget();
    if (on === undefined) return;
    if (this.#host.looking() !== 'everything') return;
    this.#host.tell(() => ({ type: 'state', graph: this.#graphOf(from, next.at), from, to: next.at, on }));
  }

  #park(work: Work, waiting: Waiting): void {
    this.#work = work;
    this.waiting = waiting;
    this.#host.tell(() => ({ type: 'wait', what: waiting.what, phase: 'begun' }));
  }

  /** The graph that holds both ends of a transition, or the one it enters. Several share their end: it stays the one it was. */
  #graphOf(from: string, to: string): string {
    const ours = partsOf(this.#graph);
    const holding = ours.filter(([, graph]) => from in graph && to in graph);
    const [name] =
      holding.find(([name]) => name === this.#part) ?? holding[0] ?? ours.find(([, graph]) => to in graph)!;
    this.#part = name;
    return name;
  }

  #unexpected(name: string, raw?: Uint8Array): never {
    if (raw !== undefined) this.#host.received({ name, codec: this.traits.codec, bytes: raw });
    const { at } = this.state;
    const fault = broken(mayCome, name, at, Object.keys(this.#row.on));
    const { claim, rfc, alert } = fault;
    this.#host.tell(() => ({ type: 'check', rule: mayCome.id, claim, ok: false, rfc, alert }));
    throw fault;
  }
}

const known = new WeakMap<Graph, readonly (readonly [string, Graph])[]>();

/** The graphs that `whole` is made of, with their names. */
function partsOf(whole: Graph): readonly (readonly [string, Graph])[] {
  let parts = known.get(whole);
  if (parts === undefined) {
    parts = Object.entries(graphs).filter(([, graph]) => isPart(graph, whole));
    known.set(whole, parts);
  }
  return parts;
}

const isPart = (part: Graph, whole: Graph): boolean => Object.keys(part).every((state) => part[state] === whole[state]);
