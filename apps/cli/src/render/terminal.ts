/** Blocks as lines for a terminal. */
import { harmless } from 'tlscope/bytes';
import { type Block, type Branch, type Fact, runsOf, type Tick, type Tone } from './blocks.ts';
import type { Screen } from './screen.ts';
import { fieldLines } from './terminal-fields.ts';
import { ladderLines } from './terminal-ladder.ts';
import { lengthOf, type Row, wrap } from './wrap.ts';

export function toTerminal(blocks: readonly Block[], screen: Screen): string {
  return `${allLines(blocks.flatMap(unfolded), screen).join('\n')}\n`;
}

/** There is nothing to open on a terminal. */
const unfolded = (block: Block): readonly Block[] =>
  block.is === 'fold' ? [{ is: 'heading', text: block.title }, ...block.blocks.flatMap(unfolded)] : [block];

const allLines = (blocks: readonly Block[], screen: Screen): string[] =>
  blocks.flatMap((block, i) => [...(gapBefore(blocks[i - 1], block) ? [''] : []), ...lines(block, screen)]);

const LISTS: readonly Block['is'][] = ['ticks', 'facts', 'tree'];

/** A heading stands right above what it is about, and lists that follow each other are one. */
function gapBefore(previous: Block | undefined, block: Block): boolean {
  if (previous === undefined) return !LISTS.includes(block.is);
  if (previous.is === 'heading') return block.is === 'heading';
  return !(LISTS.includes(previous.is) && LISTS.includes(block.is));
}

function lines(block: Block, screen: Screen): string[] {
  const { width } = screen;
  switch (block.is) {
    case 'title': {
      const bar = screen.paint('dim', '━'.repeat(width));
      const under = block.under === undefined ? [] : indented(block.under, 2, screen);
      return [bar, ...indented([{ text: block.text, tone: 'strong' }], 2, screen), ...under, bar];
    }
    case 'heading':
      return indented([{ text: block.text.toUpperCase(), tone: 'strong' }], 2, screen);
    case 'paragraph':
      return indented(block.text, 2, screen);
    case 'story':
      return wrap(block.text, width - 6).map((row) => `  ${screen.paint('warn', '▌')} ${paintRow(row, screen)}`);
    case 'ladder':
      return ladderLines(block.rows, screen);
    case 'ticks':
      return block.items.flatMap((tick) => tickLines(tick, '    ', screen));
    case 'tree':
      return block.items.flatMap((branch, i) => branchLines(branch, i, i === block.items.length - 1, screen));
    case 'facts':
      return block.stacked === true
        ? block.items.flatMap((fact) => stackedLines(fact, screen))
        : factLines(block.items, screen);
    case 'fields':
      return fieldLines(block.fields, screen);
    case 'fold':
      return allLines(unfolded(block), screen);
    case 'verdict': {
      const [first, ...rest] = wrap(block.text, width - 5).map((row) => paintRow(row, screen));
      return [`  ${mark(block.good, screen)} ${first ?? ''}`, ...rest.map((line) => `    ${line}`)];
    }
  }
}

function mark(ok: boolean, screen: Screen, undecided = false): string {
  if (ok) return screen.paint('good', '✔');
  return screen.paint('bad', undecided ? '?' : '✘');
}

function tickLines({ ok, undecided, text, cite }: Tick, margin: string, screen: Screen): string[] {
  const [first, ...rest] = wrap(text, screen.width - margin.length - 4);
  const led = [
    { lead: `${screen.paint('dim', margin)}${mark(ok, screen, undecided)} `, row: first ?? [] },
    ...rest.map((row) => ({ lead: `${screen.paint('dim', margin)}  `, row })),
  ];
  return withCite(led, margin.length + 2, cite, screen);
}

/** Each branch hangs from the one above it, with its ticks between them. */
function branchLines({ text, ticks }: Branch, depth: number, last: boolean, screen: Screen): string[] {
  const indent = ' '.repeat(4 + 3 * depth);
  const lead = depth === 0 ? indent : `${' '.repeat(1 + 3 * depth)}${screen.paint('dim', '└─ ')}`;
  const [first, ...rest] = wrap(text, screen.width - indent.length - 2);
  return [
    lead + paintRow(first ?? [], screen),
    ...rest.map((row) => indent + paintRow(row, screen)),
    ...ticks.flatMap((tick) => tickLines(tick, `${indent}${last ? '  ' : '│ '}`, screen)),
  ];
}

function stackedLines({ name, value, under, cite }: Fact, screen: Screen): string[] {
  const runs = [{ text: name, tone: 'name' } as const, '  ', ...runsOf(value)];
  const head = wrap(runs, screen.width - 6).map((row) => ({ lead: '    ', row }));
  const more = (under ?? []).flatMap((text) => wrap(text, screen.width - 8));
  return [...withCite(head, 4, cite, screen), ...more.map((row) => `      ${paintRow(row, screen)}`)];
}

/** Names in one column and values beside them, as wide as the names need. */
function factLines(items: readonly Fact[], screen: Screen): string[] {
  const column = Math.min(22, Math.max(...items.map(({ name }) => name.length)));
  return items.flatMap(({ name, value, under, cite }) => {
    const long = name.length > column;
    const indent = 4 + column + 2;
    const room = screen.width - indent - 2;
    const title = screen.paint('name', harmless(name).padEnd(column));
    const pad = ' '.repeat(indent);
    const [first, ...rest] = wrap(value, room);
    const led = [{ lead: long ? pad : `    ${title}  `, row: first ?? [] }, ...rest.map((row) => ({ lead: pad, row }))];
    const more = (under ?? []).flatMap((text) => wrap(text, room).map((row) => pad + paintRow(row, screen)));
    return [...(long ? [`    ${title}`] : []), ...withCite(led, indent, cite, screen), ...more];
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
