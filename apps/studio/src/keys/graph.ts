/** The derivation graph of a connection: every secret, the keys that came of them, and what comes from what. */
import { type KeysEvent, type RecordEvent, type SecretEvent, type Side, speaker, type TlsEvent } from 'tlscope/observe';
import type { GraphEdge, GraphNode } from '../ui/layout.ts';

export interface KeyNode {
  readonly id: string;
  readonly event: SecretEvent | KeysEvent;
  /** The nodes it comes from, by the names its event gives them. */
  readonly inputs: readonly { readonly name: string; readonly id: string }[];
}

export function keyNodes(events: readonly TlsEvent[]): KeyNode[] {
  const latest = new Map<string, string>();
  const nodes: KeyNode[] = [];
  for (const event of events) {
    if (event.type !== 'secret' && event.type !== 'keys') continue;
    const sources = event.type === 'secret' ? event.from : [event.secret];
    const inputs = sources.flatMap((name) => {
      const id = latest.get(name);
      return id === undefined ? [] : [{ name, id }];
    });
    const id = `${nodes.length}`;
    nodes.push({ id, event, inputs });
    if (event.type === 'secret') latest.set(event.name, id);
  }
  return nodes;
}

/** Whose records the keys protect, and on what way. */
export const keysTitle = ({ direction, epoch }: KeysEvent, side: Side): string => {
  const writer = speaker(side, direction === 'write' ? 'sent' : 'received');
  return `${writer} ${epoch === 'tls12' ? 'connection' : epoch.replace('_', '-')} keys`;
};

/** The records that these keys protect: those of their direction, until the next keys. */
export function recordsUnder(keys: KeysEvent, events: readonly TlsEvent[]): RecordEvent[] {
  const direction = keys.direction === 'write' ? 'sent' : 'received';
  const after = events.slice(events.indexOf(keys) + 1);
  const end = after.findIndex((event) => event.type === 'keys' && event.direction === keys.direction);
  return (end < 0 ? after : after.slice(0, end)).filter(
    (event): event is RecordEvent =>
      event.type === 'record' && event.direction === direction && event.epoch === keys.epoch,
  );
}

export const titleOfNode = ({ event }: KeyNode, side: Side): string =>
  event.type === 'secret' ? event.name : keysTitle(event, side);

export function drawn(
  nodes: readonly KeyNode[],
  past: ReadonlySet<TlsEvent>,
  side: Side,
): { nodes: GraphNode[]; edges: GraphEdge[] } {
  const known = (node: KeyNode): boolean => past.has(node.event);
  return {
    nodes: nodes.map((node) => ({
      id: node.id,
      text: titleOfNode(node, side),
      ...(node.event.type === 'keys' && { under: node.event.aead.replaceAll('_', '-') }),
      ...(node.event.type === 'secret' && node.event.label !== undefined && { under: `“${node.event.label}”` }),
      look: `${known(node) ? 'past' : 'faint'}${node.event.type === 'keys' && known(node) ? ' keys' : ''}`,
    })),
    edges: nodes.flatMap((node) =>
      node.inputs.map(({ id }) => ({ from: id, to: node.id, look: known(node) ? 'past' : 'faint' })),
    ),
  };
}
