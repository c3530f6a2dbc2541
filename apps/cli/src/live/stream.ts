/** One trace that is sent to the page as it grows, without secrets until they are asked for. */
import { type TlsEvent, writeTrace } from 'tlscope/observe';
import type { ToPage } from './protocol.ts';

/** Milliseconds between two instalments. */
const PAUSE = 30;
/** A trace that grows for ever is cut. */
const MOST_EVENTS = 50_000;

export class Stream {
  readonly id: number;
  readonly title: string;
  readonly #events: TlsEvent[] = [];
  readonly #send: (message: ToPage) => void;
  #sent = 0;
  #secrets = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(id: number, title: string, send: (message: ToPage) => void) {
    this.id = id;
    this.title = title;
    this.#send = send;
    send({ is: 'trace', id, text: writeTrace(title, []) });
  }

  add(event: TlsEvent): void {
    if (this.#events.length >= MOST_EVENTS) return;
    this.#events.push(event);
    this.#timer ??= setTimeout(() => this.#flush(), PAUSE);
  }

  end(): void {
    this.#flush();
    this.#send({ is: 'over', id: this.id });
  }

  reveal(): void {
    this.#secrets = true;
    this.#sent = this.#events.length;
    this.#send({ is: 'trace', id: this.id, text: writeTrace(this.title, this.#events, { secrets: true }) });
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const fresh = this.#events.slice(this.#sent);
    if (fresh.length === 0) return;
    this.#sent = this.#events.length;
    this.#send({ is: 'more', id: this.id, text: writeTrace(this.title, fresh, { secrets: this.#secrets }) });
  }
}
