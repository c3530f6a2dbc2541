import type { Considered } from '../events/index.ts';

/** What a pure policy function returns: the choice, and every option with the reason it was taken or passed over. */
export interface Choice<T> {
  /** `undefined` where nothing fits. */
  readonly chosen: T | undefined;
  /** The chosen option as it is shown. */
  readonly shown: string;
  readonly considered: readonly Considered[];
  readonly rfc: string;
}

/**
 * Takes the first option without an objection. Every option is kept with its reason, the ones after the choice too.
 *
 * @param options in preference order
 * @param objection why an option does not fit, or `undefined` where it does
 */
export function firstFitting<T>(
  options: readonly T[],
  show: (option: T) => string,
  objection: (option: T) => string | undefined,
  rfc: string,
  taken = 'our first choice that the peer also has',
): Choice<T> {
  let chosen: T | undefined;
  const considered = options.map((option): Considered => {
    if (chosen !== undefined) return { option: show(option), because: 'a better one was already found' };
    const because = objection(option);
    if (because === undefined) chosen = option;
    return { option: show(option), because: because ?? taken };
  });
  return { chosen, shown: chosen === undefined ? 'none' : show(chosen), considered, rfc };
}

/**
 * Takes, of the options without an objection, the first with the fewest misgivings. An objection rules an option out; a
 * misgiving only lets others go before it.
 */
export function bestFitting<T>(
  options: readonly T[],
  show: (option: T) => string,
  objection: (option: T) => string | undefined,
  misgivings: (option: T) => readonly string[],
  rfc: string,
  taken: string,
): Choice<T> {
  const judged = options.map((option) => {
    const ruledOut = objection(option);
    return { option, ruledOut, doubts: ruledOut === undefined ? misgivings(option) : [] };
  });
  const fitting = judged.filter(({ ruledOut }) => ruledOut === undefined);
  const fewest = Math.min(...fitting.map(({ doubts }) => doubts.length));
  const best = fitting.find(({ doubts }) => doubts.length === fewest);
  const considered = judged.map((one): Considered => {
    const option = show(one.option);
    if (one.ruledOut !== undefined) return { option, because: one.ruledOut };
    const because = [...(one === best ? [taken] : []), ...one.doubts].join(', although ');
    return { option, because: because || 'a better one was already found' };
  });
  return { chosen: best?.option, shown: best === undefined ? 'none' : show(best.option), considered, rfc };
}

/** The same choice, made once for each of ours. */
export function onceEach<T extends object, C>(choose: (ours: T) => C): (ours: T) => C {
  const made = new Map<T, C>();
  return (ours) => {
    let choice = made.get(ours);
    if (choice === undefined) {
      choice = choose(ours);
      made.set(ours, choice);
    }
    return choice;
  };
}
