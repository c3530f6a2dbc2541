/** One line of Wireshark's picture of a packet, with what stands below it. */
export interface PdmlField {
  readonly name: string;
  /** For a person: `Cipher Suite: TLS_AES_128_GCM_SHA256 (0x1301)`. */
  readonly showname: string;
  /** The value alone: `0x1301`. */
  readonly show: string;
  /** Where its bytes are in its packet, or in the message put together from several. */
  readonly pos: number;
  readonly size: number;
  readonly fields: PdmlField[];
}

const TAG = /<(\/?)(packet|proto|field)\b((?:\s+\w+="[^"]*")*)\s*(\/?)>/g;
const ATTRIBUTE = /(\w+)="([^"]*)"/g;
const ENTITY: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Reads `tshark -T pdml`: the packets, in order. */
export function parsePdml(text: string): PdmlField[] {
  const top = field('');
  const open = [top];
  for (const [, closing, , attributes, empty] of text.matchAll(TAG)) {
    if (closing === '/') {
      open.pop();
      continue;
    }
    const node = field(attributes!);
    open.at(-1)!.fields.push(node);
    if (empty !== '/') open.push(node);
  }
  return top.fields;
}

export function* descendants(node: PdmlField): Generator<PdmlField> {
  for (const child of node.fields) {
    yield child;
    yield* descendants(child);
  }
}

function field(attributes: string): PdmlField {
  const found = new Map<string, string>();
  for (const [, name, value] of attributes.matchAll(ATTRIBUTE)) found.set(name!, unescaped(value!));
  const text = (name: string): string => found.get(name) ?? '';
  const [pos, size] = [Number(text('pos')), Number(text('size'))];
  return { name: text('name'), showname: text('showname'), show: text('show'), pos, size, fields: [] };
}

const unescaped = (text: string): string =>
  text.replace(/&(?:#x([0-9a-fA-F]+)|(\w+));/g, (_, code, name) =>
    code === undefined ? (ENTITY[name] ?? `&${name};`) : String.fromCodePoint(Number.parseInt(code, 16)),
  );
