/** A dissection: offset and bytes on the left, the fields they make on the right. */
import { hex } from 'tlscope/bytes';
import type { FieldRow, Text } from './blocks.ts';
import type { Screen } from './screen.ts';
import { wrap } from './wrap.ts';

const PER_LINE = 8;
/** `0000  ` and eight bytes with a blank between each. */
const LEFT = 6 + PER_LINE * 3 + 1;
/** Deeper than this the indent grows slowly, and in the end not at all. */
const DEEP = 6;
const DEEPEST = 14;

export function fieldLines(fields: readonly FieldRow[], screen: Screen): string[] {
  const withBytes = fields.some((field) => field.bytes !== undefined);
  return fields.flatMap((field) => one(field, withBytes ? LEFT : 0, screen));
}

function one(field: FieldRow, left: number, screen: Screen): string[] {
  const indent = Math.min(field.depth, DEEP) + Math.min(field.depth, DEEPEST);
  const room = screen.width - 3 - left - indent;
  const words = wrap(label(field), room).map((row) => row.map(({ text, tone }) => screen.paint(tone, text)).join(''));
  const notes = field.note === undefined ? [] : wrap([{ text: field.note, tone: 'dim' }], room - 2);
  const right = [...words, ...notes.map((row) => `  ${row.map(({ text }) => screen.paint('dim', text)).join('')}`)];
  if (left === 0) return right.map((line) => `  ${' '.repeat(indent)}${line}`);

  const bytes = field.bytes ?? new Uint8Array(0);
  const rows = Math.max(right.length, Math.ceil(bytes.length / PER_LINE));
  return Array.from({ length: rows }, (_, i) => {
    const part = bytes.subarray(i * PER_LINE, (i + 1) * PER_LINE);
    const offset = part.length === 0 ? '    ' : (field.offset + i * PER_LINE).toString(16).padStart(4, '0');
    const tone = field.unexplained === true ? 'warn' : 'plain';
    const dump = screen.paint(tone, hex(part, ' ').padEnd(PER_LINE * 3));
    const line = `  ${screen.paint('dim', offset)}  ${dump}${' '.repeat(indent)} ${right[i] ?? ''}`;
    return line.trimEnd();
  });
}

function label({ name, value, cite, error }: FieldRow): Text {
  return [
    { text: name, tone: 'name' },
    ...(value === undefined ? [] : [' ', { text: value, tone: 'strong' } as const]),
    ...(cite === undefined ? [] : [' ', { text: `(${cite})`, tone: 'dim' } as const]),
    ...(error === undefined ? [] : [' ', { text: `✘ ${error}`, tone: 'bad' } as const]),
  ];
}
