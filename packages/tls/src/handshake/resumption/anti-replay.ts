import { hex } from '../../bytes/index.ts';

/** Decides whether early data may be fresh. One serves all connections that could be replayed against each other. */
export interface AntiReplay {
  /**
   * True once for each binder whose ClientHello was expected about now; after that, and outside the window, false.
   *
   * @param expectedArrival when the client must have sent its hello by the age of its ticket, in ms since 1970
   * @param now in ms since 1970
   */
  fresh(binder: Uint8Array, expectedArrival: number, now: number): boolean;
  /**
   * Every server that opens the same tickets asks this one. Without it no early data is taken where ticket keys were given,
   * handed out, or are those of a cluster, nor where sessions are kept elsewhere. Default false.
   */
  readonly shared?: boolean;
}

/** RFC 9846 §8.2, §8.3: records the hellos of a time window, and takes none from outside it. */
export class RecordedHellos implements AntiReplay {
  readonly #window: number;
  readonly #limit: number;
  readonly shared: boolean;
  readonly #startedAt: number;
  /** The latest that it ever was by the clock, which may be set back: by then hellos were forgotten. */
  #latest = 0;
  /** In order of arrival, so that the oldest are at the front. */
  readonly #seen = new Map<string, number>();

  /**
   * @param startedAt in ms since 1970: hellos that could have come before are never fresh, we could have forgotten them
   * @param window how far a clock may be off either way, in ms
   * @param limit how many hellos are remembered; when they are full nothing is fresh
   * @param shared the caller's word that there is no other server with the same tickets, or that all of them ask this one
   */
  constructor(startedAt: number, window = 10_000, limit = 100_000, shared = false) {
    this.shared = shared;
    this.#startedAt = startedAt;
    this.#window = window;
    this.#limit = limit;
  }

  fresh(binder: Uint8Array, expectedArrival: number, now: number): boolean {
    // Each only where it holds: a clock that gives no number shows nothing.
    if (!(Math.abs(expectedArrival - now) <= this.#window)) return false;
    // Whoever ran before may have taken it at any time of its window.
    if (!(expectedArrival - this.#window >= this.#startedAt)) return false;
    this.#latest = Math.max(this.#latest, now);
    if (expectedArrival < this.#latest - this.#window) return false;
    this.#forget(now);
    const name = hex(binder);
    if (this.#seen.has(name) || this.#seen.size >= this.#limit) return false;
    this.#seen.set(name, now);
    return true;
  }

  /** A hello seen longer ago than both halves of the window is stale by itself. */
  #forget(now: number): void {
    for (const [name, at] of this.#seen) {
      if (now - at <= 2 * this.#window) return;
      this.#seen.delete(name);
    }
  }
}
