/** A field as text for elsewhere: hexadecimal, PEM, JSON. */
import { hex } from 'tlscope/bytes';
import type { Line } from 'tlscope/observe';
import { toPem } from 'tlscope/x509';

export const asHex = ({ bytes }: Pick<Line, 'bytes'>): string => hex(bytes);

export const asPem = ({ bytes }: Pick<Line, 'bytes'>): string => toPem('CERTIFICATE', bytes);

/** The field and all below it, by name; what repeats is a list. */
export function asJson(lines: readonly Line[], place: number): string {
  return JSON.stringify({ [lines[place]!.name]: jsonOf(lines, place) }, null, 2);
}

type Json = string | { [name: string]: Json | Json[] };

function jsonOf(lines: readonly Line[], place: number): Json {
  const line = lines[place]!;
  const parts = partsOf(lines, place);
  if (parts.length === 0) return line.value ?? hex(line.bytes);
  const value: { [name: string]: Json | Json[] } = {};
  for (const part of parts) {
    const { name } = lines[part]!;
    const before = value[name];
    const one = jsonOf(lines, part);
    if (before === undefined) value[name] = one;
    else value[name] = Array.isArray(before) ? [...before, one] : [before, one];
  }
  return value;
}

/** The lines right below one. */
function partsOf(lines: readonly Line[], place: number): number[] {
  const { depth } = lines[place]!;
  const parts: number[] = [];
  for (let i = place + 1; i < lines.length && lines[i]!.depth > depth; i++) {
    if (lines[i]!.depth === depth + 1) parts.push(i);
  }
  return parts;
}
