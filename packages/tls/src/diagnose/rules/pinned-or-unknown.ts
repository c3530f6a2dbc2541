import { ownMember } from '../../bytes/index.ts';
import { called } from '../chain.ts';
import { trustRoot } from '../fixes.ts';
import { presumed } from '../presumed.ts';
import type { Rule } from '../rule.ts';

/** What the sender of each alert usually means about the certificate that it was shown. */
const MEANS: Readonly<Record<string, readonly [title: string, cause: string]>> = {
  unknown_ca: [
    'The other side does not trust the CA of our certificate',
    'It built no path to a root that it has. The root is missing in its store (Java: cacerts, boards: the one in the firmware), or an intermediate is missing in our chain. It is not pinning: that is said with bad_certificate or certificate_unknown.',
  ],
  certificate_unknown: [
    'The other side found some fault with our certificate, and does not say which',
    'Chromium and Java say certificate_unknown for everything that their own check does not like: an unknown root, a wrong name, a pin that does not match. Its own log has the reason.',
  ],
  bad_certificate: [
    'The other side refuses our certificate: a wrong name, or a pin',
    'Go, and applications that check a pin or a name of their own after the chain, say bad_certificate; an untrusted root would be unknown_ca from most others.',
  ],
  certificate_revoked: [
    'The other side says that our certificate is revoked',
    'It looked at a revocation list or an OCSP answer.',
  ],
};

/** 21: what the alert of a client says: no trust, or a pin. */
export const pinnedOrUnknown: Rule = {
  id: 'pinned_or_unknown',
  number: 21,
  judge(sight) {
    const alert = sight.alert('received');
    const meaning = ownMember(MEANS, alert?.name ?? '');
    if (alert === undefined || meaning === undefined || sight.side !== 'server') return undefined;
    const [own] = sight.shown;
    const [title, cause] = meaning;
    return {
      title,
      cause: `The client was shown "${called(own?.subject ?? '')}", issued by "${called(own?.issuer ?? '')}", and said ${alert.name}. ${cause}`,
      who: 'client',
      at: 'certificate',
      rule: presumed.serverCertificateTrusted,
      confidence: 0.8,
      evidence: [
        ...sight.show(sight.message('certificate', 'sent'), 'what was shown'),
        ...sight.show(alert, `the answer: ${alert.name}`),
      ],
      fixes: trustRoot(sight.place),
    };
  },
};
