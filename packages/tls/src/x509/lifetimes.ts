import { day } from './check-certificates.ts';
import type { Check } from './checks.ts';
import { failures } from './failures.ts';
import { nameOf } from './label.ts';

/** The longest a certificate may last that begins at `from` or later. */
export interface Lifetime {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly days: number;
}

const DAY = 86_400_000;

/** BR §6.3.2: both ends count, so that a second more is another day. */
export const lifetimes: Check = ({ certificates }, { profile }, say) => {
  const { notBefore, notAfter } = certificates[0]!;
  const limit = profile.lifetimes.findLast(({ from }) => notBefore >= from);
  if (limit === undefined) return;
  const days = Math.ceil((notAfter - notBefore + 1000) / DAY);
  const claim = () =>
    `${nameOf(certificates, 0)}, which begins on ${day(notBefore)}, lasts at most ${limit.days} days: it lasts ${days}`;
  say(days <= limit.days, claim, 'BR §6.3.2', failures.demand, 0, 'validity');
};
