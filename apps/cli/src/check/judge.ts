/** A survey held against a policy. */
import { DAY } from 'tlscope/bytes';
import { lookAtCertificate, rsaBits } from 'tlscope/x509';
import type { Policy } from './policy.ts';
import type { Survey } from './survey.ts';

export interface Verdict {
  /** Stable: `old-version`. */
  readonly id: string;
  /** What is asked for, in a few words. */
  readonly rule: string;
  readonly ok: boolean;
  /** What was found. */
  readonly message: string;
  readonly rfc: string;
}

export function judgeSurvey(survey: Survey, policy: Policy, now: number): readonly Verdict[] {
  const { versions, suites, groups, chain, unreachable, lost } = survey;
  if (unreachable !== undefined) {
    return [verdict('reachable', 'the server answers', false, unreachable, 'RFC 9846 §2')];
  }
  const list = (names: readonly string[]): string => names.join(', ') || 'none';
  const bad = versions.filter((version) => !policy.versions.includes(version));
  const missing = policy.required.filter((version) => !versions.includes(version));
  const weak = suites.filter((suite) => !policy.cipherSuites.includes(suite));
  const odd = groups.filter((group) => !policy.groups.includes(group));
  return [
    ...(lost === undefined ? [] : [verdict('reachable', 'the server answers each time', false, lost, 'RFC 9846 §2')]),
    verdict(
      'chain',
      'the chain leads to a trusted root and names the host',
      chain?.evidence.ok === true,
      chain?.evidence.failure?.claim ?? (chain === undefined ? 'no certificate was shown' : 'every check holds'),
      'RFC 5280 §6.1',
    ),
    verdict(
      'old-version',
      `no versions but ${list(policy.versions)}`,
      bad.length === 0,
      `offered: ${list(versions)}`,
      'RFC 9325 §3.1.1',
    ),
    verdict(
      'version',
      `offers ${list(policy.required)}`,
      missing.length === 0,
      `offered: ${list(versions)}`,
      'RFC 9325 §3.1.1',
    ),
    verdict(
      'cipher-suite',
      'no cipher suite beyond the policy',
      weak.length === 0,
      weak.length === 0 ? `accepted in TLS 1.2: ${list(suites)}` : `accepted as well: ${list(weak)}`,
      'RFC 9325 §4.2',
    ),
    verdict(
      'group',
      'no group beyond the policy',
      odd.length === 0,
      odd.length === 0 ? `accepted: ${list(groups)}` : `accepted as well: ${list(odd)}`,
      'RFC 9325 §4.5',
    ),
    ...certificateVerdicts(survey, policy, now),
  ];
}

function certificateVerdicts({ chain }: Survey, policy: Policy, now: number): Verdict[] {
  const [der] = chain?.presented ?? [];
  if (der === undefined) return [];
  // What breaks a rule of encoding is looked at all the same: the chain is refused for it.
  const facts = lookAtCertificate(der)?.facts;
  if (facts === undefined) {
    return [verdict('readable', 'the certificate can be read', false, 'it cannot', 'RFC 5280 §4.1')];
  }
  const { publicKey: key, notBefore, notAfter } = facts;
  const bits = key?.type === 'rsa' ? rsaBits(key.modulus) : undefined;
  const left = Math.floor((notAfter - now) / DAY);
  const days = Math.ceil((notAfter - notBefore) / DAY);
  return [
    verdict(
      'key-size',
      `an RSA key has ${policy.rsaBits} bits at least`,
      bits === undefined || bits >= policy.rsaBits,
      bits === undefined ? `the key is ${key?.type ?? 'unknown'}` : `${bits} bits`,
      'RFC 9325 §4.5',
    ),
    verdict(
      'days-left',
      `the certificate is good for ${policy.daysLeft} more days`,
      left >= policy.daysLeft,
      `${left} days are left`,
      'RFC 5280 §4.1.2.5',
    ),
    verdict(
      'lifetime',
      `the certificate lasts ${policy.lifetime} days at most`,
      days <= policy.lifetime,
      `it lasts ${days} days`,
      'RFC 5280 §4.1.2.5',
    ),
  ];
}

const verdict = (id: string, rule: string, ok: boolean, message: string, rfc: string): Verdict => ({
  id,
  rule,
  ok,
  message,
  rfc,
});
