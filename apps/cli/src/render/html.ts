/** Blocks as one page: no script, nothing fetched, light and dark, readable at 400 px. */
import { harmless, hex } from 'tlscope/bytes';
import {
  type Block,
  type Branch,
  type Fact,
  type FieldRow,
  type Rung,
  runsOf,
  type Text,
  type Tick,
} from './blocks.ts';
import { style } from './style.ts';

/** A whole document. */
export function toPage(title: string, blocks: readonly Block[]): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title>
<style>${style}</style>
<main>
${toHtml(blocks)}
</main>
</html>
`;
}

export const toHtml = (blocks: readonly Block[]): string => blocks.map(section).join('\n');

function section(block: Block): string {
  switch (block.is) {
    case 'title':
      return `<h1>${escaped(block.text)}</h1>${block.under === undefined ? '' : `<p class="under">${inline(block.under)}</p>`}`;
    case 'heading':
      return `<h2>${escaped(block.text)}</h2>`;
    case 'paragraph':
      return `<p>${inline(block.text)}</p>`;
    case 'story':
      return `<p class="story">${inline(block.text)}</p>`;
    case 'ladder':
      return ladder(block.rows);
    case 'ticks':
      return `<ul class="ticks">${block.items.map(tick).join('')}</ul>`;
    case 'tree':
      return tree(block.items);
    case 'facts':
      return `<dl>${block.items.map(fact).join('')}</dl>`;
    case 'fields':
      return fields(block.fields);
    case 'fold':
      return `<details><summary>${escaped(block.title)}</summary>${toHtml(block.blocks)}</details>`;
    case 'verdict':
      return `<p class="verdict ${block.good ? 'good' : 'bad'}">${mark(block.good)} ${inline(block.text)}</p>`;
  }
}

function ladder(rows: readonly Rung[]): string {
  const rungs = rows.map((row) => {
    const at = `<time>${escaped(row.at)}</time>`;
    if (row.is === 'across') return `<li class="across">${at}<span>${escaped(row.label)}</span></li>`;
    const kind = `${row.from} ${row.locked ? 'locked' : 'clear'}${row.bad === true ? ' trouble' : ''}`;
    const says = row.from === 'client' ? 'client to server' : 'server to client';
    const story = row.story === undefined ? '' : `<p>${escaped(row.story)}</p>`;
    const words = `<b>${escaped(row.label)}</b> <small>${escaped(row.size)}${row.locked ? ', locked' : ''}</small>`;
    return `<li class="${kind}" aria-label="${says}">${at}<div><span class="arrow">${words}</span>${story}</div></li>`;
  });
  return `<div class="ladder"><div class="ends"><b>client</b><b>server</b></div><ol>${rungs.join('')}</ol></div>`;
}

const tick = ({ ok, undecided, text, cite }: Tick): string =>
  `<li class="${ok ? 'good' : 'bad'}">${mark(ok, undecided)} ${inline(text)}${citation(cite)}</li>`;

const tree = (items: readonly Branch[]): string =>
  items.reduceRight<string>(
    (inner, { text, ticks }) =>
      `<ul class="tree"><li>${inline(text)}<ul class="ticks">${ticks.map(tick).join('')}</ul>${inner}</li></ul>`,
    '',
  );

const fact = ({ name, value, under, cite }: Fact): string =>
  `<div><dt>${escaped(name)}</dt><dd>${inline(value)}${(under ?? []).map((text) => `<p>${inline(text)}</p>`).join('')}${citation(cite)}</dd></div>`;

function fields(rows: readonly FieldRow[]): string {
  const lines = rows.map((row) => {
    const bytes = row.bytes === undefined ? '' : `<code>${hex(row.bytes, ' ')}</code>`;
    const value = row.value === undefined ? '' : ` <b>${escaped(row.value)}</b>`;
    const error = row.error === undefined ? '' : ` <span class="bad">✘ ${escaped(row.error)}</span>`;
    const note = row.note === undefined ? '' : `<small>${escaped(row.note)}</small>`;
    const lead = `<i>${row.offset.toString(16).padStart(4, '0')}</i>`;
    return `<li style="--depth:${Math.min(row.depth, 12)}">${lead} <span class="name">${escaped(row.name)}</span>${value}${citation(row.cite)}${error}${note}${bytes}</li>`;
  });
  return `<ol class="fields">${lines.join('')}</ol>`;
}

const inline = (text: Text): string =>
  runsOf(text)
    .map((run) => (run.tone === 'plain' ? escaped(run.text) : `<span class="${run.tone}">${escaped(run.text)}</span>`))
    .join('');

const citation = (cite: string | undefined): string => (cite === undefined ? '' : ` <cite>${escaped(cite)}</cite>`);

const mark = (ok: boolean, undecided = false): string =>
  `<span class="mark">${ok ? '✔' : undecided ? '?' : '✘'}</span>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => harmless(text).replace(/[&<>"']/g, (char) => ENTITIES[char]!);
