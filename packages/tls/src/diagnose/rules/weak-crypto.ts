import type { X509Certificate } from '../../x509/index.ts';
import { called, decisive, ruleOf, wrongSentence } from '../chain.ts';
import { reissue } from '../fixes.ts';
import { presumed } from '../presumed.ts';
import type { Rule } from '../rule.ts';
import type { Sight } from '../sight.ts';
import type { Finding } from '../types.ts';

const CODES = new Set(['CA_MD_TOO_WEAK', 'EE_KEY_TOO_SMALL', 'CA_KEY_TOO_SMALL']);
const SAID = new Set([
  'unknown_ca',
  'bad_certificate',
  'certificate_unknown',
  'unsupported_certificate',
  'insufficient_security',
  'handshake_failure',
]);
const RSA_BYTES = 256;

/** 20: a chain that is refused for a hash or a key that is too weak; many stacks call that an unknown issuer. */
export const weakCrypto: Rule = {
  id: 'weak_crypto',
  number: 20,
  judge: (sight) => refusedHere(sight) ?? refusedThere(sight),
};

function refusedHere(sight: Sight): Finding | undefined {
  const failure = sight.chainFailure;
  if (failure === undefined || !CODES.has(failure.code)) return undefined;
  const place = decisive(sight)?.check.certificate ?? 0;
  const hash = failure.code === 'CA_MD_TOO_WEAK';
  return {
    title: `A certificate is too weak: ${called(sight.presented[place]?.subject ?? '')}`,
    cause: `${wrongSentence(failure)} Weak ${hash ? 'hashes let others forge a certificate' : 'keys can be computed from the public one'}, so nobody relies on them; OpenSSL says "ca md too weak" or "key too small", others only that the issuer is unknown.`,
    who: sight.side,
    at: 'certificate',
    ...ruleOf(failure),
    confidence: 0.96,
    evidence: sight.showPart(place, hash ? 'signatureAlgorithm' : 'subjectPublicKeyInfo', 'what is too weak'),
    fixes: reissue('server', sight.host),
  };
}

function refusedThere(sight: Sight): Finding | undefined {
  const alert = sight.alert('received');
  const weak = sight.shown.find((one) => whatIsWeak(one) !== undefined);
  if (alert === undefined || weak === undefined || !SAID.has(alert.name)) return undefined;
  return {
    title: `Our certificate may be too weak: ${called(weak.subject)}`,
    cause: `The other side says ${alert.name}. One of the certificates shown has ${whatIsWeak(weak)}, which stacks of today refuse, some of them with this alert.`,
    who: sight.side === 'client' ? 'server' : 'client',
    at: 'certificate',
    rule: presumed.strongSignature,
    confidence: 0.93,
    evidence: [
      ...sight.show(sight.message('certificate', 'sent'), 'what was shown'),
      ...sight.show(alert, `the answer: ${alert.name}`),
    ],
    fixes: reissue(sight.side),
  };
}

function whatIsWeak({ publicKey, signatureAlgorithm, selfIssued }: X509Certificate): string | undefined {
  if (publicKey?.type === 'rsa' && publicKey.modulus.length < RSA_BYTES)
    return `an RSA key of ${publicKey.modulus.length * 8} bits`;
  if (!selfIssued && signatureAlgorithm.weak !== undefined) return `a signature with ${signatureAlgorithm.name}`;
  return undefined;
}
