/** Where text goes: how wide it is, and whether it has colours. */
import picocolors from 'picocolors';
import { harmless } from 'tlscope/bytes';
import type { Tone } from './blocks.ts';

export interface Screen {
  /** In characters. */
  readonly width: number;
  paint(tone: Tone, text: string): string;
}

interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const NARROWEST = 60;
const WIDEST = 100;
const USUAL = 80;

/** Colour only on a terminal, and not where `NO_COLOR` (https://no-color.org) is set. */
export function screenFor(output: Output, env: Readonly<Record<string, string | undefined>>): Screen {
  const colour = output.isTTY === true && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
  const columns = Number(output.columns ?? env.COLUMNS ?? USUAL);
  return makeScreen(Number.isFinite(columns) && columns > 0 ? columns : USUAL, colour);
}

export function makeScreen(columns: number, colour: boolean): Screen {
  const c = picocolors.createColors(colour);
  const paints: Record<Tone, (text: string) => string> = {
    plain: (text) => text,
    strong: c.bold,
    dim: c.dim,
    good: c.green,
    bad: (text) => c.bold(c.red(text)),
    warn: c.yellow,
    client: c.cyan,
    server: c.magenta,
    name: c.cyan,
  };
  return {
    width: Math.min(WIDEST, Math.max(NARROWEST, columns)),
    // Everything that is drawn goes through here, so nothing of a stranger's reaches a terminal as it is.
    paint: (tone, text) => (text === '' ? '' : paints[tone](harmless(text))),
  };
}
