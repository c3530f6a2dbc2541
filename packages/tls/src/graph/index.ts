/**
 * The whole protocol order, readable as tables and checkable as types: each state with its traits, the messages that may
 * come in it, and the states they may lead to. The diagrams are drawn from here.
 */
import { ownMember } from '../bytes/index.ts';
import {
  clientGraph,
  clientOpening,
  tls12ClientAgain,
  tls12ClientDhe,
  tls12ClientEcdhe,
  tls12ClientEcdhePsk,
  tls12ClientPsk,
  tls12ClientRawKey,
  tls12ClientResumed,
  tls12ClientRsa,
  tls13Client,
} from './client.ts';
import type { Graph, Row } from './graph.ts';
import {
  serverGraph,
  serverOpening,
  tls12ServerDhe,
  tls12ServerEcdhe,
  tls12ServerPsk,
  tls12ServerRawKey,
  tls12ServerResumed,
  tls12ServerRsa,
  tls13Server,
} from './server.ts';
import { beginning, type Traits } from './traits.ts';

export { type ClientGraph, clientGraph } from './client.ts';
export type { Graph, Moves, Row } from './graph.ts';
export { type ServerGraph, serverGraph } from './server.ts';
export type { CodecName, Traits } from './traits.ts';

/** By the name that a state event carries. */
export const graphs = {
  clientOpening,
  tls13Client,
  tls12ClientEcdhe,
  tls12ClientDhe,
  tls12ClientRsa,
  tls12ClientRawKey,
  tls12ClientPsk,
  tls12ClientEcdhePsk,
  tls12ClientResumed,
  tls12ClientAgain,
  serverOpening,
  tls13Server,
  tls12ServerEcdhe,
  tls12ServerDhe,
  tls12ServerRsa,
  tls12ServerRawKey,
  tls12ServerPsk,
  tls12ServerResumed,
} as const;

export type GraphName = keyof typeof graphs;

/** Which graph each side begins in, and in which of its states. */
export const beginnings = {
  client: { graph: 'clientOpening', state: 'WAIT_SH' },
  server: { graph: 'serverOpening', state: 'WAIT_CH' },
} as const;

/** What the other side may be in meanwhile. */
export const facing: Readonly<Record<GraphName, readonly GraphName[]>> = {
  clientOpening: ['serverOpening'],
  tls13Client: ['tls13Server'],
  tls12ClientEcdhe: ['tls12ServerEcdhe'],
  tls12ClientDhe: ['tls12ServerDhe'],
  tls12ClientRsa: ['tls12ServerRsa'],
  tls12ClientRawKey: ['tls12ServerRawKey'],
  tls12ClientPsk: ['tls12ServerPsk'],
  tls12ClientEcdhePsk: ['tls12ServerPsk'],
  tls12ClientResumed: ['tls12ServerResumed'],
  // No server of ours begins another handshake.
  tls12ClientAgain: [],
  serverOpening: ['clientOpening'],
  tls13Server: ['tls13Client'],
  tls12ServerEcdhe: ['tls12ClientEcdhe'],
  tls12ServerDhe: ['tls12ClientDhe'],
  tls12ServerRsa: ['tls12ClientRsa'],
  tls12ServerRawKey: ['tls12ClientRawKey'],
  tls12ServerPsk: ['tls12ClientPsk', 'tls12ClientEcdhePsk'],
  tls12ServerResumed: ['tls12ClientResumed'],
};

/** Before a client has begun: nothing may come. */
export const notBegun: Row = { traits: beginning, on: {} };

/** Of a state by its name, on either side: states of the same name have the same. `undefined` where there is no such state. */
export const traitsOf = (state: string): Traits | undefined =>
  (ownMember<Row>(clientGraph, state) ?? ownMember<Row>(serverGraph, state))?.traits;

/** A state diagram in Mermaid's notation. */
export function mermaid(graph: Graph): string {
  const arrows = Object.entries(graph).flatMap(([from, { on }]) =>
    Object.entries(on).flatMap(([message, targets]) => targets.map((to) => `  ${from} --> ${to}: ${message}`)),
  );
  return ['stateDiagram-v2', ...arrows].join('\n');
}
