/**
 * Writes the tables of `docs/performance.md` from what `npm run bench -- --json FILE` left, one file for each version of
 * Node: `npm run performance -- 20.json 24.json`. What stands around them is written by hand.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { amount, isMet, type Line, ratioOf, targetOf } from '../bench/report.ts';

interface Report {
  readonly node: string;
  readonly openssl: string;
  readonly platform: string;
  readonly machine: string;
  readonly date: string;
  readonly quick: boolean;
  readonly lines: readonly Line[];
}

const PAGE = new URL('./performance.md', import.meta.url);
const [BEGIN, END] = ['<!-- measured -->', '<!-- end of what was measured -->'];

const reports = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, 'utf8')) as Report);
if (reports.length === 0) throw new Error('name the JSON files that `npm run bench -- --json FILE` wrote');
const page = readFileSync(PAGE, 'utf8');
const [before, rest] = page.split(BEGIN);
const after = rest?.split(END)[1];
if (before === undefined || after === undefined) throw new Error(`${BEGIN} and ${END} are not in docs/performance.md`);
writeFileSync(PAGE, `${before}${BEGIN}\n\n${reports.map(section).join('\n')}\n${END}${after}`);

function section({ node, openssl, platform, machine, date, quick, lines }: Report): string {
  const head = `### Node ${node}, OpenSSL ${openssl}\n\n${date}, ${platform}, ${machine.trim()}${quick ? ', a quick run' : ''}.\n`;
  const table = [
    ['', 'tlscope', 'beside', 'unit', 'ratio', 'aim', 'met', 'primitives alone (how many times ours)'],
    ['-', '-:', '-:', '-', '-:', '-:', '-', '-:'],
    ...lines.map((line) => [
      line.against === undefined ? line.what : `${line.what}, beside ${line.against}`,
      amount(line.tlscope),
      amount(line.beside),
      line.unit,
      ratioOf(line),
      targetOf(line),
      isMet(line) ? 'yes' : 'no',
      line.floor === undefined ? '' : `${amount(line.floor)} (${(line.floor / line.tlscope).toFixed(2)})`,
    ]),
  ];
  return `${head}\n${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}
