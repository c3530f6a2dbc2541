/** Calls back when nothing has happened for a while. Never keeps the process alive. */
export class IdleTimer {
  readonly #idle: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(idle: () => void) {
    this.#idle = idle;
  }

  /** `milliseconds` of quiet; 0 switches it off. */
  set(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = milliseconds > 0 ? setTimeout(this.#idle, milliseconds).unref() : undefined;
  }

  /** Something happened. */
  touch(): void {
    this.#timer?.refresh();
  }
}
