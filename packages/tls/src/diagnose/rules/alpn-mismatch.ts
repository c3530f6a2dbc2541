import { alpn } from '../fixes.ts';
import { presumed } from '../presumed.ts';
import type { Rule } from '../rule.ts';

/** 22: no application protocol in common (RFC 7301). */
export const alpnMismatch: Rule = {
  id: 'alpn_mismatch',
  number: 22,
  judge(sight) {
    const alert = sight.fatalAlert;
    if (alert?.name !== 'no_application_protocol') return undefined;
    const offered = sight.clientHello?.alpn ?? [];
    const ours = sight.undecided('application protocol')?.considered.map(({ option }) => option) ?? [];
    return {
      title: 'There is no application protocol that both sides speak (ALPN)',
      cause: `The client offers ${offered.join(', ') || 'none'}${ours.length > 0 ? `, the server has ${ours.join(', ')}` : ', and the server has none of these'}. Without ALPN the server would have answered.`,
      who: 'server',
      at: 'client_hello',
      rule: presumed.protocolInCommon,
      confidence: 0.98,
      evidence: [
        ...sight.show(sight.clientHello?.event, `offered: ${offered.join(', ')}`),
        ...sight.show(alert, alert.name),
      ],
      fixes: alpn(ours.length > 0 ? ours : ['http/1.1']),
      trials: [{ change: 'no alpn' }],
    };
  },
};
