import type { X509Certificate } from './certificate.ts';
import { judged } from './check-certificates.ts';
import type { Check, Inquiry } from './checks.ts';
import { readyConstraints, violation } from './constraints.ts';
import type { NameConstraints } from './extensions.ts';
import { failures, type Say } from './failures.ts';
import { nameOf } from './label.ts';
import type { Profile } from './profile.ts';

/** RFC 5280 §6.1.4 (k) and (n): whoever issues is a CA, an anchor too, and its key may sign certificates. */
export const authority: Check = (path, { profile }, say) => {
  const { certificates, end } = path;
  const held = judged(path, profile).length;
  for (let i = 1; i < certificates.length; i++) {
    const certificate = certificates[i]!;
    const { keyUsage, version } = certificate;
    // Before version 3 a certificate could not say so; as an anchor its owner has said it for it.
    const old = version < 3 && end === 'anchor' && i === certificates.length - 1;
    say(
      old || certificate.isCa || (profile.authority === 'orKeyUsage' && !saysWhether(certificate)),
      () => `${nameOf(certificates, i)} is a CA${old ? `: version ${version}, and an anchor` : ''}`,
      'RFC 5280 §4.2.1.9',
      failures.notCa,
      i,
      'id-ce-basicConstraints',
    );
    if (keyUsage === undefined || i >= held) continue;
    say(
      keyUsage.includes('keyCertSign'),
      () => `${nameOf(certificates, i)} may sign certificates`,
      'RFC 5280 §4.2.1.3',
      failures.notCa,
      i,
      'id-ce-keyUsage',
    );
  }
};

/** Whether it is a CA; without basicConstraints a keyUsage may speak for it. */
const saysWhether = (certificate: X509Certificate): boolean =>
  certificate.keyUsage === undefined || certificate.extensionValue('id-ce-basicConstraints') !== undefined;

/** RFC 5280 §6.1.4 (l) and (m): self-issued certificates do not count. */
export const pathLengths: Check = (path, { maxPathLength, profile }, say) => {
  const { certificates } = path;
  const rfc = 'RFC 5280 §4.2.1.9';
  judged(path, profile).forEach(({ pathLength }, i) => {
    if (pathLength === undefined || i === 0) return;
    const below = countBelow(certificates, i, profile);
    say(
      below <= pathLength,
      () => `${nameOf(certificates, i)} allows ${count(pathLength)} below it, and there are ${below}`,
      rfc,
      failures.pathLength,
      i,
      'id-ce-basicConstraints',
    );
  });
  if (maxPathLength === undefined) return;
  const between = countBelow(certificates, certificates.length - 1, profile);
  say(
    between <= maxPathLength,
    () => `at most ${count(maxPathLength)} stand between the ends of the path, and there are ${between}`,
    'RFC 5280 §6.1.2',
    failures.pathLength,
  );
};

const countBelow = (certificates: readonly X509Certificate[], ca: number, { pathLength }: Profile): number =>
  certificates.slice(1, ca).filter(({ selfIssued }) => pathLength === 'all' || !selfIssued).length;

/**
 * RFC 5280 §6.1.3 (b) and (c): all names below a CA are within what it may vouch for. Strangers write names and constraints:
 * they are compared only where the path ends in an anchor.
 */
export const constraints: Check = (path, inquiry, say) => {
  if (inquiry.profile.nameConstraints === 'unknown' || path.end !== 'anchor') return;
  judged(path, inquiry.profile).forEach(({ nameConstraints }, i) => {
    if (nameConstraints !== undefined) constrain(path.certificates, i, nameConstraints, inquiry, say);
  });
};

function constrain(
  certificates: readonly X509Certificate[],
  i: number,
  limits: NameConstraints,
  { profile, effort }: Inquiry,
  say: Say,
): void {
  const who = () => nameOf(certificates, i);
  const ca = certificates[i]!;
  const rules = profile.structure.constraints;
  const verdict = (ok: boolean, claim: () => string, failed: keyof typeof failures, at = i) =>
    say(ok, claim, 'RFC 5280 §4.2.1.10', failures[failed], at, at === i ? 'id-ce-nameConstraints' : undefined);
  if (!ca.isCa && rules.onlyInCas)
    return verdict(false, () => `${who()} constrains no names, not being a CA`, 'badConstraint');
  const ready = effort.once(ca, 'constraints', () => readyConstraints(limits, rules, effort));
  const flaw = ready === undefined ? 'there are too many of them' : ready.flaw;
  if (ready === undefined || flaw !== undefined) {
    return verdict(false, () => `${who()} has name constraints that make sense, but ${flaw}`, 'badConstraint');
  }
  for (const position of constrained(certificates, i)) {
    const below = certificates[position]!;
    const fault = effort.once(ready, `on ${effort.numberOf(below)}`, () =>
      violation(below, ready, rules, effort, position === 0 ? profile.host : undefined),
    );
    const but = fault === undefined ? '' : `, but ${fault.because}`;
    const claim = () => `the names of ${nameOf(certificates, position)} are within what ${who()} allows${but}`;
    verdict(fault === undefined, claim, fault?.kind ?? 'notPermitted', position);
  }
}

/** Whom a CA's constraints bind: everyone below but self-issued CAs, which roll over keys. */
const constrained = (certificates: readonly X509Certificate[], ca: number): number[] =>
  Array.from({ length: ca }, (_, i) => i).filter((i) => i === 0 || !certificates[i]!.selfIssued);

const count = (n: number): string => (n === 1 ? '1 CA certificate' : `${n} CA certificates`);
