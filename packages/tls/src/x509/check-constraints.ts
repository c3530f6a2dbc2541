import type { X509Certificate } from './certificate.ts';
import { type ChainRule, chainRule, type Say } from './chain-rule.ts';
import { judged } from './check-certificates.ts';
import type { Check, Inquiry } from './checks.ts';
import { type ConstraintFault, readyConstraints, violation } from './constraints.ts';
import type { NameConstraints } from './extensions.ts';
import { failures } from './failures.ts';
import { nameOf } from './label.ts';

const RFC = 'RFC 5280 §4.2.1.10';

const inCa = chainRule('name_constraints.in_ca', {
  holds: (who) => `${who} is a CA, and may constrain names`,
  fails: (who: string) => `${who} has name constraints, but is not a CA`,
  rfc: RFC,
  failed: failures.badConstraint,
  part: 'id-ce-nameConstraints',
});
const syntax = chainRule('name_constraints.syntax', {
  holds: (who) => `${who} has name constraints that are well-formed`,
  fails: (who: string, flaw: string) => `${who} has malformed name constraints: ${flaw}`,
  rfc: RFC,
  failed: failures.badConstraint,
  part: 'id-ce-nameConstraints',
});
const number = chainRule('name_constraints.number', {
  holds: (who) => `${who} has no more name constraints than can be compared`,
  fails: (who: string) => `${who} has too many name constraints to compare`,
  rfc: RFC,
  failed: failures.badConstraint,
  part: 'id-ce-nameConstraints',
});

/** Below: the certificate whose names are compared, the CA whose constraints they are, and the name that is wrong. */
type Compared = [who: string, ca: string, because: string];
const permitted = chainRule<Compared>('name_constraints.permitted', {
  holds: (who, ca) => `${who} has only names that ${ca} allows`,
  fails: (who, ca, because) => `${who} has a name that ${ca} does not permit: ${because}`,
  rfc: RFC,
  failed: failures.notPermitted,
});
const excluded = chainRule<Compared>('name_constraints.excluded', {
  holds: (who, ca) => `${who} has no name that ${ca} excludes`,
  fails: (who, ca, because) => `${who} has a name that ${ca} excludes: ${because}`,
  rfc: RFC,
  failed: failures.excluded,
});
const comparable = chainRule<Compared>('name_constraints.comparable', {
  holds: (who, ca) => `${who} has only names that can be compared with the name constraints of ${ca}`,
  fails: (who, ca, because) =>
    `${who} has a name that cannot be compared with the name constraints of ${ca}: ${because}`,
  rfc: RFC,
  failed: failures.badConstraint,
});
const comparisons = chainRule<Compared>('name_constraints.comparisons', {
  holds: (who, ca) => `${who} has no more names than can be compared with the name constraints of ${ca}`,
  fails: (who, ca) => `${who} and ${ca} have too many names and constraints to compare`,
  rfc: RFC,
  failed: failures.badConstraint,
});
const type = chainRule<Compared>('name_constraints.type', {
  holds: (who, ca) => `${who} has only names of types for which constraints, as those of ${ca}, are supported`,
  fails: (who, ca, because) => `${who} has a name on which the constraints of ${ca} are not supported: ${because}`,
  rfc: RFC,
  failed: failures.unknownConstraint,
});
const rules: Readonly<Record<ConstraintFault['kind'], ChainRule<Compared>>> = {
  permitted,
  excluded,
  comparable,
  comparisons,
  type,
};

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
  const form = profile.structure.constraints;
  if (!ca.isCa && form.onlyInCas) return say(false, inCa, () => [who()], i);
  const ready = effort.once(ca, 'constraints', () => readyConstraints(limits, form, effort));
  if (ready === undefined) return say(false, number, () => [who()], i);
  const { flaw } = ready;
  if (flaw !== undefined) return say(false, syntax, () => [who(), flaw], i);
  for (const position of constrained(certificates, i)) {
    const below = certificates[position]!;
    const fault = effort.once(ready, `on ${effort.numberOf(below)}`, () =>
      violation(below, ready, form, effort, position === 0 ? profile.host : undefined),
    );
    say(
      fault === undefined,
      rules[fault?.kind ?? 'permitted'],
      () => [nameOf(certificates, position), who(), fault?.because ?? ''],
      position,
    );
  }
}

/** Whom a CA's constraints bind: everyone below but self-issued CAs, which roll over keys. */
const constrained = (certificates: readonly X509Certificate[], ca: number): number[] =>
  Array.from({ length: ca }, (_, i) => i).filter((i) => i === 0 || !certificates[i]!.selfIssued);
