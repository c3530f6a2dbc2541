/** Who said what to whom: the steps of a timeline as rungs of a ladder. */
import {
  hasIdleChange,
  isLocked,
  isTrouble,
  type Step,
  sizeOf,
  storyOfStep,
  type Timeline,
  titleOf,
} from 'tlscope/observe';
import type { Rung } from '../render/blocks.ts';

export interface LadderOptions {
  /** At length: each message once more in plain words, under its arrow. */
  readonly told?: boolean;
  /** Where the TCP connection was opened and closed, in milliseconds since 1970. */
  readonly tcp?: { readonly opened?: number; readonly closed?: number };
}

export function ladder({ steps, startedAt }: Timeline, { told, tcp }: LadderOptions = {}): Rung[] {
  const start = tcp?.opened ?? startedAt;
  const shift = startedAt - start;
  const idle = hasIdleChange(steps);
  return [
    ...(tcp?.opened === undefined ? [] : [across(0, 'TCP connection opened')]),
    ...steps.map((step) => rung(step, step.at + shift, told === true ? storyOfStep(step, idle) : undefined)),
    ...(tcp?.closed === undefined ? [] : [across(tcp.closed - start, 'TCP connection closed')]),
  ];
}

const across = (at: number, label: string): Rung => ({ is: 'across', at: milliseconds(at), label });

function rung(step: Step, at: number, story: string | undefined): Rung {
  return {
    is: 'arrow',
    at: milliseconds(at),
    from: step.from,
    label: titleOf(step),
    size: sizeOf(step),
    locked: isLocked(step),
    ...(isTrouble(step) ? { bad: true } : {}),
    ...(story === undefined ? {} : { story }),
  };
}

const milliseconds = (value: number): string => `${Math.max(0, value).toFixed(1)} ms`;
