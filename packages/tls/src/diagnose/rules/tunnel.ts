import { otherwiseSound, ruleOf } from '../chain.ts';
import { strictName } from '../code.ts';
import { sayName } from '../fixes.ts';
import { isNear, namesOf } from '../names.ts';
import type { Rule } from '../rule.ts';

/** 23: a good chain for another name, reached over a tunnel, a port forward or an entry in a hosts file. */
export const tunnel: Rule = {
  id: 'tunnel',
  number: 23,
  judge(sight) {
    const failure = sight.chainFailure;
    const [leaf] = sight.presented;
    const wanted = sight.chain?.evidence.host ?? sight.host;
    if (failure?.code !== 'ERR_TLS_CERT_ALTNAME_INVALID' || leaf === undefined || wanted === undefined)
      return undefined;
    const names = namesOf(leaf).filter((name) => !isNear(name));
    const name = names.find((one) => !one.startsWith('*')) ?? names[0]?.replace('*', 'www');
    if (!isNear(wanted) || name === undefined || !otherwiseSound(sight)) return undefined;
    const strict = strictName(name);
    return {
      title: `The certificate is good, but for ${name}: the connection goes through a tunnel to ${wanted}`,
      cause: `You asked for ${wanted}, which is this machine or its own network, and the certificate, with a chain that holds, is for ${names.slice(0, 4).join(', ')}. Over a tunnel or a port forward the address is not the name of the server: say the name beside it.`,
      who: 'client',
      at: 'certificate',
      ...ruleOf(failure),
      confidence: 0.96,
      evidence: sight.showPart(0, 'id-ce-subjectAltName', `the names: ${names.slice(0, 8).join(', ')}`),
      fixes: sayName(name, sight.place),
      trials: strict === undefined ? [] : [{ change: 'servername', name: strict }],
    };
  },
};
