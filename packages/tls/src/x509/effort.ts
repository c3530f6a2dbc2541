/** What judging one chain may cost: strangers choose how much there is to compare, and this is where it ends. */

/**
 * Comparisons of names, constraints, policies and rules for one question, over all its paths; far above any real use
 * (RFC 5280 sets no bound). One takes about a tenth of a microsecond.
 */
export const MAX_COMPARISONS = 2 ** 16;
/** Public key operations for one question, so that a peer cannot buy our time with a crowd of certificates. */
export const MAX_SIGNATURES = 64;
/** The weight of them all (`weightOf`): slow keys allow fewer. About 40 ms. */
const MAX_WEIGHT = 400;

/** What judging a chain cost. */
export interface Cost {
  /** Names, constraints, policies and extensions that were compared or looked at, at most 2^16. */
  readonly comparisons: number;
  /** Signatures that were looked at and not known before, at most 64. */
  readonly signatures: number;
}

/** One question's budget, and what was worked out for it: whatever paths a certificate is on, it is looked at once. */
export class Effort {
  readonly #spent: { comparisons: number; signatures: number; weight: number };
  readonly #known = new Map<object, Map<string, unknown>>();
  readonly #numbers = new Map<object, number>();

  constructor(spent = { comparisons: 0, signatures: 0, weight: 0 }) {
    this.#spent = spent;
  }

  /** The same budget, for what is judged by other rules. */
  other(): Effort {
    return new Effort(this.#spent);
  }

  /** Whether so many comparisons may still be made; then they count as made. */
  spend(count: number): boolean {
    const spent = this.#spent;
    const enough = spent.comparisons + count <= MAX_COMPARISONS;
    spent.comparisons = enough ? spent.comparisons + count : MAX_COMPARISONS;
    return enough;
  }

  /** Whether one more signature, of this weight, may be looked at; then it counts as looked at. */
  verify(weight: number): boolean {
    const spent = this.#spent;
    if (spent.signatures === MAX_SIGNATURES || spent.weight >= MAX_WEIGHT) return false;
    spent.signatures++;
    spent.weight += weight;
    return true;
  }

  /** What `make` says about `about`, worked out once. */
  once<T>(about: object, what: string, make: () => T): T {
    const known = this.#known.get(about) ?? new Map<string, unknown>();
    this.#known.set(about, known);
    if (!known.has(what)) known.set(what, make());
    return known.get(what) as T;
  }

  /** One number for each object, to name it by. */
  numberOf(about: object): number {
    const known = this.#numbers.get(about) ?? this.#numbers.size;
    this.#numbers.set(about, known);
    return known;
  }

  /** From now on nothing more is looked at: what was not seen by now stays unknown. */
  get isUsedUp(): boolean {
    const { comparisons, signatures, weight } = this.#spent;
    return comparisons === MAX_COMPARISONS || signatures === MAX_SIGNATURES || weight >= MAX_WEIGHT;
  }

  get cost(): Cost {
    const { comparisons, signatures } = this.#spent;
    return { comparisons, signatures };
  }
}
