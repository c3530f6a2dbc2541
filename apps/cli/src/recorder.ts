/** What is kept of a connection: a stranger decides how much comes, and not how much is kept. */
import { weightOf } from 'tlscope/engine';
import type { TlsEvent } from 'tlscope/observe';

/** In bytes: records and application data are kept up to this, everything else up to twice as much. */
const LIMIT = 8 * 1024 * 1024;

export class Recorder {
  readonly events: TlsEvent[] = [];
  #weight = 0;
  readonly #limit: number;

  constructor(limit = LIMIT) {
    this.#limit = limit;
  }

  /** Whether there was room for it. */
  note(event: TlsEvent): boolean {
    const weight = this.#weight + weightOf(event);
    const bulky = event.type === 'record' || event.type === 'appdata';
    if (weight > (bulky ? this.#limit : 2 * this.#limit)) return false;
    this.#weight = weight;
    this.events.push(event);
    return true;
  }

  clear(): void {
    this.events.length = 0;
    this.#weight = 0;
  }

  /** In bytes, about. */
  get weight(): number {
    return this.#weight;
  }
}
