import { oidName } from '../../../asn1/index.ts';
import { type CertificateLabel, nameOf, type X509Certificate } from '../../certificate/index.ts';
import { chainRule } from '../../chain-rule.ts';
import { validPolicies } from '../../constraints/index.ts';
import { failures } from '../../failures.ts';
import type { Check } from '../../question.ts';

const accepted = chainRule('certificate_policies.accepted', {
  holds: (_who, _because, names) =>
    `the policies of the path are accepted: ${names.join(', ') || 'none, and none is required'}`,
  fails: (who: CertificateLabel, because: string, _names: readonly string[]) =>
    `${who} has no accepted policy: ${because}`,
  rfc: 'RFC 5280 §6.1.5',
  failed: failures.policy,
});
const number = chainRule('certificate_policies.number', {
  holds: (who) => `${who} has no more policies than can be compared`,
  fails: (who: CertificateLabel) => `${who} has too many policies to compare`,
  rfc: 'RFC 5280 §6.1.5',
  failed: failures.policy,
});
const mapping = chainRule('policy_mappings.any_policy', {
  holds: (who) => `${who} does not map anyPolicy`,
  fails: (who: CertificateLabel) => `${who} maps anyPolicy, which may not be mapped`,
  rfc: 'RFC 5280 §6.1.4',
  failed: failures.badPolicy,
});

/** RFC 5280 §6.1: where a CA or the caller asks for it, the whole path was issued under an accepted policy. */
export const policies: Check = ({ certificates, end }, { policies: settings = {}, profile, effort }, say) => {
  if (profile.policies !== 'enforced' || end !== 'anchor' || certificates.length === 1) return;
  if (settings.explicit !== true && !certificates.some(speaksOfPolicies)) return;
  const anchor = profile.anchors.judged ? certificates.at(-1) : undefined;
  const { policies: valid, fault } = validPolicies(certificates.slice(0, -1).reverse(), settings, effort, anchor);
  if (fault === undefined) {
    const names = () => valid.slice(0, 8).map((policy) => oidName(policy) ?? policy);
    return say(true, accepted, () => [nameOf(certificates, 0), '', names()]);
  }
  const { kind, because, certificate } = fault;
  const who = () => nameOf(certificates, certificate);
  if (kind === 'accepted') return say(false, accepted, () => [who(), because, []], certificate);
  say(false, kind === 'number' ? number : mapping, () => [who()], certificate);
};

/** Paths on which nobody demands or maps policies are valid for any, and are spared the work. */
const speaksOfPolicies = (certificate: X509Certificate): boolean =>
  certificate.extensionValue('id-ce-policyConstraints') !== undefined ||
  certificate.extensionValue('id-ce-policyMappings') !== undefined;
