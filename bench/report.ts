/** One comparison; more is better. */
export interface Line {
  readonly what: string;
  readonly unit: string;
  readonly tlscope: number;
  readonly 'node:tls': number;
  /** What the raw primitives alone would allow. */
  readonly floor?: number;
}

const COLUMNS = [46, 10, 10, 7, 10] as const;
let headed = false;

/** A table that grows line by line. */
export function print(line: Line): void {
  if (!headed) row('', 'tlscope', 'node:tls', 'ratio', 'floor');
  headed = true;
  const ratio = (line.tlscope / line['node:tls']).toFixed(2);
  const floor = line.floor === undefined ? '' : amount(line.floor);
  row(line.what, amount(line.tlscope), amount(line['node:tls']), ratio, floor, line.unit);
}

function row(what: string, ...cells: readonly string[]): void {
  const padded = cells.map((cell, i) => (i < 4 ? cell.padStart(COLUMNS[i + 1] ?? 0) : ` ${cell}`));
  console.log(what.padEnd(COLUMNS[0]) + padded.join(''));
}

const amount = (value: number): string => value.toFixed(value < 100 ? 1 : 0);
