import { asSentence } from '../../observe/index.ts';
import { ruleOf } from '../chain.ts';
import { plainProtocol } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** 4: whoever answers does not speak TLS, or not yet. */
export const notTls: Rule = {
  id: 'not_tls',
  number: 4,
  judge(sight) {
    const { fault } = sight;
    if (fault?.bytes === undefined || sight.lastHeard !== undefined) return undefined;
    const other = sight.side === 'client' ? 'server' : 'client';
    return {
      title: `The ${other} does not speak TLS at this port`,
      cause: `${asSentence(fault.message)} Other programs call this "wrong version number", because they read these bytes as if they were a record.`,
      who: sight.side,
      ...ruleOf(fault),
      confidence: 0.98,
      evidence: sight.show(fault, 'the first bytes that came'),
      fixes: plainProtocol(sight.place),
    };
  },
};
