import type { Considered } from '../observe/events.ts';

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
