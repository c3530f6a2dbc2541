import { issuerUrls } from '../../x509/index.ts';
import { called, ruleOf, topOf, unknownIssuer } from '../chain.ts';
import { trustRoot } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import type { Sight } from '../sight.ts';
import type { Finding } from '../types.ts';

/** 3: the root is somebody's own, and was not given here. */
export const privateCa: Rule = {
  id: 'private_ca',
  number: 3,
  judge(sight) {
    const renewed = sameNameOtherKey(sight);
    if (renewed !== undefined) return renewed;
    const failure = unknownIssuer(sight);
    const top = topOf(sight.presented);
    if (failure === undefined || top === undefined) return undefined;
    const who = sight.side === 'client' ? 'server' : 'client';
    const alone = top === sight.presented[0];
    const own = top.selfIssued ? called(top.subject) : called(top.issuer);
    const given = sight.connecting?.roots;
    const trusted = given === undefined ? 'the usual roots' : `the roots given here (${given.map(called).join(', ')})`;
    return {
      title:
        top.selfIssued && alone
          ? `The ${who}'s certificate vouches for itself`
          : `The ${who}'s certificate comes from a CA that is not trusted here: ${own}`,
      cause: `The chain leads to "${own}", which is not among ${trusted}. A company's or a project's own CA has to be given to each of its clients; its certificate must come to you by a way you trust, not from the connection itself.`,
      who: sight.side,
      at: 'certificate',
      ...ruleOf(failure),
      confidence: top.selfIssued ? 0.86 : issuerUrls(top.der).length > 0 ? 0.4 : 0.6,
      evidence: sight.showPart(
        sight.presented.indexOf(top),
        top.selfIssued ? 'subject' : 'issuer',
        `not trusted here: ${own}`,
      ),
      fixes: trustRoot(sight.place),
      trials: [{ change: 'roots from peer' }],
    };
  },
};

/** A CA that was made anew under its old name: the root here is of the other generation. */
function sameNameOtherKey(sight: Sight): Finding | undefined {
  const failure = sight.chainFailure;
  const issuer = topOf(sight.presented)?.issuer;
  if (failure?.code !== 'CERT_SIGNATURE_FAILURE' || issuer === undefined) return undefined;
  const place = sight.presented.length - 1;
  return {
    title: `A CA of that name is trusted here, but with another key: ${called(issuer)}`,
    cause: `The chain says that it comes from "${called(issuer)}", and a certificate of that name is at hand, but its key did not make the signature. Mostly the CA was made anew under its old name, and one side still has the old one. It could also be that somebody puts on a name that is not theirs: compare the fingerprints of both.`,
    who: sight.side,
    at: 'certificate',
    ...ruleOf(failure),
    confidence: 0.88,
    evidence: sight.showPart(place, 'signatureValue', 'the signature that does not fit'),
    fixes: trustRoot(sight.place, 'new-ca.pem'),
    trials: [{ change: 'roots from peer' }],
  };
}
