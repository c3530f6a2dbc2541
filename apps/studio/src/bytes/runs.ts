/** The bytes in rows, cut where one field ends and the next begins. */
import { hex } from 'tlscope/bytes';
import type { Line } from 'tlscope/observe';

export interface Run {
  /** The innermost field the bytes belong to. */
  readonly line: number;
  readonly depth: number;
  readonly start: number;
  readonly text: string;
}
export interface HexRow {
  readonly offset: number;
  readonly runs: readonly Run[];
}

export function hexRows(bytes: Uint8Array, lines: readonly Line[], width: number, most: number): HexRow[] {
  const owners = ownersOf(bytes.length, lines);
  const rows: HexRow[] = [];
  const end = Math.min(bytes.length, most);
  for (let offset = 0; offset < end; offset += width) {
    const runs: Run[] = [];
    for (let at = offset; at < Math.min(end, offset + width); ) {
      let next = at + 1;
      while (next < Math.min(end, offset + width) && owners[next] === owners[at]) next++;
      const line = owners[at]!;
      runs.push({ line, depth: lines[line]?.depth ?? 0, start: at, text: hex(bytes.subarray(at, next), ' ') });
      at = next;
    }
    rows.push({ offset, runs });
  }
  return rows;
}

/** For each byte the last line that has it, which is the innermost. */
function ownersOf(length: number, lines: readonly Line[]): Uint16Array | Uint32Array {
  const owners = lines.length < 0xffff ? new Uint16Array(length) : new Uint32Array(length);
  for (const [i, { start, end }] of lines.entries()) owners.fill(i, start, end);
  return owners;
}
