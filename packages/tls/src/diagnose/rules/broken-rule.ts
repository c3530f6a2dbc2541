import type { FaultEvent } from '../../events/index.ts';
import { asSentence } from '../../observe/index.ts';
import { ruleOf, wrongSentence } from '../chain.ts';
import type { Rule } from '../rule.ts';

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
    const rule = chainFailure ?? (fault === undefined ? sight.failedCheck : (named(fault) ?? sight.failedCheck));
    const name = alert?.name ?? fault?.alert;
    return {
      title: rule === undefined ? `This ${sight.side} ended the connection` : `The ${peer} broke a rule`,
      cause:
        rule === undefined
          ? asSentence(fault?.message ?? `this ${sight.side} ended it with the alert ${name}`)
          : wrongSentence(rule),
      who: sight.side,
      ...(sight.lastHeard && { at: sight.lastHeard.name }),
      ...(rule !== undefined && ruleOf(rule)),
      confidence: CONFIDENCE,
      evidence: [
        ...sight.show(sight.lastHeard, 'the last message that came'),
        ...sight.show(alert, `the alert ${name}`),
      ],
    };
  },
};

/** What a fault says is wrong. */
const named = ({ rule, claim, rfc }: FaultEvent) =>
  claim === undefined || rfc === undefined ? undefined : { ...(rule !== undefined && { rule }), claim, rfc };
