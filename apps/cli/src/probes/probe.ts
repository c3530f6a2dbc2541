/** A few words in the application's own language, once the connection stands. */
import type { TLSSocket } from 'tlscope/node';
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
}

export type Probe = (socket: TLSSocket, target: Target) => Promise<Answer>;

export const probeFor = ({ speaks }: Target): Probe | undefined =>
  ({ tls: undefined, https: http, mqtts: mqtt })[speaks];

/** What to offer in ALPN where nothing else is asked for. */
export const alpnFor = ({ speaks }: Target): readonly string[] | undefined =>
  speaks === 'https' ? ['http/1.1'] : undefined;
