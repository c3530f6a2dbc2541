/** Which of the lists and answers at hand were of use for a path, for those who named them. */
import { failures, type Say } from '../failures.ts';
import type { NamedSource } from './policy.ts';

export class Usage {
  readonly #used = new Set<Uint8Array>();
  readonly #useless = new Map<Uint8Array, string>();

  used(item: Uint8Array): void {
    this.#used.add(item);
  }

  /** It is about a certificate of the path, or nobody can tell what it is about. */
  useless(item: Uint8Array, because: string): void {
    if (!this.#useless.has(item)) this.#useless.set(item, because);
  }

  /** RFC 5280 §6.3.3: what somebody has named counts, and what cannot be acted upon is not passed over. */
  report(named: readonly NamedSource[], say: Say): void {
    for (const { name, items } of named) {
      const because = this.#objection(items);
      const but = because === undefined ? '' : `, but ${because}`;
      say(because === undefined, () => `${name} is of use${but}`, 'RFC 5280 §6.3.3', failures.noStatus);
    }
  }

  #objection(items: readonly Uint8Array[]): string | undefined {
    const useless = items.find((item) => this.#useless.has(item) && !this.#used.has(item));
    if (useless !== undefined) return this.#useless.get(useless);
    if (items.some((item) => this.#used.has(item))) return undefined;
    return 'nothing in it is about a certificate of this path';
  }
}
