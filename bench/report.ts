/** One comparison; more is better unless it says otherwise. */
export interface Line {
  readonly what: string;
  readonly unit: string;
  readonly tlscope: number;
  readonly beside: number;
  /** What stands beside it; node:tls where it is absent. */
  readonly against?: string;
  /** What the raw primitives alone would allow. */
  readonly floor?: number;
  /** The ratio that is aimed at; where less is better, at most that. */
  readonly target?: number;
  readonly lessIsBetter?: true;
}

/** As it is printed: with two digits. */
export const ratioOf = (line: Line): string => (line.tlscope / line.beside).toFixed(2);

export function isMet(line: Line): boolean {
  const { target, lessIsBetter } = line;
  if (target === undefined) return true;
  return lessIsBetter ? Number(ratioOf(line)) <= target : Number(ratioOf(line)) >= target;
}

const COLUMNS = [54, 10, 10, 7, 8, 10] as const;
let headed = false;

/** A table that grows line by line. */
export function print(line: Line): void {
  if (!headed) row('', 'tlscope', 'beside', 'ratio', 'target', 'floor');
  headed = true;
  const floor = line.floor === undefined ? '' : amount(line.floor);
  row(
    line.what,
    amount(line.tlscope),
    amount(line.beside),
    ratioOf(line),
    targetOf(line),
    floor,
    `${line.unit}${versus(line)}`,
  );
}

const versus = ({ against }: Line): string => (against === undefined ? '' : `, beside ${against}`);

export const targetOf = ({ target, lessIsBetter }: Line): string =>
  target === undefined ? '' : `${lessIsBetter ? '<' : '>'} ${target.toFixed(2)}`;

function row(what: string, ...cells: readonly string[]): void {
  const padded = cells.map((cell, i) => (i < 5 ? cell.padStart(COLUMNS[i + 1] ?? 0) : ` ${cell}`));
  console.log(what.padEnd(COLUMNS[0]) + padded.join(''));
}

export const amount = (value: number): string => value.toFixed(value < 100 ? 1 : 0);
