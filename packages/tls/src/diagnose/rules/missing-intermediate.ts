import { issuerUrls } from '../../x509/index.ts';
import { attribute, called, ruleOf, topOf, unknownIssuer } from '../chain.ts';
import { sendChain } from '../fixes.ts';
import type { Sight } from '../sight.ts';
import type { Rule } from '../types.ts';

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

/** A root that the caller gave is of the same organisation as the missing issuer: only what is between them is missing. */
function familyOf({ connecting }: Sight, issuer: string): string | undefined {
  const organisation = attribute(issuer, 'O');
  return connecting?.roots?.find((root) => organisation !== undefined && attribute(root, 'O') === organisation);
}
