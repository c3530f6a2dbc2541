import { ruleOf } from '../chain.ts';
import { setClock } from '../fixes.ts';
import type { Rule } from '../rule.ts';

const YEAR = 365 * 24 * 3600 * 1000;

/** 9: the clock here is wrong, not the certificates. */
export const wrongClock: Rule = {
  id: 'wrong_clock',
  number: 9,
  judge(sight) {
    const failure = sight.chainFailure;
    const { presented, at } = sight;
    if (failure === undefined || presented.length === 0) return undefined;
    const early = failure.code === 'CERT_NOT_YET_VALID' && presented.every(({ notBefore }) => at < notBefore);
    const late = failure.code === 'CERT_HAS_EXPIRED' && presented.every(({ notAfter }) => at > notAfter + YEAR);
    const several = presented.length > 1;
    if (!early && !(late && several)) return undefined;
    const now = new Date(at).toISOString().slice(0, 10);
    const behind = early ? 'before all of the chain was issued' : 'more than a year after all of the chain ran out';
    // Devices without a battery wake up at the beginning of their time.
    const asleep = early && Math.min(...presented.map(({ notBefore }) => notBefore)) - at > YEAR;
    return {
      title: `The clock here is probably wrong: it says ${now}`,
      cause: `By the clock here it is ${now}, ${behind}. One certificate may be out of its time; all of them at once speak for the clock. A device without a battery starts at 1970 or 2000 and has to ask the network for the time before it can check anybody's certificate.`,
      who: sight.side,
      at: 'certificate',
      ...ruleOf(failure),
      confidence: asleep ? 0.97 : several ? 0.94 : 0.5,
      evidence: presented.flatMap((_, i) => sight.showPart(i, 'validity', early ? 'valid from' : 'valid until')),
      fixes: setClock(),
    };
  },
};
