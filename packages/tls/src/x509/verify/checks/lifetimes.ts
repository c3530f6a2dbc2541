import { DAY } from '../../../bytes/index.ts';
import { type CertificateLabel, nameOf } from '../../certificate/index.ts';
import { chainRule } from '../../chain-rule.ts';
import { count, day } from '../../dates.ts';
import { failures } from '../../failures.ts';
import type { Check } from '../../question.ts';

const lifetime = chainRule('certificate.lifetime', {
  holds: (who, days, limit, from) =>
    `${who} begins on ${day(from)} and lasts ${count(days, 'day')}, of the at most ${limit} that it may`,
  fails: (who: CertificateLabel, days: number, limit: number, from: number) =>
    `${who} begins on ${day(from)} and lasts ${count(days, 'day')}; at most ${limit} are allowed`,
  rfc: 'BR §6.3.2',
  failed: failures.demand,
  part: 'validity',
});

/** BR §6.3.2: both ends count, so that a second more is another day. */
export const lifetimes: Check = ({ certificates }, { profile }, say) => {
  const { notBefore, notAfter } = certificates[0]!;
  const limit = profile.lifetimes.findLast(({ from }) => notBefore >= from);
  if (limit === undefined) return;
  const days = Math.ceil((notAfter - notBefore + 1000) / DAY);
  say(days <= limit.days, lifetime, () => [nameOf(certificates, 0), days, limit.days, notBefore], 0);
};
