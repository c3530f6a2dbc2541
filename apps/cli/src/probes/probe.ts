/** A few words in the application's own language, once the connection stands. */
import type { TLSSocket } from 'tlscope/node';
import type { ACCESS_REFUSED, CERTIFICATE_WANTED, FaultEvent } from 'tlscope/observe';
import type { Block } from '../render/blocks.ts';
import type { Target } from '../target.ts';
import { http } from './http.ts';
import { mqtt } from './mqtt.ts';

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

export const probeFor = ({ speaks }: Target): Probe | undefined =>
  ({ tls: undefined, https: http, mqtts: mqtt })[speaks];

/** What to offer in ALPN where nothing else is asked for. */
export const alpnFor = ({ speaks }: Target): readonly string[] | undefined =>
  speaks === 'https' ? ['http/1.1'] : undefined;
