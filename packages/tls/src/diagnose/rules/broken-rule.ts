import type { Rule } from '../types.ts';

/** Less than any other: this says no more than what was refused. */
const CONFIDENCE = 0.2;

/** 28: a refusal that no other rule has words for: the rule that was broken, or the alert, as it stands. */
export const brokenRule: Rule = {
  id: 'broken_rule',
  number: 28,
  judge(sight) {
    const { fault, fatalAlert: alert, chainFailure } = sight;
    if (!sight.failed || (fault === undefined && alert === undefined && chainFailure === undefined)) return undefined;
    const peer = sight.side === 'client' ? 'server' : 'client';
    if (alert?.direction === 'received') {
      return {
        title: `The ${peer} refused: ${alert.name}`,
        cause: `The ${peer} ended the connection with the alert ${alert.name} (${alert.description}) and says no more. Its log may say why.`,
        who: peer,
        ...(sight.lastMessage && { at: sight.lastMessage.name }),
        confidence: CONFIDENCE,
        evidence: sight.show(alert, `the alert ${alert.name}`),
      };
    }
    const rule = chainFailure ?? (fault?.claim !== undefined && fault.rfc !== undefined ? fault : sight.failedCheck);
    const name = alert?.name ?? fault?.alert;
    return {
      title: rule === undefined ? `This ${sight.side} ended the connection` : `The ${peer} broke a rule`,
      cause:
        rule?.claim === undefined
          ? (fault?.message.replace(/\.?$/, '.') ?? `This ${sight.side} ended it with the alert ${name}.`)
          : `It does not hold that ${rule.claim} (${rule.rfc}).`,
      who: sight.side,
      ...(sight.lastHeard && { at: sight.lastHeard.name }),
      ...(rule?.claim !== undefined && rule.rfc !== undefined && { rule: { claim: rule.claim, rfc: rule.rfc } }),
      confidence: CONFIDENCE,
      evidence: [
        ...sight.show(sight.lastHeard, 'the last message that came'),
        ...sight.show(alert, `the alert ${name}`),
      ],
    };
  },
};
