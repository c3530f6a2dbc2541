/** A report as blocks. */
import { behindFault } from 'tlscope/asn1';
import { dissection } from 'tlscope/observe';
import type { Block, Fact } from '../render/blocks.ts';
import { verdictOf } from '../view/connection.ts';
import { linesBlock } from '../view/fields.ts';
import { factsOf, type Said } from './facts.ts';
import type { Explained, Found, Item, Remark } from './items.ts';
import type { Report } from './report.ts';
import { callIt, day, keyName, roleOf } from './words.ts';

/** More than these are a list of one line each. */
const AT_LENGTH = 4;
const LISTED = 20;

export function reportBlocks(report: Report, found: Found, at: number, verbose: 0 | 1 | 2): Block[] {
  const { headline, good, remarks, parts } = report;
  const long = parts.length <= AT_LENGTH || verbose > 0;
  return [
    { is: 'verdict', good, text: headline },
    ...remarkBlocks(remarks),
    ...(long ? parts.flatMap((part, i) => partBlocks(part, i, parts.length, at)) : listBlocks(parts)),
    ...(verbose === 0 ? [] : explainedBlocks(found, verbose)),
  ];
}

function partBlocks({ item, remarks }: Report['parts'][number], place: number, count: number, at: number): Block[] {
  const facts = factsOf(item, at).filter(([, value]) => value.length > 0);
  if (facts.length === 0 && remarks.length === 0) return [];
  const title = count === 1 ? titleOf(item) : `${place + 1} of ${count}: ${titleOf(item)}`;
  return [
    { is: 'heading', text: title },
    ...(facts.length === 0 ? [] : [{ is: 'facts', items: facts.map(factFor) } as const]),
    ...remarkBlocks(remarks),
  ];
}

const factFor = ([name, value]: Said): Fact => {
  if (typeof value === 'string') return { name, value };
  const [first = '', ...more] = value;
  return name === 'names' || name === 'may be used for'
    ? { name, value: value.join(', ') }
    : { name, value: first, under: more };
};

function titleOf(item: Item): string {
  if (item.kind === 'certificate') return roleOf(item.certificate).replace(/^(an?|the) /, '');
  if (item.kind === 'odd certificate') return roleOf(item.facts).replace(/^(an?|the) /, '');
  return item.kind === 'other' ? item.label : item.kind === 'broken' ? item.label : item.kind;
}

/** What is wrong has a cross; what is only to be known is a plain sentence. */
function remarkBlocks(remarks: readonly Remark[]): Block[] {
  const wrong = remarks.filter((remark) => remark.wrong).map(({ text }) => ({ ok: false, text }));
  const notes = remarks.filter((remark) => !remark.wrong);
  return [
    ...(wrong.length === 0 ? [] : [{ is: 'ticks', items: wrong } as const]),
    ...(notes.length === 0
      ? []
      : [{ is: 'facts', items: notes.map(({ text }) => ({ name: 'note', value: text })) } as const]),
  ];
}

function listBlocks(parts: Report['parts']): Block[] {
  const shown = parts.slice(0, LISTED).map(({ item, remarks }): Fact => {
    const wrong = remarks.filter((remark) => remark.wrong);
    return {
      name: nameFor(item),
      value: lineFor(item),
      under: wrong.map(({ text }) => [{ text: `✘ ${text}`, tone: 'bad' }]),
    };
  });
  const more = parts.length - shown.length;
  return [
    { is: 'heading', text: 'What is in it' },
    { is: 'facts', items: shown, stacked: true },
    ...(more > 0 ? [{ is: 'paragraph', text: `... and ${more} more; -v shows all of them, at length.` } as const] : []),
  ];
}

function nameFor(item: Item): string {
  if (item.kind === 'certificate') return callIt(item.certificate).replace(/^"|"$/g, '');
  if (item.kind === 'odd certificate') return callIt(item.facts).replace(/^"|"$/g, '');
  return item.kind === 'anchor' ? item.subject : item.label;
}

function lineFor(item: Item): string {
  if (item.kind === 'certificate') {
    const { publicKey, spkiDer, notAfter } = item.certificate;
    return `${keyName(publicKey, spkiDer)}, until ${day(notAfter)}`;
  }
  return item.kind === 'anchor' ? keyName(item.key) : item.kind;
}

function explainedBlocks(found: Found, verbose: 1 | 2): Block[] {
  const pieces: Explained[] = [...found.explained, ...found.items.flatMap(({ explained }) => explained)];
  const detail = verbose === 1 ? 'fields' : 'bytes';
  const parts = pieces.map(({ title, codec, bytes }) => ({
    title,
    lines: dissection(codec, bytes, codec.name, behindFault),
  }));
  const leaves = parts.flatMap(({ lines }) => lines.filter(({ leaf }) => leaf));
  const size = (known: boolean) =>
    leaves.filter((line) => line.unexplained !== known).reduce((sum, { start, end }) => sum + end - start, 0);
  return [
    ...parts.map(({ title, lines }): Block => ({ is: 'fold', title, blocks: [linesBlock(lines, detail)] })),
    ...(verbose === 2 ? [verdictOf({ explained: size(true), unexplained: size(false) })] : []),
  ];
}
