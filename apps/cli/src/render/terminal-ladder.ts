/** The ladder of messages: time on the left, the client's rail, the server's rail, and arrows between them. */
import { harmless } from 'tlscope/bytes';
import type { Rung } from './blocks.ts';
import type { Screen } from './screen.ts';
import { wrap } from './wrap.ts';

/** Width of the time column with its gap. */
const TIME = 12;

export function ladderLines(rows: readonly Rung[], screen: Screen): string[] {
  const inner = screen.width - TIME - 3;
  const head = `${' '.repeat(TIME - 3)}${screen.paint('client', 'client')}${' '.repeat(inner - 6)}${screen.paint('server', 'server')}`;
  const legend = [
    ...(rows.some((row) => row.is === 'arrow' && !row.locked) ? ['── in the clear'] : []),
    ...(rows.some((row) => row.is === 'arrow' && row.locked) ? ['━━ locked'] : []),
  ].join('    ');
  return [
    head,
    ...rows.flatMap((row) => rung(row, inner, screen)),
    `${' '.repeat(TIME + 1)}${screen.paint('dim', legend)}`,
  ];
}

function rung(row: Rung, inner: number, screen: Screen): string[] {
  const left = screen.paint('client', '│');
  const right = screen.paint('server', '│');
  const time = screen.paint('dim', row.at.padStart(TIME - 2).padEnd(TIME));
  if (row.is === 'across') {
    const label = ` ${row.label} `;
    const before = Math.max(2, Math.floor((inner - label.length) / 2));
    const line = '┈'.repeat(before) + label + '┈'.repeat(Math.max(2, inner - before - label.length));
    return [`${time}${screen.paint('client', '┼')}${screen.paint('dim', line)}${screen.paint('server', '┼')}`];
  }
  return [
    `${time}${left}${arrow(row, inner, screen)}${right}`,
    ...storyLines(row, inner - 6).map(
      (text) => `${' '.repeat(TIME)}${left}${screen.paint('dim', `   ${text}   `)}${right}`,
    ),
  ];
}

/** On the side of the one who speaks, each line padded to the whole `width`. */
function storyLines({ story, from }: Arrow, width: number): string[] {
  if (story === undefined) return [];
  const lines = wrap(story, width).map((row) => row.map(({ text }) => text).join(''));
  const widest = Math.max(...lines.map(({ length }) => length));
  return lines.map((line) => (from === 'client' ? line.padEnd(width) : line.padEnd(widest).padStart(width)));
}

type Arrow = Extract<Rung, { is: 'arrow' }>;

function arrow(row: Arrow, inner: number, screen: Screen): string {
  const line = row.locked ? '━' : '─';
  const tone = row.bad === true ? 'bad' : row.from;
  const room = inner - 8 - row.size.length - 3;
  const name = harmless(row.label);
  const label = name.length > room ? `${name.slice(0, room - 1)}…` : name;
  const rest = inner - 5 - label.length - 3 - row.size.length;
  const words = `${screen.paint(row.bad === true ? 'bad' : 'strong', label)}${screen.paint('dim', ` · ${row.size}`)}`;
  const short = screen.paint(tone, line.repeat(2));
  const long = line.repeat(rest);
  return row.from === 'client'
    ? `${short} ${words} ${screen.paint(tone, `${long}▶`)}`
    : `${screen.paint(tone, `◀${long}`)} ${words} ${short}`;
}
