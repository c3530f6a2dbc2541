import type { TlsEvent } from '../observe/events.ts';
import { rules } from './rules/index.ts';
import { Sight } from './sight.ts';
import type { Diagnosis } from './types.ts';

/**
 * What probably went wrong, the likeliest first; empty where nothing did. Pure: the same for a live connection, a trace
 * and a capture. Never throws.
 */
export function diagnose(events: readonly TlsEvent[]): readonly Diagnosis[] {
  const sight = new Sight(events);
  return rules
    .flatMap(({ id, number, judge }): Diagnosis[] => {
      const found = judge(sight);
      return found === undefined ? [] : [{ id, number, evidence: [], fixes: [], trials: [], ...found }];
    })
    .sort((a, b) => b.confidence - a.confidence || a.number - b.number);
}
