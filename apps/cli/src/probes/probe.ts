/** A few words in the application's own language, once the connection stands. */
import type { Target } from '../target.ts';
import type { Probe } from './answer.ts';
import { http } from './http.ts';
import { mqtt } from './mqtt.ts';

export const probeFor = ({ speaks }: Target): Probe | undefined =>
  ({ tls: undefined, https: http, mqtts: mqtt })[speaks];

/** What to offer in ALPN where nothing else is asked for. */
export const alpnFor = ({ speaks }: Target): readonly string[] | undefined =>
  speaks === 'https' ? ['http/1.1'] : undefined;
