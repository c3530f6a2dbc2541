/** Elements as BER and careless writers encode them, for looking: lengths may be padded or indefinite (X.690 §8.1.3). */

export interface Element {
  readonly tag: number;
  /** Where it begins, and where what it holds begins and ends, in the bytes that were read. */
  readonly start: number;
  readonly content: number;
  readonly contentEnd: number;
  readonly end: number;
  readonly length: 'minimal' | 'padded' | 'indefinite';
  /** Of a constructed one. */
  readonly children: readonly Element[];
}

const DEEPEST = 24;
const MOST = 20_000;

/** The element at `start`, with all below it. `undefined` where even the lengths make no sense, or it has more parts than `most`. */
export function readElement(bytes: Uint8Array, start = 0, most = MOST): Element | undefined {
  const budget = { left: most };
  return elementAt(bytes, start, bytes.length, 0, budget);
}

function elementAt(
  bytes: Uint8Array,
  start: number,
  limit: number,
  depth: number,
  budget: { left: number },
): Element | undefined {
  budget.left--;
  if (budget.left < 0 || depth > DEEPEST) return undefined;
  const header = headerAt(bytes, start, limit);
  if (header === undefined) return undefined;
  const { tag, content, end } = header;
  const constructed = (tag & 0x20) !== 0;
  if (end === undefined) return constructed ? indefinite(bytes, tag, start, limit, depth, budget) : undefined;
  const children = constructed ? childrenIn(bytes, content, end, depth, budget) : [];
  if (children === undefined) return undefined;
  return { tag, start, content, contentEnd: end, end, length: header.padded ? 'padded' : 'minimal', children };
}

interface Header {
  readonly tag: number;
  readonly content: number;
  /** `undefined` where only what is inside says so. */
  readonly end: number | undefined;
  readonly padded: boolean;
}

/** What stands before the content, alone. `undefined` where the length makes no sense. */
export function headerAt(bytes: Uint8Array, start: number, limit = bytes.length): Header | undefined {
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined || start + 2 > limit) return undefined;
  // Tags of more than one octet do not occur in certificates.
  if ((tag & 0x1f) === 0x1f) return undefined;
  if (first === 0x80) return { tag, content: start + 2, end: undefined, padded: false };
  const octets = first < 0x80 ? 0 : first & 0x7f;
  if (octets > 8) return undefined;
  let length = octets === 0 ? first : 0;
  for (let i = 0; i < octets; i++) length = length * 256 + (bytes[start + 2 + i] ?? 0);
  const content = start + 2 + octets;
  const end = content + length;
  if (end > limit) return undefined;
  return { tag, content, end, padded: octets > 0 && (length < 0x80 || length < 2 ** (8 * (octets - 1))) };
}

function childrenIn(
  bytes: Uint8Array,
  from: number,
  end: number,
  depth: number,
  budget: { left: number },
): Element[] | undefined {
  const children: Element[] = [];
  for (let at = from; at < end; ) {
    const child = elementAt(bytes, at, end, depth + 1, budget);
    if (child === undefined) return undefined;
    children.push(child);
    at = child.end;
  }
  return children;
}

function indefinite(
  bytes: Uint8Array,
  tag: number,
  start: number,
  limit: number,
  depth: number,
  budget: { left: number },
): Element | undefined {
  const children: Element[] = [];
  for (let at = start + 2; ; ) {
    if (bytes[at] === 0 && bytes[at + 1] === 0 && at + 2 <= limit) {
      return { tag, start, content: start + 2, contentEnd: at, end: at + 2, length: 'indefinite', children };
    }
    const child = elementAt(bytes, at, limit, depth + 1, budget);
    if (child === undefined) return undefined;
    children.push(child);
    at = child.end;
  }
}
