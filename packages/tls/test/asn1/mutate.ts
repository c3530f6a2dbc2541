/** Damage to DER: of single bytes, and of whole elements with every length around them put right again. */
import { concat } from '../../src/bytes/index.ts';

/** Fractions of 1 from a seed (mulberry32): the same seed, the same damage. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Node {
  tag: number;
  content: Uint8Array | Node[];
  /** A length spelled otherwise than DER has it. */
  length?: Uint8Array;
}

export function mutate(der: Uint8Array, random: () => number): Uint8Array {
  const below = (n: number): number => Math.floor(random() * n);
  if (below(3) === 0) return mutateBytes(der, below);
  const root = parse(der);
  if (root === undefined) return mutateBytes(der, below);
  for (let i = 1 + below(2); i > 0; i--) mutateNode(root, below);
  return serialize(root);
}

type Below = (n: number) => number;

function mutateBytes(der: Uint8Array, below: Below): Uint8Array {
  const at = below(der.length);
  const out = der.slice();
  switch (below(5)) {
    case 0:
      out[at]! ^= 1 << below(8);
      return out;
    case 1:
      out[at] = [0x00, 0x7f, 0x80, 0x81, 0xff, 0x30, 0x05, 0x1f][below(8)]!;
      return out;
    case 2:
      return der.slice(0, at);
    case 3:
      return concat(der.slice(0, at), Uint8Array.of(below(256)), der.slice(at));
    default:
      return concat(der.slice(0, at), der.slice(at + 1 + below(4)));
  }
}

function mutateNode(root: Node, below: Below): void {
  const nodes = [...walk(root)];
  const node = nodes[below(nodes.length)]!;
  const { content } = node;
  switch (below(9)) {
    case 0:
      node.tag = [0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0c, 0x13, 0x17, 0x18, 0x30, 0x31, 0x80, 0xa0][below(14)]!;
      return;
    case 1:
      node.content = new Uint8Array(0);
      return;
    case 2:
      node.length = concat(Uint8Array.of(0x81 + below(3)), new Uint8Array(below(3)), Uint8Array.of(below(256)));
      return;
    case 3:
      node.content = [{ tag: node.tag, content: node.content }];
      return;
    case 4:
      node.content = structuredClone(nodes[below(nodes.length)]!.content);
      return;
    default:
      if (content instanceof Uint8Array) node.content = content.length > 0 ? mutateBytes(content, below) : content;
      else reorder(content, below);
  }
}

function reorder(children: Node[], below: Below): void {
  if (children.length === 0) return;
  const at = below(children.length);
  const [child] = children.splice(at, 1) as [Node];
  const copies = below(3);
  for (let i = 0; i < copies; i++) children.splice(below(children.length + 1), 0, child);
}

function* walk(node: Node): Generator<Node> {
  yield node;
  if (node.content instanceof Uint8Array) return;
  for (const child of node.content) yield* walk(child);
}

/** Only what is surely DER: it is a sound element that is to be damaged. */
function parse(bytes: Uint8Array): Node | undefined {
  const [node, ...others] = parseAll(bytes) ?? [];
  return others.length === 0 ? node : undefined;
}

function parseAll(bytes: Uint8Array): Node[] | undefined {
  const nodes: Node[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at]!;
    const first = bytes[at + 1] ?? 0;
    const octets = first < 0x80 ? 0 : first & 0x7f;
    const start = at + 2 + octets;
    let length = octets === 0 ? first : 0;
    for (let i = at + 2; i < start; i++) length = length * 256 + (bytes[i] ?? 0);
    if ((tag & 0x1f) === 0x1f || start + length > bytes.length) return undefined;
    const content = bytes.slice(start, start + length);
    // Extensions and keys are DER within bytes: damage goes there too.
    const opened = tag & 0x20 || (tag === 0x04 && length > 1) ? parseAll(content) : undefined;
    nodes.push({ tag, content: opened ?? content });
    at = start + length;
  }
  return nodes;
}

function serialize({ tag, length, content }: Node): Uint8Array {
  const body = content instanceof Uint8Array ? content : concat(...content.map(serialize));
  return concat(Uint8Array.of(tag), length ?? lengthOf(body.length), body);
}

function lengthOf(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  if (length < 0x100) return Uint8Array.of(0x81, length);
  return length < 0x10000
    ? Uint8Array.of(0x82, length >> 8, length)
    : Uint8Array.of(0x83, length >> 16, length >> 8, length);
}
