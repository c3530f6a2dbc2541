declare const proven: unique symbol;
/**
 * What a check leaves behind. A state that needs a proof cannot be built without one, and only the functions that make
 * the check can make the proof.
 */
export interface Proven<What extends string> {
  readonly [proven]: What;
}

/** For the function that has just made the check, and for no other. */
export const prove = <What extends string>(_what: What): Proven<What> => ({}) as Proven<What>;
