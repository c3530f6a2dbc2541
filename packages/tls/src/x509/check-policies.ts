import { oidName } from '../asn1/index.ts';
import type { X509Certificate } from './certificate.ts';
import type { Check } from './checks.ts';
import { failures } from './failures.ts';
import { nameOf } from './label.ts';
import { validPolicies } from './policy-tree.ts';

/** RFC 5280 §6.1: where a CA or the caller asks for it, the whole path was issued under an accepted policy. */
export const policies: Check = ({ certificates, end }, { policies: settings = {}, profile, effort }, say) => {
  if (profile.policies !== 'enforced' || end !== 'anchor' || certificates.length === 1) return;
  if (settings.explicit !== true && !certificates.some(speaksOfPolicies)) return;
  const anchor = profile.anchors.judged ? certificates.at(-1) : undefined;
  const verdict = validPolicies(certificates.slice(0, -1).reverse(), settings, effort, anchor);
  const { fault } = verdict;
  if (fault === undefined) {
    const names = verdict.policies.slice(0, 8).map((policy) => oidName(policy) ?? policy);
    const claim = () => `the policies of the path are accepted: ${names.join(', ') || 'none, and none is required'}`;
    say(true, claim, 'RFC 5280 §6.1.5', failures.policy);
    return;
  }
  const { because, certificate, malformed } = fault;
  const claim = () => `${nameOf(certificates, certificate)} keeps to an accepted policy, but ${because}`;
  const rfc = malformed ? 'RFC 5280 §6.1.4' : 'RFC 5280 §6.1.5';
  say(false, claim, rfc, malformed ? failures.badPolicy : failures.policy, certificate);
};

/** Paths on which nobody demands or maps policies are valid for any, and are spared the work. */
const speaksOfPolicies = (certificate: X509Certificate): boolean =>
  certificate.extensionValue('id-ce-policyConstraints') !== undefined ||
  certificate.extensionValue('id-ce-policyMappings') !== undefined;
