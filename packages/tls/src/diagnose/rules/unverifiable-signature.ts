import type { X509Certificate } from '../../x509/index.ts';
import { called, decisive, ruleOf, wrongSentence } from '../chain.ts';
import { reissue } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import type { Sight } from '../sight.ts';
import type { Finding } from '../types.ts';

const CODES = new Set(['UNSUPPORTED_SIGNATURE_ALGORITHM', 'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY']);

/** 27: a signature that this stack cannot verify, which does not make it a forged one. */
export const unverifiableSignature: Rule = {
  id: 'unverifiable_signature',
  number: 27,
  judge(sight) {
    const failure = sight.chainFailure;
    const check = decisive(sight)?.check;
    if (failure === undefined || !CODES.has(failure.code) || check?.undecided !== true) return undefined;
    const place = check.certificate ?? 0;
    const certificate = sight.presented[place];
    // A key of an unknown kind is another diagnosis.
    return certificate?.publicKey === undefined ? undefined : found(sight, certificate, place, failure);
  },
};

type Failure = NonNullable<Sight['chainFailure']>;

const found = (sight: Sight, certificate: X509Certificate, place: number, failure: Failure): Finding => ({
  title: `A signature cannot be verified here: that of ${called(certificate.subject)}`,
  cause: `${wrongSentence(failure)} That does not say that anything is forged: whoever has the algorithm, or takes such a key, can verify it. Nobody can rely on it here.`,
  who: sight.side,
  at: 'certificate',
  ...ruleOf(failure),
  confidence: 0.95,
  evidence: sight.showPart(place, 'signatureAlgorithm', certificate.signatureAlgorithm.name),
  fixes: reissue(sight.side === 'client' ? 'server' : 'client', sight.host),
});
