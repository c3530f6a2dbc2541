/** Every rule a path is held to, in the order in which a failure decides (RFC 5280 §6.1, RFC 9525, RFC 9846 §4.5.1.3). */
import { authority, constraints, pathLengths } from './check-authority.ts';
import { dates, forms, policies } from './check-certificates.ts';
import { host, purposes } from './check-purpose.ts';
import { algorithms, anchor, keys, signatures } from './check-signatures.ts';
import type { Finding } from './failures.ts';
import type { CandidatePath } from './path.ts';
import type { ChainQuestion } from './verify.ts';

/** One family of rules, over a whole path. */
export type Check = (path: CandidatePath, question: ChainQuestion) => Finding[];

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
];

export interface Judgement {
  readonly path: CandidatePath;
  readonly findings: readonly Finding[];
  readonly failure: Finding | undefined;
  /** How far the path came: the number of the family that failed first. */
  readonly reached: number;
}

/** Every finding is made even where an early one has already decided: together they tell the whole story. */
export function judge(path: CandidatePath, question: ChainQuestion): Judgement {
  const findings: Finding[] = [];
  let failure: Finding | undefined;
  let reached = checks.length;
  checks.forEach((check, number) => {
    const made = check(path, question);
    findings.push(...made);
    if (failure !== undefined) return;
    failure = made.find((finding) => !finding.ok);
    if (failure !== undefined) reached = number;
  });
  return { path, findings, failure, reached };
}
