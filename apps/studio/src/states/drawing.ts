/** A state machine as a picture: where we are, where we were, and the roads that were not taken. */
import type { Graph } from 'tlscope/handshake';
import type { GraphEdge, GraphNode } from '../ui/layout.ts';
import type { Machine } from './walk.ts';

/** `upTo` is the step we stand on. */
export function drawing({ graph, moves, start }: Machine, upTo: number): { nodes: GraphNode[]; edges: GraphEdge[] } {
  const done = moves.filter(({ at }) => at <= upTo);
  const present = presentState({ moves, start }, upTo);
  const been = new Set([start, ...done.map(({ to }) => to)]);
  const look = (state: string): string => (state === present ? 'lit' : been.has(state) ? 'past' : 'faint');
  const edges = new Map<string, { from: string; to: string; texts: string[]; taken: boolean }>();
  for (const [from, row] of Object.entries(graph)) {
    for (const [message, targets] of Object.entries(row.on)) {
      for (const to of targets) {
        if (to === from) continue;
        const end = to in graph || been.has(to) ? to : elsewhere(from, row, graph);
        const edge = edges.get(`${from} ${end}`) ?? { from, to: end, texts: [], taken: false };
        if (!edge.texts.includes(message)) edge.texts.push(message);
        edge.taken ||= done.some((move) => move.from === from && move.to === to);
        edges.set(`${from} ${end}`, edge);
      }
    }
  }
  const states = new Set([...Object.keys(graph), ...[...edges.values()].flatMap(({ from, to }) => [from, to])]);
  return {
    nodes: [...states].map((id) => ({ id, text: id.replace(/ from .*/, ''), look: look(id) })),
    edges: [...edges.values()].map(({ from, to, texts, taken }) => ({
      from,
      to,
      ...(taken || texts.length === 1 ? { text: texts[0]! } : { text: `${texts[0]} …` }),
      look: taken ? 'past' : 'faint',
    })),
  };
}

/** The states of other handshakes that lead on from here stand as one. */
function elsewhere(from: string, row: Graph[string], graph: Graph): string {
  const others = new Set(
    Object.values(row.on)
      .flat()
      .filter((to) => !(to in graph)),
  );
  return `${others.size} other handshakes from ${from}`;
}

export const presentState = ({ moves, start }: Pick<Machine, 'moves' | 'start'>, upTo: number): string =>
  moves.findLast(({ at }) => at <= upTo)?.to ?? start;
