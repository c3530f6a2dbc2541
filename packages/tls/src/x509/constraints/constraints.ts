/** Name constraints (RFC 5280 §4.2.1.10): which names a CA may vouch for. */
import type { NameConstraints, X509Certificate } from '../certificate/index.ts';
import type { Effort } from '../effort.ts';
import { type HostRules, isDnsName, type SubjectAltName, showName } from '../names/index.ts';
import type { ConstraintRules } from '../profiles/index.ts';
import {
  type ByType,
  byType,
  type Constrained,
  constrainedName,
  constrainedNames,
  contains,
  type Subtree,
  subtree,
} from './constrained-names.ts';

export interface ConstraintFault {
  readonly kind: 'permitted' | 'excluded' | 'comparable' | 'comparisons' | 'type';
  /** What is wrong with which name. */
  readonly because: string;
}

/** The constraints of one CA, each taken apart once. */
export interface ReadyConstraints {
  readonly permitted: ByType<Subtree>;
  readonly excluded: ByType<Subtree>;
  /** What is wrong with the constraints themselves. */
  readonly flaw: string | undefined;
}

const TOO_MANY: ConstraintFault = { kind: 'comparisons', because: 'too many' };

/** `undefined` where there are too many of them. */
export function readyConstraints(
  limits: NameConstraints,
  rules: ConstraintRules,
  effort: Effort,
): ReadyConstraints | undefined {
  const { permitted = [], excluded = [] } = limits;
  if (!effort.spend(permitted.length + excluded.length)) return undefined;
  return { permitted: ready(permitted), excluded: ready(excluded), flaw: flawOf(limits, rules) };
}

const ready = (bases: readonly SubjectAltName[]): ByType<Subtree> =>
  byType(bases.map(subtree), ({ base: { type } }) => type);

function flawOf({ permitted, excluded, bounded }: NameConstraints, rules: ConstraintRules): string | undefined {
  if (rules.notEmpty && permitted === undefined && excluded === undefined) return 'they constrain nothing';
  if (rules.notEmpty && (permitted?.length === 0 || excluded?.length === 0)) return 'a list of subtrees is empty';
  if (bounded) return 'a subtree has a minimum or a maximum';
  for (const base of [...(permitted ?? []), ...(excluded ?? [])]) {
    const flaw = baseFlaw(base, rules);
    if (flaw !== undefined) return flaw;
  }
  return undefined;
}

/**
 * The first name of `certificate` that `constraints` do not allow; `undefined` where all are allowed.
 *
 * @param host how the peer's own certificate is compared with hosts
 */
export function violation(
  certificate: X509Certificate,
  { permitted, excluded }: ReadyConstraints,
  rules: ConstraintRules,
  effort: Effort,
  host?: HostRules,
): ConstraintFault | undefined {
  const all = effort.once(certificate, host ? "a host's names" : 'names', () =>
    constrainedNames(certificate, rules, host),
  );
  for (const [type, names] of all) {
    const within = permitted.get(type) ?? [];
    const outside = excluded.get(type) ?? [];
    if (within.length + outside.length === 0) continue;
    if (!effort.spend(names.length)) return TOO_MANY;
    const taken = effort.once(names, 'apart', () => names.map((name) => constrainedName(name, rules)));
    for (const name of taken) {
      const fault = judge(name, within, outside, effort);
      if (fault !== undefined) return fault;
    }
  }
  return undefined;
}

function judge(
  name: Constrained,
  within: readonly Subtree[],
  outside: readonly Subtree[],
  effort: Effort,
): ConstraintFault | undefined {
  const held = name.name;
  if (name.flawed) return { kind: 'comparable', because: showName(held) };
  if (!('value' in held) && !('rdns' in held)) {
    return { kind: 'type', because: held.type };
  }
  for (const tree of outside) {
    if (!effort.spend(costOf(tree))) return TOO_MANY;
    if (contains(tree, name, 'some')) {
      return { kind: 'excluded', because: `${showName(held)} is excluded by ${showName(tree.base)}` };
    }
  }
  if (within.length === 0) return undefined;
  for (const tree of within) {
    if (!effort.spend(costOf(tree))) return TOO_MANY;
    if (contains(tree, name, 'all')) return undefined;
  }
  const trees = within.slice(0, 4).map(({ base }) => showName(base));
  return { kind: 'permitted', because: `${showName(held)} is not within ${trees.join(', ')}` };
}

/** A directory name is compared part by part. */
const costOf = ({ base }: Subtree): number => (base.type === 'directoryName' ? 1 + base.rdns.length : 1);

function baseFlaw(base: SubjectAltName, rules: ConstraintRules): string | undefined {
  const text = () => `the subtree ${showName(base)}`;
  switch (base.type) {
    case 'dNSName': {
      const below = rules.leadingPeriod === 'below' && base.value.length > 1;
      const domain = (below ? base.value.replace(/^\./, '') : base.value).toLowerCase();
      const sound = !rules.wellFormed || base.value === '' || isDnsName(domain);
      return sound ? undefined : `${text()} is not a DNS name`;
    }
    case 'iPAddress':
      return isRange(base.value, rules) ? undefined : `${text()} is not an address and a mask`;
    case 'rfc822Name':
      return !rules.wellFormed || base.value.split('@').length <= 2
        ? undefined
        : `${text()} is not a mail address, host or domain`;
    default:
      return undefined;
  }
}

/** An address and a mask of ones followed by zeros (RFC 4632 §3.1). */
function isRange(bytes: Uint8Array, { wholeMasks }: ConstraintRules): boolean {
  if (bytes.length !== 8 && bytes.length !== 32) return false;
  const mask = Array.from(bytes.subarray(bytes.length / 2), (byte) => byte.toString(2).padStart(8, '0')).join('');
  return !wholeMasks || /^1*0*$/.test(mask);
}
