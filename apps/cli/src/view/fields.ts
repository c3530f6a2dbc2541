/** A dissection for reading: every field, or every byte. */
import { hex } from 'tlscope/bytes';
import { codecNamed, dissection, type Line, type MessageEvent, plural } from 'tlscope/observe';
import type { Block, FieldRow } from '../render/blocks.ts';

export type Detail = 'fields' | 'bytes';

export const messageFields = ({ codec, bytes }: MessageEvent, detail: Detail): Block =>
  linesBlock(dissection(codecNamed(codec), bytes), detail);

export const linesBlock = (lines: readonly Line[], detail: Detail): Block => ({
  is: 'fields',
  fields: detail === 'bytes' ? everyByte(lines) : everyField(lines),
});

const everyByte = (lines: readonly Line[]): FieldRow[] =>
  lines.map((line, i) => ({
    ...row(shortened(line), saidAbove(lines, i)),
    ...(line.leaf ? { bytes: line.bytes } : {}),
  }));

/** What only a parser needs is left out, and what it held moves up to the field it belongs to. */
const PLUMBING: readonly string[] = ['length', 'tag', 'unused bits', 'bits', 'data', 'value'];

function everyField(lines: readonly Line[]): FieldRow[] {
  const kept: Line[] = [];
  /** How deep each plumbing line is that the present one is inside of. */
  const dropped: number[] = [];
  for (const line of lines) {
    while (dropped.length > 0 && dropped.at(-1)! >= line.depth) dropped.pop();
    if (PLUMBING.includes(line.name) && line.error === undefined) {
      const owner = kept.at(-1);
      if (owner !== undefined && line.leaf && !MEASURES.includes(line.name))
        kept[kept.length - 1] = holding(owner, line);
      dropped.push(line.depth);
    } else {
      kept.push({ ...line, depth: line.depth - dropped.length });
    }
  }
  const said = new Set<string>();
  return kept.map((line) => {
    const sentence = `${line.name} ${line.note}`;
    const before = said.has(sentence);
    said.add(sentence);
    return row(shortened(line.leaf ? holding(line, line) : line), before);
  });
}

const MEASURES: readonly string[] = ['length', 'tag', 'unused bits'];

/** A field with what its plumbing held as its value, unless it has one or has parts of its own. */
const holding = (owner: Line, held: Line): Line =>
  owner.value === undefined ? { ...owner, value: held.value ?? shortly(held.bytes) } : owner;

const SHOWN = 16;

function shortly(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'empty';
  const start = hex(bytes.subarray(0, SHOWN), ' ');
  return bytes.length <= SHOWN ? start : `${start} … (${plural(bytes.length, 'byte')})`;
}

/** A value that is one long number. */
const shortened = (line: Line): Line =>
  line.value !== undefined && line.value.length > 4 * SHOWN && /^(0x)?[0-9a-f]+$/.test(line.value)
    ? { ...line, value: `${line.value.slice(0, 2 * SHOWN)}… (${plural(line.bytes.length, 'byte')})` }
    : line;

/** A sentence that stands right above, on a sibling of the same name, is not said again. */
function saidAbove(lines: readonly Line[], i: number): boolean {
  const line = lines[i]!;
  for (let before = i - 1; before >= 0 && lines[before]!.depth >= line.depth; before--) {
    const other = lines[before]!;
    if (other.depth === line.depth && other.name === line.name && other.note === line.note) return true;
  }
  return false;
}

const row = (line: Line, alreadySaid: boolean): FieldRow => ({
  depth: line.depth,
  offset: line.start,
  name: line.name,
  ...(line.value === undefined ? {} : { value: line.value }),
  ...(line.note === undefined || alreadySaid ? {} : { note: line.note }),
  ...(line.rfc === undefined || line.leaf ? {} : { cite: line.rfc }),
  ...(line.error === undefined ? {} : { error: line.error }),
  ...(line.unexplained ? { unexplained: true } : {}),
});
