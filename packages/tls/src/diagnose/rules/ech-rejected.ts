import { asSentence } from '../../observe/index.ts';
import { js, sh } from '../code.ts';
import { fix } from '../fixes.ts';
import { presumed } from '../presumed.ts';
import type { Rule } from '../rule.ts';

/** 24: the server could not open the encrypted hello (RFC 9849). */
export const echRejected: Rule = {
  id: 'ech_rejected',
  number: 24,
  judge(sight) {
    const alert = sight.fatalAlert;
    const rejected = sight.fault?.code === 'ERR_TLSCOPE_ECH_REJECTED' || alert?.name === 'ech_required';
    if (!rejected) return undefined;
    const { fault } = sight;
    return {
      title: 'The server could not open the encrypted hello (ECH)',
      cause: `${asSentence(fault?.message ?? 'the client gave up because its hello did not open')} The settings that the client had, usually from the DNS, are not the server's any more, or the connection ended at another server. Nothing was said to it beyond the outer name.`,
      who: 'client',
      at: 'server_hello',
      rule: presumed.echAccepted,
      confidence: 0.98,
      evidence: [...sight.show(sight.clientHello?.event, 'the outer hello'), ...sight.show(alert, alert?.name ?? '')],
      fixes: [
        fix(
          'node',
          "try once more with the server's own settings",
          js`error.retryConfigs // give them as the next connection's ech settings`,
        ),
        fix('openssl', 'see what the DNS says today', sh`dig +short HOST type65`),
      ],
    };
  },
};
