/**
 * Traces that were asked for, of which only the last one counts: until it has come nothing else is put on, whichever
 * comes first, and where it fails the one before it stays or is put on, with the sentence about what failed.
 */
interface Request<T> {
  state: 'coming' | 'failed' | 'here';
  value?: T;
  sentence?: string;
}

export class Requests<T> {
  /** Why the last one that was asked for is not shown. */
  wrong: string | undefined = $state();
  /** The last one is on its way. */
  coming = $state(false);
  /** Those that may still be shown; the last one that was asked for is the last. */
  #open: Request<T>[] = [];
  #shown: Request<T> | undefined;
  readonly #show: (value: T) => void;
  #over = false;

  constructor(show: (value: T) => void) {
    this.#show = show;
  }

  async ask(answer: Promise<T>): Promise<void> {
    const request: Request<T> = { state: 'coming' };
    this.#open.push(request);
    this.coming = true;
    try {
      request.value = await answer;
      request.state = 'here';
    } catch (error) {
      request.sentence = (error as Error).message;
      request.state = 'failed';
    }
    this.#settle();
  }

  /** The view that asked has gone: what comes now is for nobody. */
  end(): void {
    this.#over = true;
  }

  #settle(): void {
    if (this.#over) return;
    const last = this.#open.at(-1);
    this.coming = last?.state === 'coming';
    if (last === undefined || this.coming) return;
    this.wrong = last.sentence;
    const best = this.#open.findLast(({ state }) => state !== 'failed');
    if (best === undefined || best.state === 'coming') return;
    this.#open = this.#open.slice(this.#open.indexOf(best));
    if (best === this.#shown) return;
    this.#shown = best;
    this.#show(best.value as T);
  }
}
