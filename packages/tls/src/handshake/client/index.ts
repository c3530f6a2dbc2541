/** The client: its states, and one handler for each message of each state. */
export type { ClientStates } from './states.ts';
export { clientSteps } from './steps.ts';
