/** Who looks at a connection, and how closely. */
export { type Emit, nobody, type Watch, watchFor } from './emit.ts';
export { type Observation, type ObservationOptions, observe, type Watchable, watch, weightOf } from './observation.ts';
