import type { Outcome } from './interface.ts';

/** What a call leads to after the connection is over. */
export const NOTHING: Outcome = {
  send: [],
  data: [],
  earlyData: [],
  sessions: [],
  connected: false,
  authenticated: false,
  peerClosed: false,
  fault: undefined,
};
