/** A chain of trust in words, the same in the command and on the page. */
import type { ChainCheck, ChainEvidence } from './events.ts';

/** What the certificate at `place` of a path of `length` is in it; `ok` where the path holds. */
export function partInChain(place: number, length: number, ok: boolean): string {
  if (place === 0) return 'the padlock that was shown';
  if (place < length - 1) return 'whose seal is on the next';
  return ok ? 'a seal you already trust' : 'where this path ends';
}

/** A claim names its certificate; beside the certificate that is said already. */
export const claimBesideCertificate = ({ claim }: ChainCheck): string =>
  claim.replace(/^certificate \d+ "[^"]*" /, '').replace(/certificate \d+ "/g, '"');

export function chainVerdict({ ok, enforced, failure, host }: ChainEvidence): string {
  if (ok) return `The padlock is genuine${host === undefined ? '' : ` and belongs to ${host}`}: every check holds.`;
  const reason = failure === undefined ? 'no path leads to a root you trust' : `it is not true that ${failure.claim}`;
  const code = failure === undefined ? '' : ` [${failure.code}]`;
  return enforced ? `Refused: ${reason}${code}.` : `Not genuine: ${reason}${code}. ${UNENFORCED}`;
}

export const UNENFORCED = 'Verification is switched off, so this did not count.';
