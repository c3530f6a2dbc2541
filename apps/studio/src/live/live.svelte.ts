/** The command at the other end of a WebSocket, and the traces that come from it. */
import type { FromPage, Scenario, ToPage } from '@tlscope/cli/live-protocol';
import { stores } from '../chain/stores.svelte.ts';
import type { Scene, Session } from '../trace/session.svelte.ts';
import { sceneOf } from '../trace/sources.ts';

export interface LiveTrace {
  readonly id: number;
  readonly scene: Scene;
  readonly over: boolean;
}

export class Live {
  state: 'connecting' | 'ready' | 'gone' = $state('connecting');
  scenarios: readonly Scenario[] = $state.raw([]);
  traces: readonly LiveTrace[] = $state.raw([]);
  /** The one on the screen. */
  shown: number | undefined = $state();
  listening: { readonly address: string; readonly root: string } | undefined = $state.raw();
  wrong: string | undefined = $state();
  readonly #session: Session;
  readonly #socket: WebSocket;

  constructor(address: string, session: Session) {
    this.#session = session;
    this.#socket = new WebSocket(new URL(address, location.href.replace(/^http/, 'ws')));
    this.#socket.onmessage = ({ data }) => this.#hear(JSON.parse(String(data)) as ToPage);
    this.#socket.onclose = () => {
      this.state = 'gone';
      stores.ask = undefined;
    };
    stores.ask = () => this.ask({ do: 'roots' });
  }

  ask(request: FromPage): void {
    this.wrong = undefined;
    this.#socket.send(JSON.stringify(request));
  }

  show(id: number): void {
    const found = this.traces.find((one) => one.id === id);
    if (found === undefined) return;
    this.shown = id;
    this.#session.show(found.scene);
  }

  /** Its secrets may still be asked for. */
  get hidden(): boolean {
    const found = this.traces.find(({ id, scene }) => id === this.shown && scene === this.#session.scene);
    return found !== undefined && !found.scene.secrets;
  }

  #hear(message: ToPage): void {
    if (message.is === 'ready') {
      this.scenarios = message.scenarios;
      this.state = 'ready';
    } else if (message.is === 'trace') this.#begin(message.id, sceneOf(message.text));
    else if (message.is === 'more') this.#go(message.id, sceneOf(message.text));
    else if (message.is === 'over') this.#change(message.id, (one) => ({ ...one, over: true }));
    else if (message.is === 'listening') this.listening = message;
    else if (message.is === 'roots')
      for (const { name, about, pem } of message.sources) stores.add({ name, about, certificates: [pem] });
    else if (message.is === 'stopped') this.listening = undefined;
    else this.wrong = message.sentence;
  }

  /** A new trace comes to the front; one that begins anew stays where it is. */
  #begin(id: number, scene: Scene): void {
    if (this.traces.some((one) => one.id === id)) return this.#change(id, (one) => ({ ...one, scene }));
    this.traces = [...this.traces, { id, scene, over: false }];
    this.show(id);
  }

  #go(id: number, { events, secrets }: Scene): void {
    this.#change(id, (one) => ({
      ...one,
      scene: { ...one.scene, secrets, events: [...one.scene.events, ...events] },
    }));
  }

  #change(id: number, how: (one: LiveTrace) => LiveTrace): void {
    this.traces = this.traces.map((one) => (one.id === id ? how(one) : one));
    const now = this.traces.find((one) => one.id === id);
    if (id === this.shown && now !== undefined) this.#session.follow(now.scene);
  }
}

/** Where the command listens, if it serves this page. */
export const liveAddress = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[name="tlscope-live"]')?.content;
