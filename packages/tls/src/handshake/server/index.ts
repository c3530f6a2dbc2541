/** The server: its states, and one handler for each message of each state. */
export { filterObjection } from './oid-filters.ts';
export type { ServerStates } from './states.ts';
export { serverStart, serverSteps } from './steps.ts';
