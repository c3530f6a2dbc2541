import { keyName, type X509Certificate } from '../../x509/index.ts';
import { called, ruleOf } from '../chain.ts';
import { reissue } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import type { Sight } from '../sight.ts';
import type { Finding } from '../types.ts';

/** With a key that cannot be read no signature under it can be checked. */
const CODES = new Set(['UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY', 'CERT_SIGNATURE_FAILURE']);

/** 26: the peer's key, or that of a CA above it, is of a kind that this stack does not have. */
export const unknownKey: Rule = {
  id: 'unknown_key',
  number: 26,
  judge(sight) {
    const place = sight.presented.findIndex(({ publicKey }) => publicKey === undefined);
    const certificate = sight.presented[place];
    if (certificate === undefined || !brokeOnIt(sight)) return undefined;
    return found(sight, certificate, place);
  },
};

const brokeOnIt = (sight: Sight): boolean =>
  sight.alert('sent')?.name === 'unsupported_certificate' ||
  (sight.chainFailure !== undefined && CODES.has(sight.chainFailure.code));

function found(sight: Sight, certificate: X509Certificate, place: number): Finding {
  const kind = keyName(undefined, certificate.spkiDer);
  const whose =
    place === 0 ? `the ${sight.side === 'client' ? 'server' : 'client'}` : `the CA "${called(certificate.subject)}"`;
  return {
    title: `The key of ${whose} is of a kind this stack does not have`,
    cause: `It is ${kind}. Nothing is wrong with the certificate itself: whoever has that algorithm can use it. Here there are RSA, ECDSA on P-256, P-384 and P-521, Ed25519, Ed448 and ML-DSA; most other stacks have the first two.`,
    who: sight.side,
    at: 'certificate',
    ...(sight.chainFailure === undefined ? {} : ruleOf(sight.chainFailure)),
    confidence: 0.97,
    evidence: sight.showPart(place, 'subjectPublicKeyInfo', kind),
    fixes: reissue(sight.side === 'client' ? 'server' : 'client', sight.host ?? 'NAME'),
  };
}
