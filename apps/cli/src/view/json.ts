/** A visit for programs. Values of secrets are not in it. */
import { hex } from 'tlscope/bytes';
import type { Diagnosis } from 'tlscope/diagnose';
import { countBytes, followedBy, type Step, type TlsEvent, timeline, titleOf } from 'tlscope/observe';
import type { Proof } from '../proof/prove.ts';
import { authority, type Target } from '../target.ts';
import { isGood, type Visit } from '../visit.ts';

export function visitJson(seen: Visit, target: Target, diagnoses: readonly Diagnosis[] = [], proof?: Proof) {
  const { events, agreed, answer, error } = seen;
  return {
    target: authority(target),
    ok: isGood(seen),
    ...(agreed ?? {}),
    ...(error === undefined ? {} : { error: { message: error.message, ...codes(error) } }),
    ...(answer === undefined ? {} : { answer: answer.json }),
    diagnoses,
    ...(proof && { tried: proof.tried.map(({ files, ...one }) => ({ ...one, files: Object.keys(files) })) }),
    ...(proof?.between && { between: proof.between }),
    ...connectionJson(events),
  };
}

/** What was seen, without a word about how it ended. */
export function connectionJson(events: readonly TlsEvent[]) {
  const { side, steps } = timeline(events);
  return {
    side,
    steps: steps.map(stepJson),
    decisions: followedBy(steps, 'decision').map(untimed),
    checks: followedBy(steps, 'check').map(untimed),
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

const untimed = <E extends TlsEvent>({ at: _at, type: _type, ...rest }: E): Omit<E, 'at' | 'type'> => rest;

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
