/** What a command may use of the process it runs in; tests put their own in its place. */

import type { Block } from './render/blocks.ts';
import { type Screen, screenFor } from './render/screen.ts';
import { toTerminal } from './render/terminal.ts';

export interface Host {
  readonly screen: Screen;
  /** To standard output. */
  out(text: string): void;
  show(blocks: readonly Block[]): void;
  /** To standard error: warnings and progress. */
  note(blocks: readonly Block[]): void;
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

export function processHost(): Host {
  const screen = screenFor(process.stdout, process.env);
  const errors = screenFor(process.stderr, process.env);
  return {
    screen,
    out: (text) => void process.stdout.write(text),
    show: (blocks) => void process.stdout.write(toTerminal(blocks, screen)),
    note: (blocks) => void process.stderr.write(toTerminal(blocks, errors)),
  };
}
