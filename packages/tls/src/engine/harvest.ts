import type { Session } from '../handshake/index.ts';
import type { Outcome } from './interface.ts';

const NONE: readonly never[] = [];

/** What one call has led to so far, until its caller gets it as an `Outcome`. */
export class Harvest {
  data: Uint8Array[] = [];
  earlyData: Uint8Array[] = [];
  sessions: Session[] = [];
  connected = false;
  authenticated = false;

  /** Hands everything out, and begins anew. */
  take(more: Pick<Outcome, 'send' | 'peerClosed' | 'fault' | 'waiting'>): Outcome {
    const { data, earlyData, sessions, connected, authenticated } = this;
    if (data.length > 0) this.data = [];
    if (earlyData.length > 0) this.earlyData = [];
    if (sessions.length > 0) this.sessions = [];
    this.connected = false;
    this.authenticated = false;
    return {
      send: more.send,
      data: data.length > 0 ? data : NONE,
      earlyData: earlyData.length > 0 ? earlyData : NONE,
      sessions: sessions.length > 0 ? sessions : NONE,
      connected,
      authenticated,
      peerClosed: more.peerClosed,
      fault: more.fault,
      waiting: more.waiting,
    };
  }
}

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
  waiting: undefined,
};
