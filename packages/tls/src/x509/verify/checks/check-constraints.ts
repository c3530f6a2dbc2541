import { type CertificateLabel, type NameConstraints, nameOf, type X509Certificate } from '../../certificate/index.ts';
import { type ChainRule, chainRule, type Say } from '../../chain-rule.ts';
import { type ConstraintFault, readyConstraints, violation } from '../../constraints/index.ts';
import { failures } from '../../failures.ts';
import type { Check, Inquiry } from '../../question.ts';
import { judged } from './check-certificates.ts';

const RFC = 'RFC 5280 §4.2.1.10';

const own = {
  holds: (who: CertificateLabel) => `${who} has name constraints that are valid`,
  rfc: RFC,
  failed: failures.badConstraint,
  part: 'id-ce-nameConstraints',
} as const;
const inCa = chainRule('name_constraints.in_ca', {
  ...own,
  fails: (who: CertificateLabel) => `${who} has name constraints, but is not a CA`,
});
const syntax = chainRule('name_constraints.syntax', {
  ...own,
  fails: (who: CertificateLabel, flaw: string) => `${who} has malformed name constraints: ${flaw}`,
});
const number = chainRule('name_constraints.number', {
  ...own,
  fails: (who: CertificateLabel) => `${who} has too many name constraints to compare`,
});

/** The certificate whose names are compared, the CA whose constraints they are, and the name that is wrong. */
type Compared = [who: CertificateLabel, ca: CertificateLabel, because: string];
const compared = {
  holds: (...[who, ca]: Compared) => `${who} has only names that ${ca} allows`,
  rfc: RFC,
};
const permitted = chainRule<Compared>('name_constraints.permitted', {
  ...compared,
  fails: (who, ca, because) => `${who} has a name that ${ca} does not permit: ${because}`,
  failed: failures.notPermitted,
});
const excluded = chainRule<Compared>('name_constraints.excluded', {
  ...compared,
  fails: (who, ca, because) => `${who} has a name that ${ca} excludes: ${because}`,
  failed: failures.excluded,
});
const comparable = chainRule<Compared>('name_constraints.comparable', {
  ...compared,
  fails: (who, ca, because) => `${who} has a name that cannot be compared with those that ${ca} allows: ${because}`,
  failed: failures.badConstraint,
});
const comparisons = chainRule<Compared>('name_constraints.comparisons', {
  ...compared,
  fails: (who, ca) => `${who} and ${ca} have too many names and constraints to compare`,
  failed: failures.badConstraint,
});
const type = chainRule<Compared>('name_constraints.type', {
  ...compared,
  fails: (who, ca, because) => `${who} has a name of a type that ${ca} constrains in a way not supported: ${because}`,
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
