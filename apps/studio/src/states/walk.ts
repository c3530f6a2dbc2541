/** Which states both sides went through: ours is in the trace, the other's follows from what it was told. */
import { ownMember } from 'tlscope/bytes';
import { beginnings, facing, type Graph, graphs } from 'tlscope/handshake';
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
  const mirrored = names.flatMap((name) => ownMember(facing, name) ?? []);
  const heard = steps.flatMap((step, at) => (isHeard(step, side) ? [{ on: step.name, at }] : []));
  const theirs = machine(other, mirrored, walk(beginnings[other].state, fullGraph(other, mirrored), heard));
  return side === 'client' ? [ours, theirs] : [theirs, ours];
}

/** What we send moves the other side; change_cipher_spec is no handshake message, and has its place in TLS 1.2 all the same. */
const isHeard = ({ from, kind, name }: Step, side: Side): boolean =>
  from === side && (kind === 'message' || name === 'change_cipher_spec');

const moveOf = ({ from, to, on }: StateEvent, at: number): Move => ({ from, to, on, at });

const machine = (side: Side, names: readonly string[], moves: readonly Move[]): Machine => ({
  side,
  start: beginnings[side].state,
  graph: fullGraph(side, names),
  moves,
});

/** The opening, and the graphs of the handshake that was made, as far as it was told. */
function fullGraph(side: Side, names: readonly string[]): Graph {
  const told = names.map((name) => ownMember<Graph>(graphs, name));
  return Object.assign({}, graphs[beginnings[side].graph], ...told);
}

/** The longest way along the graph that takes the messages in their order. */
function walk(state: string, graph: Graph, heard: readonly { readonly on: string; readonly at: number }[]): Move[] {
  const [next, ...rest] = heard;
  if (next === undefined) return [];
  const targets = ownMember(ownMember(graph, state)?.on, next.on);
  // In TLS 1.3 change_cipher_spec moves nothing.
  if (targets === undefined) return next.on === 'change_cipher_spec' ? walk(state, graph, rest) : [];
  let best: Move[] = [];
  for (const to of targets) {
    const way = [{ from: state, to, on: next.on, at: next.at }, ...(to in graph ? walk(to, graph, rest) : [])];
    if (way.length > best.length) best = way;
  }
  return best;
}
