/** Every rule a path is held to, in the order in which a failure decides (RFC 5280 §6.1, RFC 9525, RFC 9846 §4.5.1.3). */
import { type Finding, finding } from '../../chain-rule.ts';
import { MAX_COMPARISONS } from '../../effort.ts';
import type { CandidatePath, Check, Inquiry } from '../../question.ts';
import { revocation } from '../../revocation/index.ts';
import { authority, pathLengths } from './check-authority.ts';
import { dates, forms } from './check-certificates.ts';
import { constraints } from './check-constraints.ts';
import { demands } from './check-demands.ts';
import { policies } from './check-policies.ts';
import { host, purposes } from './check-purpose.ts';
import { algorithms, anchor, keys, signatures } from './check-signatures.ts';
import { timestamps } from './check-timestamps.ts';
import { lifetimes } from './lifetimes.ts';

const checks: readonly Check[] = [
  anchor,
  algorithms,
  keys,
  signatures,
  dates,
  forms,
  authority,
  pathLengths,
  constraints,
  policies,
  purposes,
  host,
  lifetimes,
  demands,
  timestamps,
  revocation,
];

/** What strangers can make long: looked at after all else, and on a path that has failed only while that is cheap. */
const COSTLY: readonly Check[] = [constraints, policies, demands, timestamps, revocation];
const CHEAP = checks.filter((check) => !COSTLY.includes(check));
const FOR_THE_STORY = MAX_COMPARISONS / 8;

export interface Judgement {
  readonly path: CandidatePath;
  readonly findings: readonly Finding[];
  readonly failure: Finding | undefined;
  /** How far the path came: the number of the family that failed first. */
  readonly reached: number;
}

/** Every finding is made even where an early one has already decided: together they tell the whole story. */
export function judge(path: CandidatePath, inquiry: Inquiry): Judgement {
  const made = new Map<Check, Finding[]>();
  let failed = false;
  const run = (check: Check): void => {
    const findings: Finding[] = [];
    made.set(check, findings);
    check(path, inquiry, (ok, rule, values, certificate, undecided) => {
      findings.push(finding(ok, rule, values, certificate, undecided));
      failed ||= !ok;
    });
  };
  for (const check of CHEAP) run(check);
  for (const check of COSTLY) if (!failed || inquiry.effort.cost.comparisons <= FOR_THE_STORY) run(check);
  const families = checks.map((check) => made.get(check) ?? []);
  const first = families.findIndex((findings) => findings.some(({ ok }) => !ok));
  const findings = families.flat();
  return {
    path,
    findings,
    failure: findings.find(({ ok }) => !ok),
    reached: first === -1 ? checks.length : first,
  };
}
