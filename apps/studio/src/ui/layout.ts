/** Places for the nodes and edges of a graph. */
import dagre from '@dagrejs/dagre';

export interface GraphNode {
  readonly id: string;
  readonly text: string;
  readonly under?: string;
  /** How it is drawn: `lit`, `past`, `faint`, ... */
  readonly look: string;
}
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly text?: string;
  readonly look: string;
}
export interface Placed {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly (GraphNode & { readonly x: number; readonly y: number })[];
  readonly edges: readonly (GraphEdge & { readonly path: string; readonly x: number; readonly y: number })[];
}

export interface Shape {
  readonly nodeWidth: number;
  readonly nodeHeight: number;
  readonly rank: number;
}
/** Pixels for a letter of an edge's text. */
const LETTER = 6.4;

export function layout(nodes: readonly GraphNode[], edges: readonly GraphEdge[], shape: Shape): Placed {
  const graph = new dagre.graphlib.Graph({ multigraph: false });
  graph.setGraph({ rankdir: 'TB', nodesep: 14, ranksep: shape.rank, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of nodes) graph.setNode(id, { width: shape.nodeWidth, height: shape.nodeHeight });
  for (const { from, to, text } of edges) {
    const label = text === undefined ? {} : { width: text.length * LETTER + 8, height: 16, labelpos: 'c' as const };
    graph.setEdge(from, to, label);
  }
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    width,
    height,
    nodes: nodes.map((node) => {
      const { x, y } = graph.node(node.id) as { x: number; y: number };
      return { ...node, x, y };
    }),
    edges: edges.map((edge) => {
      const { points = [], x = 0, y = 0 } = graph.edge(edge.from, edge.to) as Edge;
      return { ...edge, path: curve(points), x, y };
    }),
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}
interface Edge {
  readonly points?: readonly Point[];
  readonly x?: number;
  readonly y?: number;
}

/** A smooth line through the points. */
function curve(points: readonly Point[]): string {
  const [first, second, ...rest] = points;
  if (first === undefined || second === undefined) return '';
  const at = ({ x, y }: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
  if (rest.length === 0) return `M ${at(first)} L ${at(second)}`;
  const bends = points.slice(1, -1).map((point, i) => {
    const next = points[i + 2]!;
    const end = i === points.length - 3 ? next : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q ${at(point)} ${at(end)}`;
  });
  return `M ${at(first)} ${bends.join(' ')}`;
}
