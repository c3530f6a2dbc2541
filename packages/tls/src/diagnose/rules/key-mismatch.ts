import { called, ruleOf } from '../chain.ts';
import { matchKey, sendChain } from '../fixes.ts';
import { certificatesUnordered, presumed } from '../presumed.ts';
import type { Rule } from '../rule.ts';
import type { Sight } from '../sight.ts';
import type { Finding } from '../types.ts';

const REFUSALS = new Set(['unknown_ca', 'bad_certificate', 'certificate_unknown']);

/** The rules on signatures over the handshake. */
const SIGNATURES: ReadonlySet<string | undefined> = new Set([
  'certificate_verify.signature_tls12',
  'certificate_verify.signature_tls13',
  'server_key_exchange.signature',
]);

/** 14: the key is not the certificate's, or the chain is in the wrong order. */
export const keyMismatch: Rule = {
  id: 'key_mismatch',
  number: 14,
  judge: (sight) => wrongKey(sight) ?? wrongOrder(sight),
};

function wrongKey(sight: Sight): Finding | undefined {
  const check = sight.failedCheck;
  const wrong = SIGNATURES.has(check?.rule);
  const told = sight.alert('received')?.name === 'decrypt_error' && sight.shown.length > 0;
  if (!wrong && !told) return undefined;
  const certificate = wrong ? sight.presented[0] : sight.shown[0];
  const name = `"${called(certificate?.subject ?? '')}"`;
  const proof = sight.message('certificate_verify') ?? sight.message('server_key_exchange');
  return {
    title: wrong
      ? 'The other side shows a certificate whose key it does not have'
      : 'This side shows a certificate whose key it seems not to have',
    cause: wrong
      ? `The signature that should prove it was not made with the key of ${name}. Either the wrong key file stands beside the certificate, or somebody shows a certificate that is not theirs.`
      : `It said decrypt_error: the signature with the key of ${name} did not hold there, or, less often, the Finished message did not. Most likely the wrong key file stands beside the certificate; if it is the right one, the two ends saw different handshakes.`,
    who: wrong ? sight.side : sight.side === 'client' ? 'server' : 'client',
    at: proof?.name ?? 'certificate_verify',
    ...(wrong && check !== undefined ? ruleOf(check) : { rule: presumed.signature }),
    confidence: wrong ? 0.95 : 0.7,
    evidence: sight.show(proof, 'the signature'),
    fixes: matchKey(),
  };
}

/** Some clients take certificates only in order: each issued by the next (RFC 5246 §7.4.2). */
function wrongOrder(sight: Sight): Finding | undefined {
  const alert = sight.alert('received');
  const { shown } = sight;
  const place = shown.findIndex((one, i) => i + 1 < shown.length && one.issuerName !== shown[i + 1]!.subjectName);
  const later = shown.some((one, i) => i > place + 1 && one.subjectName === shown[place]?.issuerName);
  if (alert === undefined || !REFUSALS.has(alert.name) || place === -1 || !later) return undefined;
  return {
    title: 'The chain is shown in the wrong order',
    cause: `After "${called(shown[place]!.subject)}" comes "${called(shown[place + 1]!.subject)}", which did not issue it. Many clients sort the chain themselves, small ones do not, and this one said ${alert.name}.`,
    who: sight.side === 'client' ? 'server' : 'client',
    at: 'certificate',
    rule: certificatesUnordered,
    confidence: 0.9,
    evidence: sight.show(sight.message('certificate', 'sent'), 'the chain as it was sent'),
    fixes: sendChain(),
  };
}
