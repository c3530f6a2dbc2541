import type { Socket } from 'node:net';
import type { World } from './world.ts';

/** What happens to each TCP connection of a scenario. */
export type Serve = (socket: Socket) => void;

/** A server with one fault, or with one habit that clients have to live with. */
export interface Scenario {
  readonly name: string;
  /** What is wrong with it, in one line. */
  readonly says: string;
  /** What a careful client does. */
  readonly expect: string;
  readonly prepare: (world: World) => Serve;
}
