/** What the rules ask about the peer's chain. */

import type { ChainCheck, ChainFailure, PathEvidence } from '../events/index.ts';
import { asSentence, whatIsWrong } from '../observe/index.ts';
import type { X509Certificate } from '../x509/index.ts';
import type { Sight } from './sight.ts';
import type { Diagnosis } from './types.ts';

const UNKNOWN_ISSUER = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
]);

/** The chain leads nowhere that is trusted. */
export function unknownIssuer({ chainFailure }: Sight): ChainFailure | undefined {
  return chainFailure !== undefined && UNKNOWN_ISSUER.has(chainFailure.code) ? chainFailure : undefined;
}

/** The topmost of what was presented, following issuers from the peer's own certificate. */
export function topOf(presented: readonly X509Certificate[]): X509Certificate | undefined {
  let top = presented[0];
  for (let i = 0; i < presented.length && top !== undefined && !top.selfIssued; i++) {
    const above = presented.find((other) => other !== top && other.subjectName === top!.issuerName);
    if (above === undefined) return top;
    top = above;
  }
  return top;
}

/** One attribute of a name as RFC 4514 writes it: `O`, `CN`. */
export const attribute = (name: string, type: 'CN' | 'O'): string | undefined =>
  new RegExp(`(?:^|,)${type}=((?:\\\\.|[^,\\\\])+)`).exec(name)?.[1];

/** How a person calls the holder of a name. */
export const called = (name: string): string => attribute(name, 'CN') ?? attribute(name, 'O') ?? (name || '(no name)');

/** The check that decided, and the path that it is of. */
export function decisive(sight: Sight): { readonly check: ChainCheck; readonly path: PathEvidence } | undefined {
  const failure = sight.chainFailure;
  if (failure === undefined) return undefined;
  for (const path of sight.chain?.evidence.paths ?? []) {
    const check = path.checks.find(({ ok }) => !ok);
    if (check !== undefined && isOf(check, failure)) return { check, path };
  }
  return undefined;
}

/** Traces of earlier versions name no rule. */
const isOf = (check: ChainCheck, { rule, certificate, claim }: ChainFailure): boolean =>
  rule === undefined ? check.claim === claim : check.rule === rule && check.certificate === certificate;

/** Whether the only thing wrong with the best path is of these codes' kind: every other check of it holds. */
export const otherwiseSound = (sight: Sight): boolean =>
  (decisive(sight)?.path.checks.filter(({ ok }) => !ok).length ?? 0) === 1;

interface Broken {
  readonly rule?: string;
  readonly claim: string;
  readonly rfc: string;
}

/** For the diagnosis; nothing where a trace of an earlier version names no rule. */
export const ruleOf = ({ rule: id, claim, rfc }: Partial<Broken>): Pick<Diagnosis, 'rule'> =>
  id === undefined || claim === undefined || rfc === undefined ? {} : { rule: { id, claim, rfc } };

/** What is wrong, as a whole sentence. */
export const wrongSentence = (broken: Pick<Broken, 'rule' | 'claim'>): string => asSentence(whatIsWrong(broken));
