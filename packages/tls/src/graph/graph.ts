import type { Traits } from './traits.ts';

/** In one state, the messages that may come and the states they may lead to. */
export type Moves = { readonly [Message in string]: readonly string[] };
export interface Row<M extends Moves = Moves> {
  readonly traits: Traits;
  readonly on: M;
}
/** The row of each state. What is not listed in it is `unexpected_message`. */
export type Graph = { readonly [State in string]: Row };
