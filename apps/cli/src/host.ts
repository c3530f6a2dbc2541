/** What a command may use of the process it runs in; tests put their own in its place. */

import { printableLines } from 'tlscope/bytes';
import type { Block } from './render/blocks.ts';
import { type Screen, screenFor } from './render/screen.ts';
import { toTerminal } from './render/terminal.ts';

export interface Host {
  /** What the command ends with, if nothing goes wrong. */
  exitCode: number;
  /** To standard output. */
  out(text: string): void;
  /** To standard error. */
  err(text: string): void;
  /** To standard output, as the terminal wants it. */
  show(blocks: readonly Block[]): void;
  /** To standard error: warnings and mistakes. */
  note(blocks: readonly Block[]): void;
  /** Aborted where nobody takes what goes to standard output any more: what would never end, ends. */
  readonly unheard: AbortSignal;
}

export const FINE = 0;
/** The TLS answer is no. */
export const REFUSED = 1;
/** The command was given something it cannot work with. */
export const WRONG_USE = 2;

/** A mistake of whoever typed the command: one sentence, and what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly todo: string;

  constructor(message: string, todo: string) {
    super(message);
    this.todo = todo;
  }
}

export function processHost(unheard: AbortSignal): Host {
  const { stdout, stderr, env } = process;
  return hostOn(
    (text) => void stdout.write(text),
    (text) => void stderr.write(text),
    screenFor(stdout, env),
    screenFor(stderr, env),
    unheard,
  );
}

export function hostOn(
  out: (text: string) => void,
  err: (text: string) => void,
  screen: Screen,
  errorScreen: Screen = screen,
  unheard: AbortSignal = new AbortController().signal,
): Host {
  return {
    exitCode: FINE,
    // Programs' output and messages of the option parser: nothing of a stranger's reaches a terminal as it is.
    out: (text) => out(printableLines(text)),
    err: (text) => err(printableLines(text)),
    show: (blocks) => out(toTerminal(blocks, screen)),
    note: (blocks) => err(toTerminal(blocks, errorScreen)),
    unheard,
  };
}
