/**
 * Rules for whoever issues. A path validator need not hold them against a certificate (RFC 5280 §6.1 does not); a
 * profile may, and lists those it does.
 */

import { type CertificateLabel, nameOf } from '../../certificate/index.ts';
import { chainRule } from '../../chain-rule.ts';
import { type DemandRule, demandRules } from '../../demands/index.ts';
import { failures } from '../../failures.ts';
import type { Check } from '../../question.ts';
import { judged } from './check-certificates.ts';

const all = chainRule('certificate.profile_demands', {
  holds: (who, profile) => `${who} keeps to what the profile "${profile}" demands of whoever issues`,
  fails: (who: CertificateLabel, profile: string) =>
    `${who} breaks what the profile "${profile}" demands of whoever issues`,
  rfc: 'RFC 5280 §4',
  failed: failures.demand,
});

/** Only what is broken is worth a line for each certificate; what is kept is said once. */
export const demands: Check = (path, inquiry, say) => {
  const { profile } = inquiry;
  if (profile.demands.length === 0) return;
  const { certificates, end } = path;
  for (const [i, certificate] of judged(path, profile).entries()) {
    const place = {
      isLeaf: i === 0,
      isAnchor: end === 'anchor' && i === certificates.length - 1,
      isPublicSuffix: profile.isPublicSuffix,
    };
    const where = `demands${place.isLeaf ? ' on the peer' : ''}${place.isAnchor ? ' on the anchor' : ''}`;
    const broken = inquiry.effort.once(certificate, where, () => {
      inquiry.effort.spend(certificate.subjectAltNames.length + certificate.extensions.length);
      return profile.demands
        .map((name): DemandRule => demandRules[name])
        .filter((rule) => !rule.ok(certificate, place));
    });
    const who = () => nameOf(certificates, i);
    if (broken.length === 0) say(true, all, () => [who(), profile.name], i);
    for (const { rule } of broken) say(false, rule, () => [who(), certificate, place], i);
  }
};
