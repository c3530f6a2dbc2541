/** Which states both sides went through: ours is in the trace, the other's follows from what it was told. */
import { ownMember } from 'tlscope/bytes';
import { type Graph, graphs } from 'tlscope/handshake';
import type { Side, StateEvent, Step, TlsEvent } from 'tlscope/observe';

/** One move: `at` is the step after which it was made. */
export interface Move {
  readonly from: string;
  readonly to: string;
  readonly on: string;
  readonly at: number;
}
export interface Machine {
  readonly side: Side;
  readonly start: string;
  readonly graph: Graph;
  readonly moves: readonly Move[];
}

const OPENINGS = { client: 'clientOpening', server: 'serverOpening' } as const;
const STARTS = { client: 'WAIT_SH', server: 'WAIT_CH' } as const;

export function machines(steps: readonly Step[], side: Side): [client: Machine, server: Machine] {
  const moved = steps.flatMap((step, at) =>
    step.followed.flatMap((event: TlsEvent) => (event.type === 'state' ? [{ event, at }] : [])),
  );
  const names = [...new Set(moved.map(({ event }) => event.graph))];
  const ours = machine(
    side,
    names,
    moved.map(({ event, at }) => moveOf(event, at)),
  );
  const other: Side = side === 'client' ? 'server' : 'client';
  const mirrored = names.map((name) => mirror(name, other));
  const heard = steps.flatMap((step, at) =>
    step.from === side && step.kind === 'message' ? [{ on: step.name, at }] : [],
  );
  const theirs = machine(other, mirrored, walk(STARTS[other], fullGraph(other, mirrored), heard));
  return side === 'client' ? [ours, theirs] : [theirs, ours];
}

const moveOf = ({ from, to, on }: StateEvent, at: number): Move => ({ from, to, on, at });

const machine = (side: Side, names: readonly string[], moves: readonly Move[]): Machine => ({
  side,
  start: STARTS[side],
  graph: fullGraph(side, names),
  moves,
});

const mirror = (name: string, side: Side): string =>
  side === 'server'
    ? name.replace('Client', 'Server').replace('client', 'server')
    : name.replace('Server', 'Client').replace('server', 'client');

/** The opening, and the graphs of the handshake that was made; all there are where it was not told. */
function fullGraph(side: Side, names: readonly string[]): Graph {
  const known = names.filter(
    (name) => Object.hasOwn(graphs, name) && !name.endsWith('Opening'),
  ) as (keyof typeof graphs)[];
  if (known.length === 0) return side === 'client' ? graphs.clientOpening : graphs.serverOpening;
  const rows = [graphs[OPENINGS[side]], ...known.map((name) => graphs[name])].map((graph) => Object.entries(graph));
  return Object.fromEntries(rows.flat());
}

/** The longest way along the graph that takes the messages in their order. */
function walk(state: string, graph: Graph, heard: readonly { readonly on: string; readonly at: number }[]): Move[] {
  const [next, ...rest] = heard;
  if (next === undefined) return [];
  const targets = ownMember(ownMember(graph, state), next.on);
  // In TLS 1.3 change_cipher_spec moves nothing.
  if (targets === undefined) return next.on === 'change_cipher_spec' ? walk(state, graph, rest) : [];
  let best: Move[] = [];
  for (const to of targets) {
    const way = [{ from: state, to, on: next.on, at: next.at }, ...(to in graph ? walk(to, graph, rest) : [])];
    if (way.length > best.length) best = way;
  }
  return best;
}
