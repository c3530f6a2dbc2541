/** What a probe asks, and what came of it. */
import type { TLSSocket } from 'tlscope/node';
import type { ACCESS_REFUSED, CERTIFICATE_WANTED, FaultEvent } from 'tlscope/observe';
import type { Block } from '../render/blocks.ts';
import type { Target } from '../target.ts';

export interface Answer {
  /** Whether the other side said yes in its own language. */
  readonly ok: boolean;
  readonly blocks: readonly Block[];
  /** The same for programs. */
  readonly json: Readonly<Record<string, unknown>>;
  /** Where it is about who the client is: what belongs into the story of the connection. */
  readonly refused?: Refused;
}

/** `ACCESS_REFUSED` says nothing of certificates, and counts only where one was asked for and none was shown. */
export interface Refused extends Required<Pick<FaultEvent, 'message' | 'bytes'>> {
  readonly code: typeof CERTIFICATE_WANTED | typeof ACCESS_REFUSED;
}

export type Probe = (socket: TLSSocket, target: Target) => Promise<Answer>;
