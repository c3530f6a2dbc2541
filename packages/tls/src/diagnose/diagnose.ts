import { harmless } from '../bytes/index.ts';
import type { TlsEvent } from '../events/index.ts';
import { rules } from './rules/index.ts';
import { Sight } from './sight.ts';
import type { Diagnosis } from './types.ts';

/**
 * What probably ended it, the likeliest first; empty where nothing did, and where what is wrong was tolerated. Pure: the same for a live connection, a trace
 * and a capture. Never throws.
 */
export function diagnose(events: readonly TlsEvent[]): readonly Diagnosis[] {
  const sight = new Sight(events);
  if (sight.completed && !sight.failed) return [];
  const found = rules
    .flatMap(({ id, number, judge }): Diagnosis[] => {
      const finding = judge(sight);
      return finding === undefined ? [] : [printed({ id, number, evidence: [], fixes: [], trials: [], ...finding })];
    })
    .sort((a, b) => b.confidence - a.confidence || a.number - b.number);
  // What only repeats the refusal is for where nothing else explains it.
  return found.length > 1 ? found.filter(({ id }) => id !== 'broken_rule') : found;
}

/** Certificates, hellos and traces are strangers' text: what is said of them is safe to print. */
export const printed = (found: Diagnosis): Diagnosis => ({
  ...found,
  title: harmless(found.title),
  cause: harmless(found.cause),
  evidence: found.evidence.map((one) => ({ ...one, shows: harmless(one.shows) })),
  ...(found.rule && {
    rule: { id: harmless(found.rule.id), claim: harmless(found.rule.claim), rfc: harmless(found.rule.rfc) },
  }),
});
