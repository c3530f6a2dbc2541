import { called, decisive, ruleOf, wrongSentence } from '../chain.ts';
import { renew } from '../fixes.ts';
import { presumed } from '../presumed.ts';
import type { Rule } from '../rule.ts';

const CODES = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);

/** 7: a certificate is out of its time, and which. */
export const expired: Rule = {
  id: 'expired',
  number: 7,
  judge(sight) {
    const failure = sight.chainFailure;
    if (failure !== undefined && CODES.has(failure.code)) {
      const place = decisive(sight)?.check.certificate ?? 0;
      const subject = called(decisive(sight)?.path.subjects[place] ?? sight.presented[place]?.subject ?? '');
      const over = failure.code === 'CERT_HAS_EXPIRED';
      return {
        title: over ? `A certificate has expired: ${subject}` : `A certificate is not valid yet: ${subject}`,
        cause: `${wrongSentence(failure)} ${place === 0 ? "This is the peer's own certificate" : `This is certificate ${place} of the path, counted from the peer's own`}; whoever runs the server has to put a new one in its place. If other connections complain as well, look at the clock here first.`,
        who: sight.side,
        at: 'certificate',
        ...ruleOf(failure),
        confidence: place === 0 ? 0.92 : 0.85,
        evidence: sight.showPart(place, 'validity', over ? 'valid until' : 'valid from'),
        fixes: renew(),
      };
    }
    const alert = sight.alert('received');
    if (alert?.name !== 'certificate_expired') return undefined;
    return {
      title: 'The other side says that our certificate has expired',
      cause: 'It looked at our certificate and refused it for its dates. Its clock may be wrong as well.',
      who: sight.side === 'client' ? 'server' : 'client',
      at: 'certificate',
      rule: presumed.notExpired,
      confidence: 0.9,
      evidence: sight.show(alert, 'certificate_expired'),
      fixes: renew(),
    };
  },
};
