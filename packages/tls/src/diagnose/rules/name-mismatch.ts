import { ruleOf } from '../chain.ts';
import { strictName } from '../code.ts';
import { reissue, sayName } from '../fixes.ts';
import { namesOf, nearest } from '../names.ts';
import type { Rule } from '../rule.ts';

/** 6: the certificate is for other names than the one that was asked for. */
export const nameMismatch: Rule = {
  id: 'name_mismatch',
  number: 6,
  judge(sight) {
    const failure = sight.chainFailure;
    const [leaf] = sight.presented;
    if (failure?.code !== 'ERR_TLS_CERT_ALTNAME_INVALID' || leaf === undefined) return undefined;
    const wanted = sight.chain?.evidence.host ?? sight.host ?? 'the host';
    const names = namesOf(leaf);
    const close = nearest(wanted, names);
    const strict = strictName(close);
    const only = leaf.commonNames.length > 0 && names.length === 0;
    const why = only
      ? `It has a common name (${leaf.commonNames[0]}) and no subjectAltName; only the latter counts (RFC 9525 §1.3).`
      : `It is for ${names.slice(0, 8).join(', ') || 'no host at all'}${names.length > 8 ? ` and ${names.length - 8} more` : ''}.`;
    return {
      title: `The certificate is not for ${wanted}`,
      cause: `The server is who it says, but that is somebody else than who you asked for. ${why}${close === undefined ? '' : ` The nearest name is ${close}.`}`,
      who: 'client',
      at: 'certificate',
      ...ruleOf(failure),
      confidence: 0.9,
      evidence: sight.showPart(0, 'id-ce-subjectAltName', `the names: ${names.slice(0, 8).join(', ')}`),
      fixes: [
        ...(close === undefined || close.startsWith('*') ? [] : sayName(close, sight.place)),
        ...reissue('server', sight.chain?.evidence.host ?? sight.host),
      ],
      trials: strict === undefined ? [] : [{ change: 'servername', name: strict }],
    };
  },
};
