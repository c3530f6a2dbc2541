/** A chain of trust in words, the same in the command and on the page. */
import type { ChainCheck, ChainEvidence } from './events.ts';

/** What the certificate at `place` of a path of `length` is in it; `ok` where the path holds. */
export function partInChain(place: number, length: number, ok: boolean): string {
  if (place === 0) return 'the padlock that was shown';
  if (place < length - 1) return 'whose seal is on the next';
  return ok ? 'a seal you already trust' : 'where this path ends';
}

/** What a check says, shown beside its certificate; traces of earlier versions say it one way only. */
export const claimBesideCertificate = ({ claim, beside }: ChainCheck): string => beside ?? claim;

/** What is wrong, of a rule that was broken. Traces of earlier versions, which name no rule, say what should have held. */
export const whatIsWrong = ({ rule, claim }: { readonly rule?: string; readonly claim: string }): string =>
  rule === undefined ? `this rule is broken: ${claim}` : claim;

/** What came of it; where it did not count, `UNENFORCED` is to stand after it. */
export function chainVerdictAlone({ ok, enforced, failure, host }: ChainEvidence): string {
  if (ok) return `The padlock is genuine${host === undefined ? '' : ` and belongs to ${host}`}: every check holds.`;
  const reason =
    failure === undefined ? 'no path leads to a root you trust' : `${whatIsWrong(failure)} [${failure.code}]`;
  return `${enforced ? 'Refused' : 'Not genuine'}: ${reason}.`;
}

export const isTolerated = ({ ok, enforced }: ChainEvidence): boolean => !ok && !enforced;
export const UNENFORCED = 'Verification is switched off, so this did not count.';

export const chainVerdict = (evidence: ChainEvidence): string =>
  `${chainVerdictAlone(evidence)}${isTolerated(evidence) ? ` ${UNENFORCED}` : ''}`;
