/** A dissection for reading: every field, or every byte. */
import { codecNamed, dissection, type Line, type MessageEvent, messageCodec } from 'tlscope/observe';
import type { Block, FieldRow } from '../render/blocks.ts';

export type Detail = 'fields' | 'bytes';

export function messageFields(event: MessageEvent, detail: Detail): Block {
  return linesBlock(dissection(codecNamed(event.codec), event.bytes, messageCodec(event).name), detail);
}

export function linesBlock(lines: readonly Line[], detail: Detail): Block {
  const kept = detail === 'bytes' ? lines : lines.filter(isInteresting);
  return { is: 'fields', fields: kept.map((line) => row(line, detail)) };
}

/** Lengths matter to a parser only. */
const isInteresting = ({ name, error }: Line): boolean => name !== 'length' || error !== undefined;

function row(line: Line, detail: Detail): FieldRow {
  return {
    depth: line.depth,
    offset: line.start,
    name: line.name,
    ...(detail === 'bytes' && line.leaf ? { bytes: line.bytes } : {}),
    ...(line.value === undefined ? sizeOf(line, detail) : { value: line.value }),
    ...(line.note === undefined ? {} : { note: line.note }),
    ...(line.rfc === undefined || line.leaf ? {} : { cite: line.rfc }),
    ...(line.error === undefined ? {} : { error: line.error }),
    ...(line.unexplained ? { unexplained: true } : {}),
  };
}

const sizeOf = ({ leaf, bytes }: Line, detail: Detail): { value?: string } =>
  leaf && detail === 'fields' ? { value: `${bytes.length} bytes` } : {};
