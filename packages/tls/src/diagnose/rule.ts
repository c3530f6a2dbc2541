import type { Sight } from './sight.ts';
import type { Finding, RuleId } from './types.ts';

/** A pure function of what was seen. */
export interface Rule {
  readonly id: RuleId;
  readonly number: number;
  readonly judge: (sight: Sight) => Finding | undefined;
}
