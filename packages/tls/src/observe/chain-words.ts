/** A chain of trust in words, the same in the command and on the page. */
import type { ChainCheck, ChainEvidence } from '../events/index.ts';

type ChainVoice = 'plain' | 'engineer' | 'spec';

/** What the certificate at `place` of a path of `length` is in it; `ok` where the path holds. */
export function partInChain(place: number, length: number, ok: boolean, voice: ChainVoice = 'engineer'): string {
  const parts = voice === 'plain' ? PADLOCKS : PARTS;
  if (place === 0) return length === 1 && ok ? parts.trustedItself : parts.endEntity;
  if (place < length - 1) return parts.intermediate;
  return ok ? parts.anchor : parts.end;
}

const PARTS = {
  endEntity: 'end-entity certificate',
  trustedItself: 'end-entity certificate, trusted as it is',
  intermediate: 'intermediate',
  anchor: 'trust anchor',
  end: 'where this path ends',
};

const PADLOCKS: typeof PARTS = {
  endEntity: 'the padlock that was shown',
  trustedItself: 'the padlock that was shown, which you trust itself',
  intermediate: 'whose seal is on the next',
  anchor: 'a seal you already trust',
  end: 'where this path ends',
};

/** What a check says, shown beside its certificate; traces of earlier versions say it one way only. */
export const claimBesideCertificate = ({ claim, beside }: ChainCheck): string => beside ?? claim;

/** What is wrong, of a rule that was broken. Traces of earlier versions, which name no rule, say what should have held. */
export const whatIsWrong = ({ rule, claim }: { readonly rule?: string; readonly claim: string }): string =>
  rule === undefined ? `this rule is broken: ${claim}` : claim;

/** What came of it; where it did not count, `UNENFORCED` is to stand after it. */
export function chainVerdictAlone(evidence: ChainEvidence, voice: ChainVoice = 'engineer'): string {
  const { ok, enforced, failure, host } = evidence;
  if (ok && voice === 'plain') return `The padlock is genuine${host === undefined ? '' : ` and belongs to ${host}`}.`;
  if (ok) return `The chain is valid${host === undefined ? '' : ` for ${host}`}: every check holds.`;
  const reason =
    failure === undefined ? 'no path leads to a trust anchor' : `${whatIsWrong(failure)} [${failure.code}]`;
  return `${enforced ? 'Refused' : 'Not valid'}: ${reason}.`;
}

export const isTolerated = ({ ok, enforced }: ChainEvidence): boolean => !ok && !enforced;
export const UNENFORCED = 'Verification is switched off, so this did not count.';

export const chainVerdict = (evidence: ChainEvidence, voice?: ChainVoice): string =>
  `${chainVerdictAlone(evidence, voice)}${isTolerated(evidence) ? ` ${UNENFORCED}` : ''}`;
