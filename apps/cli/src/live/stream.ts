/** One trace that is sent to the page as it grows, without secrets until they are asked for. */
import { type TlsEvent, writeTrace } from 'tlscope/observe';
import { Recorder } from '../recorder.ts';
import type { ToPage } from './protocol.ts';

/** Milliseconds between two instalments. */
const PAUSE = 30;
/** A trace that grows for ever is cut. */
const MOST_EVENTS = 50_000;
const MOST_BYTES = 2 * 1024 * 1024;

export class Stream {
  readonly id: number;
  readonly title: string;
  readonly #recorder = new Recorder(MOST_BYTES);
  readonly #send: (message: ToPage) => void;
  #sent = 0;
  #secrets = false;
  #dropped = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(id: number, title: string, send: (message: ToPage) => void) {
    this.id = id;
    this.title = title;
    this.#send = send;
    send({ is: 'trace', id, text: writeTrace(title, []) });
  }

  /** What is held, in bytes, about. */
  get weight(): number {
    return this.#recorder.weight;
  }

  add(event: TlsEvent): void {
    if (this.#dropped || this.#recorder.events.length >= MOST_EVENTS) return;
    if (this.#recorder.note(event)) this.#timer ??= setTimeout(() => this.#flush(), PAUSE);
  }

  end(): void {
    if (this.#dropped) return;
    this.#flush();
    this.#send({ is: 'over', id: this.id });
  }

  /** Nobody looks at it any more. */
  drop(): void {
    this.#flush();
    this.#dropped = true;
    this.#recorder.clear();
  }

  reveal(): void {
    const { events } = this.#recorder;
    this.#secrets = true;
    this.#sent = events.length;
    this.#send({ is: 'trace', id: this.id, text: writeTrace(this.title, events, { secrets: true }) });
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const fresh = this.#recorder.events.slice(this.#sent);
    if (fresh.length === 0) return;
    this.#sent = this.#recorder.events.length;
    this.#send({ is: 'more', id: this.id, text: writeTrace(this.title, fresh, { secrets: this.#secrets }) });
  }
}
