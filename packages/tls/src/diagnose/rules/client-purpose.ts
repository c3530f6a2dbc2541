import { called, ruleOf } from '../chain.ts';
import { reissue } from '../fixes.ts';
import { purposeRefused } from '../presumed.ts';
import type { Rule } from '../rule.ts';
import type { Sight } from '../sight.ts';
import type { Finding } from '../types.ts';

/** 13: the certificate was issued for something else than what it is shown for. */
export const clientPurpose: Rule = {
  id: 'client_purpose',
  number: 13,
  judge: (sight) => refusedHere(sight) ?? refusedThere(sight),
};

function refusedHere(sight: Sight): Finding | undefined {
  const failure = sight.chainFailure;
  if (failure?.code !== 'INVALID_PURPOSE') return undefined;
  const role = sight.side === 'client' ? 'server' : 'client';
  const [leaf] = sight.presented;
  return {
    title: `The ${role}'s certificate is not meant for ${role}s`,
    cause: `"${called(leaf?.subject ?? '')}" is for ${(leaf?.extendedKeyUsage ?? []).join(', ') || 'nothing that is named'}; a ${role} needs ${role}Auth in its extended key usage.`,
    who: sight.side,
    at: 'certificate',
    ...ruleOf(failure),
    confidence: 0.97,
    evidence: sight.showPart(0, 'id-ce-extKeyUsage', 'what it is meant for'),
    fixes: reissue(role),
  };
}

const SAID = new Set([
  'unsupported_certificate',
  'bad_certificate',
  'certificate_unknown',
  'handshake_failure',
  'access_denied',
]);

function refusedThere(sight: Sight): Finding | undefined {
  const [own] = sight.shown;
  const alert = sight.alert('received');
  const wanted = `${sight.side}Auth`;
  const usage = own?.extendedKeyUsage;
  if (alert === undefined || !SAID.has(alert.name) || usage === undefined || usage.includes(wanted)) return undefined;
  return {
    title: `Our certificate is not meant for ${sight.side}s`,
    cause: `"${called(own?.subject ?? '')}" is for ${usage.join(', ')} and not for ${wanted}, and the other side said ${alert.name}.`,
    who: sight.side === 'client' ? 'server' : 'client',
    at: 'certificate',
    rule: purposeRefused(usage, wanted),
    confidence: 0.96,
    evidence: [
      ...sight.show(sight.message('certificate', 'sent'), 'what was shown'),
      ...sight.show(alert, `the answer: ${alert.name}`),
    ],
    fixes: reissue(sight.side),
  };
}
