import { issuerUrls } from '../../x509/index.ts';
import { attribute, called, ruleOf, topOf, unknownIssuer } from '../chain.ts';
import { sendChain } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import type { Sight } from '../sight.ts';

/** 1: the server does not send the certificates between its own and a root. Browsers fetch or remember them; others fail. */
export const missingIntermediate: Rule = {
  id: 'missing_intermediate',
  number: 1,
  judge(sight) {
    const failure = unknownIssuer(sight);
    const top = topOf(sight.presented);
    if (failure === undefined || top === undefined || top.selfIssued || sight.side === 'server') return undefined;
    const [url] = issuerUrls(top.der);
    const family = familyOf(sight, top.issuer);
    const place = sight.presented.indexOf(top);
    const where = url === undefined ? '' : ` It says itself where that one is to be had: ${url}.`;
    return {
      title: 'The server leaves out an intermediate certificate',
      cause: `The chain that the server sends ends with "${called(top.subject)}", whose issuer "${called(top.issuer)}" was not sent and is no root that is trusted here.${where} A server has to send everything but the root (RFC 9846 §4.5.1).`,
      who: 'client',
      at: 'certificate',
      ...ruleOf(failure),
      confidence: family !== undefined ? 0.9 : url !== undefined ? 0.88 : 0.45,
      evidence: [
        ...sight.showPart(place, 'issuer', `the issuer that is missing: ${called(top.issuer)}`),
        ...(url === undefined
          ? []
          : sight.showPart(place, 'id-pe-authorityInfoAccess', `where it can be fetched: ${url}`)),
      ],
      fixes: sendChain(),
      trials: url === undefined ? [] : [{ change: 'fetch intermediates' }],
    };
  },
};

/** A root that the caller gave looks as if it were of the same house as the missing issuer: only what is between is missing. */
function familyOf({ connecting }: Sight, issuer: string): string | undefined {
  const organisation = attribute(issuer, 'O');
  const words = ownWords(called(issuer));
  return connecting?.roots?.find((root) => {
    if (organisation !== undefined && attribute(root, 'O') === organisation) return true;
    const others = ownWords(called(root));
    return words.some((word) => others.includes(word));
  });
}

/** The words of a name that say whose it is, without those that every CA has. */
const ownWords = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(
      (word) =>
        word.length > 2 &&
        !/^(root|issuing|intermediate|certificate|authority|the|server|tls|ecc|rsa|g?\d+)$/.test(word),
    );
