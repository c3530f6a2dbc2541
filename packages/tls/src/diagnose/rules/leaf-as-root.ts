import { called, ruleOf, unknownIssuer } from '../chain.ts';
import { boardRoot, trustRoot } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** 15: what was given as a root is the server's own certificate, or one in the middle. */
export const leafAsRoot: Rule = {
  id: 'leaf_as_root',
  number: 15,
  judge(sight) {
    const failure = unknownIssuer(sight);
    const roots = sight.connecting?.roots ?? [];
    const place = sight.presented.findIndex((one) => !one.selfIssued && roots.includes(one.subject));
    const pinned = sight.presented[place];
    if (failure === undefined || pinned === undefined) return undefined;
    const name = called(pinned.subject);
    const what = place === 0 ? "the server's own certificate" : 'an intermediate certificate';
    return {
      title: `What is trusted here is ${what}, not a root: ${name}`,
      cause: `"${name}" was given as the root. A path has to end in a certificate that vouches for itself; some device stacks (mbedTLS, BearSSL) take this one all the same, and stop working on the day it is renewed, which for ${place === 0 ? "a server's certificate is after weeks" : 'an intermediate can be any day'}. Give the root instead: "${called((sight.presented.at(-1) ?? pinned).issuer)}" or what stands above it.`,
      who: 'client',
      at: 'certificate',
      ...ruleOf(failure),
      confidence: 0.94,
      evidence: sight.showPart(place, 'subject', `given as a root: ${name}`),
      fixes: [
        ...boardRoot('chain.pem'),
        ...trustRoot(sight.place, 'root.pem').filter(({ for: whom }) => whom !== 'arduino' && whom !== 'esp-idf'),
      ],
      trials: [{ change: 'roots from peer' }],
    };
  },
};
