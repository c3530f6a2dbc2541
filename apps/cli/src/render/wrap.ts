/** Text with tones, broken into lines of a given width. */
import { harmless } from 'tlscope/bytes';
import { type Run, runsOf, type Text } from './blocks.ts';

export type Row = readonly Run[];

/** Words stay whole unless one is longer than a line. `width` is in characters. */
export function wrap(text: Text, width: number): Row[] {
  const rows: Run[][] = [[]];
  let used = 0;
  for (const { text: raw, tone } of runsOf(text)) {
    for (const word of harmless(raw)
      .split(/( +)/)
      .flatMap((part) => pieces(part, width))) {
      if (word === '') continue;
      const blank = word.trim() === '';
      if (used + word.length > width) {
        rows.push([]);
        used = 0;
      }
      if (blank && used === 0 && rows.length > 1) continue;
      rows.at(-1)!.push({ text: word, tone });
      used += word.length;
    }
  }
  return rows.map(trimEnd);
}

export const lengthOf = (row: Row): number => row.reduce((sum, { text }) => sum + text.length, 0);

function pieces(word: string, width: number): string[] {
  const out: string[] = [];
  for (let at = 0; at < word.length; at += width) out.push(word.slice(at, at + width));
  return out;
}

function trimEnd(row: Run[]): Run[] {
  let end = row.length;
  while (end > 0 && row[end - 1]!.text.trim() === '') end--;
  return row.slice(0, end);
}
