/** Which of the lists and answers at hand were of use for a path, for those who named them. */
import { chainRule, type Say } from '../chain-rule.ts';
import { failures } from '../failures.ts';
import type { NamedSource } from '../question.ts';

const ofUse = chainRule('revocation.source_of_use', {
  holds: (name) => `${name} is of use`,
  fails: (name: string, because: string) => `${name} is of no use: ${because}`,
  rfc: 'RFC 5280 §6.3.3',
  failed: failures.noStatus,
});

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
      say(because === undefined, ofUse, () => [name, because ?? '']);
    }
  }

  #objection(items: readonly Uint8Array[]): string | undefined {
    const useless = items.find((item) => this.#useless.has(item) && !this.#used.has(item));
    if (useless !== undefined) return this.#useless.get(useless);
    if (items.some((item) => this.#used.has(item))) return undefined;
    return 'nothing in it is about a certificate of this path';
  }
}
