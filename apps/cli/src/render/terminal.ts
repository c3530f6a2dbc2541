/** Blocks as lines for a terminal. */
import { type Block, type Fact, runsOf, type Text, type Tick, type Tone } from './blocks.ts';
import type { Screen } from './screen.ts';
import { fieldLines } from './terminal-fields.ts';
import { ladderLines } from './terminal-ladder.ts';
import { lengthOf, type Row, wrap } from './wrap.ts';

export function toTerminal(blocks: readonly Block[], screen: Screen): string {
  return `${blocks.flatMap((block) => lines(block, screen)).join('\n')}\n`;
}

function lines(block: Block, screen: Screen): string[] {
  const { width } = screen;
  switch (block.is) {
    case 'title': {
      const bar = screen.paint('dim', '━'.repeat(width));
      const under = block.under === undefined ? [] : indented(block.under, 2, screen);
      return ['', bar, ...indented([{ text: block.text, tone: 'strong' }], 2, screen), ...under, bar];
    }
    case 'heading':
      return ['', `  ${screen.paint('strong', block.text.toUpperCase())}`];
    case 'paragraph':
      return ['', ...indented(block.text, 2, screen)];
    case 'story':
      return [
        '',
        ...wrap(block.text, width - 6).map((row) => `  ${screen.paint('warn', '▌')} ${paintRow(row, screen)}`),
      ];
    case 'ladder':
      return ['', ...ladderLines(block.rows, screen)];
    case 'ticks':
      return block.items.flatMap((tick) => tickLines(tick, screen));
    case 'tree':
      return block.items.flatMap((item, i) => treeLines(item, i, screen));
    case 'facts':
      return block.stacked === true
        ? block.items.flatMap((fact) => stackedLines(fact, screen))
        : factLines(block.items, screen);
    case 'fields':
      return fieldLines(block.fields, screen);
    case 'verdict': {
      const mark = block.good ? screen.paint('good', '✔') : screen.paint('bad', '✘');
      const [first, ...rest] = wrap(block.text, width - 5).map((row) => paintRow(row, screen));
      return ['', `  ${mark} ${first ?? ''}`, ...rest.map((line) => `    ${line}`)];
    }
  }
}

function tickLines({ ok, text, cite }: Tick, screen: Screen): string[] {
  const mark = ok ? screen.paint('good', '✔') : screen.paint('bad', '✘');
  const [first, ...rest] = wrap(text, screen.width - 8);
  const head = { lead: `    ${mark} `, row: first ?? [] };
  return withCite([head, ...rest.map((row) => ({ lead: '      ', row }))], 6, cite, screen);
}

function treeLines(item: Text, depth: number, screen: Screen): string[] {
  const lead = depth === 0 ? '    ' : `    ${'   '.repeat(depth - 1)}${screen.paint('dim', '└─')} `;
  const indent = 4 + 3 * depth;
  const [first, ...rest] = wrap(item, screen.width - indent - 2);
  return [lead + paintRow(first ?? [], screen), ...rest.map((row) => ' '.repeat(indent) + paintRow(row, screen))];
}

function stackedLines({ name, value, under, cite }: Fact, screen: Screen): string[] {
  const runs = [{ text: name, tone: 'name' } as const, '  ', ...runsOf(value)];
  const [first, ...rest] = wrap(runs, screen.width - 6);
  const rows = [
    { lead: '    ', row: first ?? [] },
    ...[...rest, ...(under ?? []).flatMap((text) => wrap(text, screen.width - 8))].map((row) => ({
      lead: '      ',
      row,
    })),
  ];
  return withCite(rows, 6, cite, screen);
}

/** Names in one column and values beside them, as wide as the names need. */
function factLines(items: readonly Fact[], screen: Screen): string[] {
  const column = Math.min(22, Math.max(...items.map(({ name }) => name.length)));
  return items.flatMap(({ name, value, under, cite }) => {
    const long = name.length > column;
    const indent = 4 + column + 2;
    const room = screen.width - indent - 2;
    const values = wrap(value, room);
    const title = screen.paint('name', name.padEnd(column));
    const pad = ' '.repeat(indent);
    const [first, ...rest] = values;
    const lead = long ? pad : `    ${title}  `;
    const body = withCite(
      [{ lead, row: first ?? [] }, ...rest.map((row) => ({ lead: pad, row }))],
      indent,
      cite,
      screen,
    );
    const more = (under ?? []).flatMap((text) => wrap(text, room).map((row) => pad + paintRow(row, screen)));
    return [...(long ? [`    ${screen.paint('name', name)}`] : []), ...body, ...more];
  });
}

interface Led {
  readonly lead: string;
  readonly row: Row;
}

/** Puts the citation at the right margin of the last line, or under it where it does not fit. */
function withCite(led: readonly Led[], indent: number, cite: string | undefined, screen: Screen): string[] {
  const out = led.map(({ lead, row }) => lead + paintRow(row, screen));
  if (cite === undefined) return out;
  const used = indent + lengthOf(led.at(-1)!.row);
  const gap = screen.width - 1 - used - cite.length;
  if (gap < 2)
    return [...out, ' '.repeat(Math.max(indent, screen.width - 1 - cite.length)) + screen.paint('dim', cite)];
  return [...out.slice(0, -1), out.at(-1)! + ' '.repeat(gap) + screen.paint('dim', cite)];
}

const indented = (text: Parameters<typeof wrap>[0], by: number, screen: Screen): string[] =>
  wrap(text, screen.width - by - 2).map((row) => ' '.repeat(by) + paintRow(row, screen));

export const paintRow = (row: Row, screen: Screen): string =>
  row.map(({ text, tone }: { text: string; tone: Tone }) => screen.paint(tone, text)).join('');
