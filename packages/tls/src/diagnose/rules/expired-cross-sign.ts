import { called, decisive, ruleOf } from '../chain.ts';
import { sendChain } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** 8: the peer's own certificate is good, but the path that was taken goes through one above it that has expired. */
export const expiredCrossSign: Rule = {
  id: 'expired_cross_sign',
  number: 8,
  judge(sight) {
    const failure = sight.chainFailure;
    const found = decisive(sight);
    const place = found?.check.certificate ?? 0;
    if (failure?.code !== 'CERT_HAS_EXPIRED' || found === undefined || place === 0) return undefined;
    const name = called(found.path.subjects[place] ?? '');
    const paths = sight.chain?.evidence.paths.length ?? 1;
    const own = sight.presented[0];
    if (own === undefined || own.notAfter < sight.at) return undefined;
    return {
      title: `The path goes through a certificate that has expired: ${name}`,
      cause: `The server's own certificate is still good, but ${paths === 1 ? 'the only path' : `each of the ${paths} paths`} to a root leads over "${name}", which has expired. Often there is a newer root with the same key, or a newer cross-signature: clients that have the one do not need the other. Put the newer root into the store here, or have the server leave the old certificate out of its chain.`,
      who: sight.side,
      at: 'certificate',
      ...ruleOf(failure),
      confidence: 0.9,
      evidence: sight.showPart(place, 'validity', `${name} has expired`),
      fixes: sendChain(),
    };
  },
};
