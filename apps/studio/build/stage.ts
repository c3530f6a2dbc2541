/** Two engines and a road between them that takes its time: what the client saw, as events. */
import {
  type ClientConfig,
  createClientEngine,
  createServerEngine,
  type Outcome,
  type ServerConfig,
} from 'tlscope/engine';
import type { TlsEvent } from 'tlscope/observe';

/** Milliseconds one way; and how long the next thought takes. */
const ROAD = 11;
const THOUGHT = 0.04;

type Given<C> = Omit<C, 'now' | 'observe'>;

export interface Play {
  readonly client: Given<ClientConfig>;
  readonly server: Given<ServerConfig>;
  readonly startedAt: number;
  /** What the client sends once it is connected, and what it is answered. */
  readonly says: Uint8Array;
  readonly hears: Uint8Array;
}

export function play({ client: clientConfig, server: serverConfig, startedAt, says, hears }: Play): TlsEvent[] {
  let at = startedAt;
  const now = (): number => {
    at += THOUGHT;
    return Math.round(at * 100) / 100;
  };
  const events: TlsEvent[] = [];
  const client = createClientEngine({ ...clientConfig, now, observe: (event) => events.push(event) });
  const server = createServerEngine({ ...serverConfig, now });
  const road: { readonly to: typeof client; readonly bytes: Uint8Array }[] = [];
  const send = (to: typeof client, { send: pieces }: Outcome): void => {
    for (const bytes of pieces) road.push({ to, bytes });
  };

  const roots = clientConfig.trust.anchors.map(({ subject }) => subject);
  events.push({ type: 'transport', what: 'connecting', host: clientConfig.host, port: 443, roots, at: now() });
  at += 2 * ROAD;
  events.push({ type: 'transport', what: 'connected', at: now() });
  send(server, client.start());
  for (let next = road.shift(); next !== undefined; next = road.shift()) {
    const { to, bytes } = next;
    const other = to === client ? server : client;
    if (!road.some((later) => later.to === to)) at += ROAD;
    const outcome = to.receive(bytes);
    send(other, outcome);
    if (to === client && outcome.connected) send(server, client.write(says));
    if (to === server && outcome.data.length > 0) send(client, server.write(hears));
    if (to === client && outcome.data.length > 0) send(server, client.close());
    if (to === server && outcome.peerClosed) send(client, server.close());
  }
  events.push({ type: 'transport', what: 'ended', at: now() });
  return events;
}
