/** A visit for programs. Values of secrets are not in it. */
import { hex } from 'tlscope/bytes';
import { countBytes, followedBy, type Step, timeline } from 'tlscope/observe';
import { authority, type Target } from '../target.ts';
import type { Visit } from '../visit.ts';
import { titleOf } from './ladder.ts';
import { outcome } from './outcome.ts';

export function visitJson(seen: Visit, target: Target) {
  const { events, agreed, answer, error } = seen;
  const { steps } = timeline(events);
  return {
    target: authority(target),
    ok: outcome(seen).good,
    ...(agreed ?? {}),
    ...(error === undefined ? {} : { error: { message: error.message, ...codes(error) } }),
    ...(answer === undefined ? {} : { answer: answer.json }),
    steps: steps.map(stepJson),
    decisions: followedBy(steps, 'decision').map(({ what, chosen, considered, rfc }) => ({
      what,
      chosen,
      considered,
      rfc,
    })),
    checks: followedBy(steps, 'check').map(({ claim, ok, rfc }) => ({ claim, ok, rfc })),
    chains: followedBy(steps, 'certificate').map(({ side, evidence }) => ({
      side,
      ok: evidence.ok,
      enforced: evidence.enforced,
      failure: evidence.failure,
      paths: evidence.paths.map(({ subjects, checks, ok }) => ({ subjects, checks, ok })),
    })),
    secrets: followedBy(steps, 'secret').map(({ name, formula, rfc }) => ({ name, formula, rfc })),
    bytes: countBytes(events),
  };
}

const stepJson = (step: Step) => ({
  kind: step.kind,
  name: step.name,
  title: titleOf(step),
  from: step.from,
  at: step.at,
  epoch: step.epoch,
  length: step.length,
  records: step.records.map(({ bytes }) => bytes.length),
  ...(step.kind === 'message' ? { bytes: hex(step.events[0]!.bytes) } : {}),
});

const codes = (error: Error): Record<string, unknown> =>
  Object.fromEntries(
    ['code', 'alert', 'claim', 'rfc'].filter((key) => key in error).map((key) => [key, error[key as keyof Error]]),
  );
